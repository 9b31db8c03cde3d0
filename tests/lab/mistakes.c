/* Every mistake that a lab.ini can hold: its place, what is wrong, what was expected. */
#include "scratch.h"

#include "../check.h"
#include "lab/lab_error.h"
#include "lab/lab_read.h"
#include "lab/words.h"

#include <sys/stat.h>
#include <unistd.h>

/* Reads a lab of that text and wants the failure "FOLDER/lab.ini:LINE: PROBLEM", status 65. */
static void wrong_bytes(unsigned line, const char *problem, const char *text, size_t length)
{
    char folder[PATH_LENGTH], want[480];
    struct lab_error error;
    make_lab(folder, "wrong", text, length);
    struct lab *lab = lab_read(folder, &error);
    snprintf(want, sizeof want, "%s/lab.ini:%u: %s", folder, line, problem);
    check_that(lab == NULL, "refused: %s", problem);
    if (lab) {
        lab_free(lab);
        return;
    }
    check_text("message", error.text, want);
    check_int("status", error.status, 65);
}

static void wrong(unsigned line, const char *problem, const char *text)
{
    wrong_bytes(line, problem, text, strlen(text));
}

/* What is said of the key "colour" in [workload], where every knob but three belongs. */
static const char *unknown_key(char *text, size_t size)
{
    const char *names[KNOB_COUNT + 4] = {"name", "workers", "pin"};
    char list[300];
    size_t count = 3;
    for (enum knob knob = 0; knob < KNOB_COUNT; knob++)
        if (strcmp(knob_table[knob].section, "workload") == 0)
            names[count++] = knob_table[knob].name;
    check_int("knobs of [measure]", KNOB_COUNT + 3 - (int)count, 3);
    snprintf(text, size, "no key of [workload] is called \"colour\"; expected %s",
             words_join(list, sizeof list, names));
    return text;
}

void test_wrong_lines(void)
{
    char text[1024];
    wrong(3, "not a line of a lab; expected [section] or key = value",
          "[lab]\ntitle = Why?\nconsumers 4\n[nonsense]\n");
    wrong(1, "not a line of a lab; expected [section] or key = value", "[lab\ntitle = Why?\n");
    wrong(5, "no section is called [workloads]; expected workload",
          HEAD "[workloads]\nname = prefilled\n");
    wrong(5,
          "no section is called [notebook]; expected lab, queues, workload, measure, explore or "
          "predict",
          HEAD "[notebook]\n");
    wrong(1,
          "\"title\" stands before any section; expected [lab], [queues], [workload], "
          "[measure], [explore] or [predict] first",
          "title = Why?\n[lab]\n");
    wrong(7, "no key of [workload] is called \"consumer\"; expected consumers",
          GOOD "consumer = 4\n");
    wrong(7, unknown_key(text, sizeof text), GOOD "colour = red\n");
    wrong(7, "the key \"rounds\" does not belong in [workload]; expected it in [measure]",
          GOOD "rounds = 12\n");
    wrong(9, "consumers again; expected it once, and line 7 has it",
          GOOD "consumers = 4\nitems = 10\nconsumers = 8\n");
    wrong(3, "title again; expected it once, and line 2 has it",
          "[lab]\ntitle = Why?\ntitle = How?\n");
    snprintf(text, sizeof text, GOOD "; %0*d\nconsumers = 4\n", 300, 0);
    wrong(7, "the line is too long; expected at most 198 bytes", text);
    snprintf(text, sizeof text, GOOD "consumers = 4 %*s\n", 300, "8");
    wrong(7, "the line is too long; expected at most 198 bytes", text);
    wrong_bytes(3, "the byte 0x00; expected plain text", "[lab]\ntitle = Why?\nfr\0om = me\n", 25);
    wrong_bytes(1, "the byte 0x7f; expected plain text",
                "\x7f"
                "ELF\2\1\1\0\0\0",
                10);
}

void test_longest_line(void)
{
    char text[1024];
    snprintf(text, sizeof text, GOOD "%*s\n", 198, "consumers = 7");
    memcpy(strstr(text, "prefilled\n") + 10, "items = 9 ;", 11);
    struct lab *lab = right(text);
    if (lab)
        check_int("items", (int64_t)lab->scenario.knob[KNOB_ITEMS], 9);
    lab_free(lab);
}

void test_wrong_values(void)
{
    wrong(7, "consumers is a sweep over nothing; expected one value or several, such as 1 2 4",
          GOOD "consumers =\n");
    wrong(7, "consumers is a sweep over nothing; expected one value or several, such as 1 2 4",
          GOOD "consumers = , ,\n");
    wrong(7, "consumers cannot be \"1000000000\"; expected 1 to 64",
          GOOD "consumers = 1000000000\n");
    wrong(7, "consumers cannot be \"0\"; expected 1 to 64", GOOD "consumers = 2 0\n");
    wrong(7, "consumers cannot be \"99999999999999999999\"; expected 1 to 64",
          GOOD "consumers = 99999999999999999999\n");
    wrong(7, "consumers cannot be \"many\"; expected a whole number such as 4, 100k or 1M",
          GOOD "consumers = many\n");
    wrong(7, "consumers has the value 4 twice; expected each value once",
          GOOD "consumers = 4 2 4\n");
    wrong(7, "consumers has too many values; expected at most 32",
          GOOD
          "consumers = 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 "
          "28 29 30 31 32 33\n");
    wrong(8, "two sweeps, consumers and items; expected several values for one knob only",
          GOOD "consumers = 1 2\nitems = 10 20\n");
    wrong(8, "rounds cannot be \"-3\"; expected a whole number such as 4, 100k or 1M",
          GOOD "[measure]\nrounds = -3\n");
    wrong(8, "rounds cannot be \"0\"; expected 1 to 10 000", GOOD "[measure]\nrounds = 0\n");
    wrong(8, "duration cannot be \"5\"; expected a time such as 50us, 1.5ms or 2s",
          GOOD "[measure]\nduration = 5\n");
    wrong(8, "duration cannot be \"1000s\"; expected 0 s to 600 s",
          GOOD "[measure]\nduration = 1000s\n");
    wrong(8, "stamp cannot be \"fence\"; expected fenced", GOOD "[measure]\nstamp = fence\n");
    wrong(8, "program is empty; expected a line of text", GOOD "[explore]\nprogram =\n");
    wrong(8, "capacity cannot be \"0\"; expected 1 to 1 000", GOOD "[explore]\ncapacity = 0\n");
    wrong(7, "workers cannot be \"fibers\"; expected threads or processes",
          GOOD "workers = fibers\n");
    wrong(7, "pin cannot be \"maybe\"; expected no or yes", GOOD "pin = maybe\n");
    wrong(6, "name cannot be \"never_empty\"; expected never-empty",
          HEAD "[workload]\nname = never_empty\n");
    wrong(3,
          "plot cannot be \"pie\"; expected rate, sweep, timeline, cost, throughput, measures or "
          "ecdf",
          "[lab]\ntitle = Why?\nplot = pie\n");
    wrong(2, "title is empty; expected a line of text", "[lab]\ntitle =\n");
    wrong(2, "no queue is called \"mutx\"; expected mutex", "[queues]\nmutx = never\n");
    wrong(2, "mutex cannot be \"nevr\"; expected never", "[queues]\nmutex = nevr\n");
    wrong(2,
          "mutex cannot be \"\"; expected never, sometimes, always, hangs, loses, repeats, "
          "invents, overtakes, late or early",
          "[queues]\nmutex =\n");
    wrong(3, "the queue mutex is named twice; expected each queue once",
          "[queues]\nmutex = never\nmutex = never\n");
}

void test_wrong_wholes(void)
{
    wrong(1, "no title; expected title = ... in [lab]", "");
    wrong(4, "no title; expected title = ... in [lab]",
          "[queues]\nmutex = never\n[workload]\nname = prefilled\n");
    wrong(4, "no queues; expected lines such as mutex = never in [queues]",
          "[lab]\ntitle = Why?\n[workload]\nname = prefilled\n");
    wrong(4, "no workload; expected name = ... in [workload]", HEAD);
    wrong(7,
          "producers means nothing in prefilled; expected one of consumers, items, capacity, work, "
          "looks, jitter, ops, duration, timeout or rollback",
          GOOD "producers = 2\nitems = 10\n");
    wrong(8,
          "items means nothing in never-empty; expected one of consumers, capacity, work, looks, "
          "jitter, ops, duration, timeout or rollback",
          HEAD "[workload]\nname = never-empty\nconsumers = 2\nitems = 1 2\n");
    wrong(8, "a run would never end; expected ops or duration above 0",
          GOOD "[measure]\nduration = 0\n");
    wrong(8, "80 workers; expected at most 64, consumers and producers together",
          HEAD "[workload]\nname = producer-consumer\nconsumers = 1 40\nproducers = 40\n");
    wrong(7, "capacity 5 is too small for prefilled; expected 0 or at least 10",
          GOOD "capacity = 5\nitems = 10\n");
    wrong(7, "capacity 4 is too small for never-empty; expected 0 or at least 8",
          HEAD "[workload]\nname = never-empty\ncapacity = 4\nconsumers = 2 8\n");
    wrong(3, "nothing is swept; expected several values for one knob, or another plot",
          "[lab]\ntitle = Why?\nplot = sweep\n[queues]\nmutex = never\n"
          "[workload]\nname = prefilled\n");
}

void test_no_file(void)
{
    char folder[PATH_LENGTH], path[PATH_LENGTH + 16], want[PATH_LENGTH + 100];
    snprintf(folder, sizeof folder, "%s/absent", scratch);
    snprintf(want, sizeof want, "%s: No such file or directory; expected a lab's folder", folder);
    refused(folder, 66, want);

    make_lab(folder, "nothing", "", 0);
    snprintf(path, sizeof path, "%s/lab.ini", folder);
    unlink(path);
    snprintf(want, sizeof want, "%s: No such file or directory; expected a readable text file",
             path);
    refused(folder, 66, want);

    check_int("mkdir", mkdir(path, 0700), 0);
    snprintf(want, sizeof want, "%s: Is a directory; expected a readable text file", path);
    refused(folder, 66, want);
    rmdir(path);

    check_int("symlink", symlink("lab.ini", path), 0); /* unreadable even for root */
    snprintf(want, sizeof want,
             "%s: Too many levels of symbolic links; expected a readable text file", path);
    refused(folder, 66, want);
    unlink(path);
}

void test_wrong_predictions(void)
{
#define ASKS GOOD "consumers = 1 2\n[predict]\n"
    wrong(9, "rate is about the queue vyukov; expected one of [queues]",
          ASKS "rate = rate of vyukov\n");
    wrong(9, "rate is about a point that is not run; expected a value of consumers",
          ASKS "rate = rate of mutex at consumers=4\n");
    wrong(9, "cost is about a point that is not run; expected a value of consumers",
          ASKS "cost = rate of mutex at consumers=1 / mutex at consumers=4\n");
    wrong(9, "no figure of prefilled is called \"items/s\"; expected items",
          ASKS "speed = items/s of mutex\n");
    wrong(9, "it ends too early; expected FIGURE of QUEUE, such as rate of mutex-trylock",
          ASKS "rate = rate of\n");
    wrong(9, "at \"2\"; expected a knob and its value, such as consumers=4",
          ASKS "rate = rate of mutex at 2\n");
    wrong(9, "\"or\" is too much; expected FIGURE of QUEUE at KNOB=VALUE",
          ASKS "rate = rate of mutex or not\n");
    wrong(9, "a verdict is no number; expected verdict of QUEUE at KNOB=VALUE",
          ASKS "mutex = most verdict of mutex\n");
    wrong(10, "rate again; expected each prediction once",
          ASKS "rate = rate of mutex\nrate = rate of mutex\n");
}
