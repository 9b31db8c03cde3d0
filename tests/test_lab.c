/* The lab room: numbers, words, knobs, and every mistake a lab.ini can hold, with its line. */
#include "check.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lab/lab.h"

/* ---- a folder for lab files ---- */

#define PATH_LENGTH 100

static char scratch[] = "/tmp/qlab-test-XXXXXX";

static void write_file(const char *path, const char *text, size_t length)
{
    FILE *file = fopen(path, "w");
    check_that(file && fwrite(text, 1, length, file) == length, "%s can be written", path);
    if (file)
        check_int("fclose", fclose(file), 0);
}

/* Makes SCRATCH/NAME/lab.ini; *folder becomes SCRATCH/NAME. */
static void make_lab(char folder[PATH_LENGTH], const char *name, const char *text, size_t length)
{
    char path[PATH_LENGTH + 16];
    snprintf(folder, PATH_LENGTH, "%s/%s", scratch, name);
    check_that(mkdir(folder, 0700) == 0 || errno == EEXIST, "%s can be made", folder);
    snprintf(path, sizeof path, "%s/lab.ini", folder);
    unlink(path);
    write_file(path, text, length);
}

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

#define HEAD "[lab]\ntitle = Why?\n[queues]\nmutex = never\n" /* lines 1 to 4 */
#define GOOD HEAD "[workload]\nname = prefilled\n"            /* lines 5 and 6 */

static struct lab *right(const char *text)
{
    char folder[PATH_LENGTH];
    struct lab_error error;
    make_lab(folder, "right", text, strlen(text));
    struct lab *lab = lab_read(folder, &error);
    check_that(lab != NULL, "read without error, got: %.400s", error.text);
    return lab;
}

/* ---- numbers and words ---- */

static void test_number_read(void)
{
    static const struct {
        const char *text;
        enum knob_unit unit;
        uint64_t value;
        const char *expected;
    } cases[] = {
        {"4", UNIT_COUNT, 4, NULL},
        {"0", UNIT_COUNT, 0, NULL},
        {"007", UNIT_COUNT, 7, NULL},
        {"100k", UNIT_COUNT, 100000, NULL},
        {"100K", UNIT_COUNT, 100000, NULL},
        {"1M", UNIT_COUNT, 1000000, NULL},
        {"2G", UNIT_COUNT, 2000000000, NULL},
        {"1.5k", UNIT_COUNT, 1500, NULL},
        {"18446744073709551615", UNIT_COUNT, UINT64_MAX, NULL},
        {"18446744073709551616", UNIT_COUNT, 0, "a smaller number"},
        {"18446744073709552k", UNIT_COUNT, 0, "a smaller number"},
        {"99999999999999999999999", UNIT_COUNT, 0, "a smaller number"},
        {"1.5", UNIT_COUNT, 0, "a whole number"},
        {"1.2345k", UNIT_COUNT, 0, "a whole number"},
        {"0.0000000001G", UNIT_COUNT, 0, "at most nine decimals"},
        {"", UNIT_COUNT, 0, "a whole number such as 4, 100k or 1M"},
        {"-5", UNIT_COUNT, 0, "a whole number such as 4, 100k or 1M"},
        {"+5", UNIT_COUNT, 0, "a whole number such as 4, 100k or 1M"},
        {"k", UNIT_COUNT, 0, "a whole number such as 4, 100k or 1M"},
        {"1.", UNIT_COUNT, 0, "a whole number such as 4, 100k or 1M"},
        {".5k", UNIT_COUNT, 0, "a whole number such as 4, 100k or 1M"},
        {"1..5k", UNIT_COUNT, 0, "a whole number such as 4, 100k or 1M"},
        {"4 ", UNIT_COUNT, 0, "a whole number such as 4, 100k or 1M"},
        {"0x10", UNIT_COUNT, 0, "a whole number such as 4, 100k or 1M"},
        {"1e3", UNIT_COUNT, 0, "a whole number such as 4, 100k or 1M"},
        {"50us", UNIT_COUNT, 0, "a whole number such as 4, 100k or 1M"},
        {"0", UNIT_TIME, 0, NULL},
        {"0s", UNIT_TIME, 0, NULL},
        {"7ns", UNIT_TIME, 7, NULL},
        {"50us", UNIT_TIME, 50000, NULL},
        {"50µs", UNIT_TIME, 50000, NULL},
        {"1.5ms", UNIT_TIME, 1500000, NULL},
        {"2s", UNIT_TIME, 2000000000, NULL},
        {"5", UNIT_TIME, 0, "a time such as 50us, 1.5ms or 2s"},
        {"5k", UNIT_TIME, 0, "a time such as 50us, 1.5ms or 2s"},
        {"-2s", UNIT_TIME, 0, "a time such as 50us, 1.5ms or 2s"},
        {"1.5ns", UNIT_TIME, 0, "whole nanoseconds"},
        {"18446744074s", UNIT_TIME, 0, "a smaller number"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint64_t value = 42;
        check_text(cases[i].text, number_read(cases[i].text, cases[i].unit, &value),
                   cases[i].expected);
        check_that(value == (cases[i].expected ? 42 : cases[i].value),
                   "\"%s\": got %" PRIu64 ", want %" PRIu64, cases[i].text, value, cases[i].value);
    }
}

static void test_number_write(void)
{
    char text[40];
    check_text("0", number_write(text, sizeof text, UNIT_COUNT, 0), "0");
    check_text("999", number_write(text, sizeof text, UNIT_COUNT, 999), "999");
    check_text("40000", number_write(text, sizeof text, UNIT_COUNT, 40000), "40 000");
    check_text("most", number_write(text, sizeof text, UNIT_COUNT, UINT64_MAX),
               "18 446 744 073 709 551 615");
    check_text("0 s", number_write(text, sizeof text, UNIT_TIME, 0), "0 s");
    check_text("7 ns", number_write(text, sizeof text, UNIT_TIME, 7), "7 ns");
    check_text("50 us", number_write(text, sizeof text, UNIT_TIME, 50000), "50 us");
    check_text("1.5 ms", number_write(text, sizeof text, UNIT_TIME, 1500000), "1.5 ms");
    check_text("600 s", number_write(text, sizeof text, UNIT_TIME, 600000000000), "600 s");
    check_text("cut", number_write(text, 4, UNIT_COUNT, 40000), "40 ");
}

static void test_words(void)
{
    static const char *const names[] = {"mutex", "mutex-trylock", "vyukov", NULL};
    char text[80];
    check_text("a letter left out", nearest_name("mutx", names), "mutex");
    check_text("a letter too many", nearest_name("vyuukov", names), "vyukov");
    check_text("neighbours swapped", nearest_name("mtuex", names), "mutex");
    check_text("no dash", nearest_name("mutextrylock", names), "mutex-trylock");
    check_text("itself", nearest_name("vyukov", names), "vyukov");
    check_text("nothing near", nearest_name("semaphore", names), NULL);
    check_text("one letter", nearest_name("x", names), NULL);
    check_text("no word", nearest_name("", names), NULL);
    check_int("index", word_index("vyukov", names), 2);
    check_int("no index", word_index("vyuko", names), -1);
    check_text("joined", words_join(text, sizeof text, names), "mutex, mutex-trylock or vyukov");
    check_text("near", words_expected(text, sizeof text, "mutx", names), "expected mutex");
    check_text("not near", words_expected(text, sizeof text, "red-black", names),
               "expected mutex, mutex-trylock or vyukov");
}

static void test_tables(void)
{
    for (enum knob knob = 0; knob < KNOB_COUNT; knob++) {
        const struct knob_class *class = &knob_table[knob];
        check_int(class->name, (int64_t)knob_find(class->name), (int64_t)knob);
        check_that(class->least <= class->usual && class->usual <= class->most,
                   "%s: the usual value lies within the limits", class->name);
    }
    check_int("no such knob", (int64_t)knob_find("colour"), KNOB_COUNT);
    for (size_t w = 0; w < WORKLOAD_COUNT; w++)
        check_text("workload", words_workload[w], workload_table[w].name);
    check_that(words_workload[WORKLOAD_COUNT] == NULL, "the workload words end");
    check_that(!workload_uses(WORKLOAD_PREFILLED, KNOB_PRODUCERS), "prefilled has no producers");
    check_that(workload_uses(WORKLOAD_PREFILLED, KNOB_ITEMS), "prefilled has items");
}

/* ---- a lab that is right ---- */

static void test_read(void)
{
    struct lab *lab =
        right("\xEF\xBB\xBF; a comment\r\n"
              "[lab]\r\ntitle = Why: a = b?\r\nfrom=me\r\nplot = sweep\r\n"
              "[queues]\n  mutex-trylock = sometimes ; near a comment\n  mutex = never\n"
              "# another\n[workload]\nname = producer-consumer\nworkers = processes\n"
              "pin = yes\nconsumers = 4\nproducers = 1, 2 8\nrate = 10k\n"
              "[measure]\nrounds = 3\nduration = 1.5ms\nstamp = ticket");
    if (!lab)
        return;
    check_text("name", lab->name, "right");
    check_text("title", lab->title, "Why: a = b?");
    check_text("from", lab->from, "me");
    check_text("plot", lab->plot, "sweep");
    check_int("queues", (int64_t)lab->queue_count, 2);
    check_text("first queue", lab->queues[0].queue->name, "mutex-trylock");
    check_int("expected", lab->queues[0].expectation, EXPECT_SOMETIMES);
    check_int("expected", lab->queues[1].expectation, EXPECT_NEVER);
    check_int("workload", lab->scenario.workload, WORKLOAD_PRODUCER_CONSUMER);
    check_that(lab->scenario.processes && lab->scenario.pin, "processes, pinned");
    check_int("stamp", lab->scenario.stamp, STAMP_TICKET);
    check_int("sweep", lab->sweep, KNOB_PRODUCERS);
    check_int("values", (int64_t)lab->value_count, 3);
    check_int("rounds", lab->rounds, 3);
    struct scenario last = lab_point(lab, 2);
    check_int("producers", (int64_t)last.knob[KNOB_PRODUCERS], 8);
    check_int("consumers", (int64_t)last.knob[KNOB_CONSUMERS], 4);
    check_int("rate", (int64_t)last.knob[KNOB_RATE], 10000);
    check_int("duration", (int64_t)last.knob[KNOB_DURATION], 1500000);
    check_int("workers", (int64_t)scenario_workers(&last), 12);
    lab_free(lab);
}

static void test_usual_values(void)
{
    struct lab *lab = right(GOOD);
    if (!lab)
        return;
    check_text("from", lab->from, "");
    check_text("plot", lab->plot, "rate");
    check_int("number", lab->number, 0);
    check_int("sweep", lab->sweep, KNOB_COUNT);
    check_int("values", (int64_t)lab->value_count, 1);
    check_int("rounds", lab->rounds, 12);
    check_int("set", lab->set, 0);
    for (enum knob knob = 0; knob < KNOB_COUNT; knob++)
        check_int(knob_table[knob].name, (int64_t)lab_point(lab, 0).knob[knob],
                  (int64_t)knob_table[knob].usual);
    lab_free(lab);
}

/* ---- every mistake ---- */

static void test_wrong_lines(void)
{
    char text[1024];
    wrong(3, "not a line of a lab; expected [section] or key = value",
          "[lab]\ntitle = Why?\nconsumers 4\n[nonsense]\n");
    wrong(1, "not a line of a lab; expected [section] or key = value", "[lab\ntitle = Why?\n");
    wrong(5, "no section is called [workloads]; expected workload",
          HEAD "[workloads]\nname = prefilled\n");
    wrong(5, "no section is called [explorer]; expected lab, queues, workload or measure",
          HEAD "[explorer]\n");
    wrong(1,
          "\"title\" stands before any section; expected [lab], [queues], [workload] or "
          "[measure] first",
          "title = Why?\n[lab]\n");
    wrong(7, "no key of [workload] is called \"consumer\"; expected consumers",
          GOOD "consumer = 4\n");
    wrong(7,
          "no key of [workload] is called \"colour\"; expected name, workers, pin, consumers, "
          "producers, items, capacity, rate, work or looks",
          GOOD "colour = red\n");
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

static void test_longest_line(void)
{
    char text[1024];
    snprintf(text, sizeof text, GOOD "%*s\n", 198, "consumers = 7");
    memcpy(strstr(text, "prefilled\n") + 10, "items = 9 ;", 11);
    struct lab *lab = right(text);
    if (lab)
        check_int("items", (int64_t)lab->scenario.knob[KNOB_ITEMS], 9);
    lab_free(lab);
}

static void test_wrong_values(void)
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
    wrong(7, "workers cannot be \"fibers\"; expected threads or processes",
          GOOD "workers = fibers\n");
    wrong(7, "pin cannot be \"maybe\"; expected no or yes", GOOD "pin = maybe\n");
    wrong(6, "name cannot be \"never_empty\"; expected never-empty",
          HEAD "[workload]\nname = never_empty\n");
    wrong(3, "plot cannot be \"pie\"; expected rate, sweep, timeline or cost",
          "[lab]\ntitle = Why?\nplot = pie\n");
    wrong(2, "title is empty; expected a line of text", "[lab]\ntitle =\n");
    wrong(2, "no queue is called \"mutx\"; expected mutex", "[queues]\nmutx = never\n");
    wrong(2, "mutex cannot be \"nevr\"; expected never", "[queues]\nmutex = nevr\n");
    wrong(2, "mutex cannot be \"\"; expected never, sometimes or always", "[queues]\nmutex =\n");
    wrong(3, "the queue mutex is named twice; expected each queue once",
          "[queues]\nmutex = never\nmutex = never\n");
}

static void test_wrong_wholes(void)
{
    wrong(1, "no title; expected title = ... in [lab]", "");
    wrong(4, "no title; expected title = ... in [lab]",
          "[queues]\nmutex = never\n[workload]\nname = prefilled\n");
    wrong(4, "no queues; expected lines such as mutex = never in [queues]",
          "[lab]\ntitle = Why?\n[workload]\nname = prefilled\n");
    wrong(4, "no workload; expected name = ... in [workload]", HEAD);
    wrong(7,
          "producers means nothing in prefilled; expected one of consumers, items, capacity, work, "
          "looks, jitter, ops or duration",
          GOOD "producers = 2\nitems = 10\n");
    wrong(8,
          "items means nothing in never-empty; expected one of consumers, capacity, work, looks, "
          "jitter, ops or duration",
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

static void refused(const char *folder, int status, const char *want)
{
    struct lab_error error;
    struct lab *lab = lab_find(folder, &error);
    check_that(lab == NULL, "%s is refused", folder);
    lab_free(lab);
    check_text("message", error.text, want);
    check_int("status", error.status, status);
}

static void test_no_file(void)
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

/* ---- changing a lab ---- */

static void test_set_knob(void)
{
    char problem[200];
    struct lab *lab = lab_new(WORKLOAD_NEVER_EMPTY);
    check_text("name", lab->name, "never-empty");
    check_text("sweep", lab_set_knob(lab, KNOB_CONSUMERS, "1,2 4", problem, sizeof problem), NULL);
    check_int("swept", lab->sweep, KNOB_CONSUMERS);
    check_int("values", (int64_t)lab->value_count, 3);
    check_int("first", (int64_t)lab->scenario.knob[KNOB_CONSUMERS], 1);
    check_int("third", (int64_t)lab_point(lab, 2).knob[KNOB_CONSUMERS], 4);
    check_text("two sweeps", lab_set_knob(lab, KNOB_WORK, "1us 2us", problem, sizeof problem),
               "two sweeps, consumers and work; expected several values for one knob only");
    check_text("single", lab_set_knob(lab, KNOB_WORK, "2us", problem, sizeof problem), NULL);
    check_text("junk", lab_set_knob(lab, KNOB_CONSUMERS, "2 x", problem, sizeof problem),
               "consumers cannot be \"x\"; expected a whole number such as 4, 100k or 1M");
    check_int("unchanged", (int64_t)lab->value_count, 3);
    check_text("unswept", lab_set_knob(lab, KNOB_CONSUMERS, "8", problem, sizeof problem), NULL);
    check_int("nothing swept", lab->sweep, KNOB_COUNT);
    check_int("one point", (int64_t)lab->value_count, 1);
    check_int("consumers", (int64_t)lab_point(lab, 0).knob[KNOB_CONSUMERS], 8);
    check_int("work", (int64_t)lab_point(lab, 0).knob[KNOB_WORK], 2000);
    check_int("set", lab->set, 1 << KNOB_CONSUMERS | 1 << KNOB_WORK);
    check_text("rounds", lab_set_rounds(lab, "5", problem, sizeof problem), NULL);
    check_int("rounds", lab->rounds, 5);
    check_text("rounds", lab_set_rounds(lab, "10001", problem, sizeof problem),
               "rounds cannot be \"10001\"; expected 1 to 10 000");
    lab_free(lab);
}

static void test_set_queues(void)
{
    char problem[200];
    struct lab *lab = right("[lab]\ntitle = Why?\n[queues]\nvyukov = never\nmutex = never\n"
                            "[workload]\nname = prefilled\n");
    if (!lab)
        return;
    check_text("unknown", lab_set_queues(lab, "mutex,vyukof", problem, sizeof problem),
               "no queue is called \"vyukof\"; expected vyukov");
    check_int("unchanged", (int64_t)lab->queue_count, 2);
    check_text("none", lab_set_queues(lab, " , ", problem, sizeof problem),
               "no queue is named; expected names such as mutex,vyukov");
    check_text("twice", lab_set_queues(lab, "mutex mutex", problem, sizeof problem),
               "the queue mutex is named twice; expected each queue once");
    check_text("three",
               lab_set_queues(lab, "mutex-trylock, vyukov,vyukov-exact", problem, sizeof problem),
               NULL);
    check_int("count", (int64_t)lab->queue_count, 3);
    check_text("first", lab->queues[0].queue->name, "mutex-trylock");
    check_int("its claim", lab->queues[0].expectation, EXPECT_SOMETIMES);
    check_int("kept", lab->queues[1].expectation, EXPECT_NEVER);
    check_int("its claim", lab->queues[2].expectation, EXPECT_NEVER);
    check_text("check", lab_check(lab, problem, sizeof problem), NULL);
    lab_free(lab);
    lab = lab_new(WORKLOAD_PREFILLED);
    check_text("no queues", lab_check(lab, problem, sizeof problem),
               "no queues; expected at least one");
    lab_free(lab);
}

/* ---- finding labs ---- */

static void test_course(void)
{
    static const struct {
        int number;
        const char *name;
    } want[] = {{4, "get-nowait"}, {11, "trylock"}, {18, "claimed-slot"}};
    struct lab **labs;
    struct lab_error error;
    size_t count;
    unsetenv("QLAB_LABS");
    if (lab_all(&labs, &count, &error)) {
        check_that(false, "all labs can be read, got: %.400s", error.text);
        return;
    }
    for (size_t w = 0; w < sizeof want / sizeof want[0]; w++) {
        size_t i = 0;
        while (i < count && labs[i]->number != want[w].number)
            i++;
        check_text("lab", i < count ? labs[i]->name : NULL, want[w].name);
    }
    for (size_t i = 0; i < count; i++) {
        const struct lab *lab = labs[i];
        check_that(i == 0 || labs[i - 1]->number < lab->number, "%s is in order", lab->name);
        uint64_t runs = lab->rounds * lab->queue_count * lab->value_count;
        uint64_t ns = runs * lab->scenario.knob[KNOB_DURATION];
        check_that(ns > 0 && ns < 100000000000,
                   "%s: its runs last at most 100 s, got %" PRIu64 " ns", lab->name, ns);
        check_that(lab->rounds >= 11, "%s: ten rounds are left for intervals, got %u", lab->name,
                   lab->rounds);
        struct lab *again = lab_find(lab->name, &error);
        check_text("found by name", again ? again->folder : error.text, lab->folder);
        lab_free(again);
        char lesson[200];
        snprintf(lesson, sizeof lesson, "%s/README.md", lab->folder);
        check_int(lesson, access(lesson, R_OK), 0);
    }
    while (count > 0)
        lab_free(labs[--count]);
    free(labs);
    refused("get-nowiat", 64, "no lab is called \"get-nowiat\"; expected get-nowait");
}

/* The attempts that issue "first light" asks of the exact queues do not hang on luck. */
static void test_get_nowait_work(void)
{
    struct lab_error error;
    struct lab *lab = lab_find("get-nowait", &error);
    check_that(lab != NULL, "get-nowait is found");
    if (!lab)
        return;
    uint64_t gets = 0;
    for (size_t i = 0; i < lab->value_count; i++)
        if (lab->values[i] >= 2)
            gets += (lab->rounds - 1) * lab->scenario.knob[KNOB_OPS];
    check_that(gets >= 1000000, "a million gets at two and more consumers, got %" PRIu64, gets);
    check_int("all queues", (int64_t)lab->queue_count, 9);
    lab_free(lab);
}

/* Reads a whole text file; free it. */
static char *read_text(const char *path)
{
    size_t room = 1 << 18, length = 0;
    char *text = calloc(1, room);
    FILE *file = fopen(path, "r");
    check_that(text && file, "%.400s can be read", path);
    if (text && file)
        length = fread(text, 1, room - 1, file);
    check_that(length > 0 && length < room - 1, "%.400s is neither empty nor huge", path);
    if (file)
        fclose(file);
    return text;
}

/* Every line that a lesson quotes stands in the source file that the lesson named before it. */
static void check_quotes(const char *lesson)
{
    char *text = read_text(lesson), *rest = NULL, path[400];
    char *source = NULL;
    bool quoting = false;
    size_t quoted = 0;
    for (char *line = text ? strtok_r(text, "\n", &rest) : NULL; line;
         line = strtok_r(NULL, "\n", &rest)) {
        const char *name = strstr(line, "`src/queue/");
        if (strncmp(line, "```", 3) == 0) {
            quoting = strcmp(line, "```c") == 0;
        } else if (quoting) {
            check_that(source && strstr(source, line), "%.100s: \"%.200s\" is in the source",
                       lesson, line);
            quoted++;
        } else if (name && strstr(name, ".c`") && strncmp(line, "**", 2) == 0) {
            snprintf(path, sizeof path, "%s/../%.*s", labs_folder(),
                     (int)(strstr(name, ".c`") + 1 - name), name + 1);
            free(source);
            source = read_text(path);
        }
    }
    check_that(quoted > 0, "%.400s quotes its window", lesson);
    free(source);
    free(text);
}

/* The parts of a lesson, in their order. */
static void test_lessons(void)
{
    static const char *const parts[] = {"# ",           "**The story.**", "## The question",
                                        "## Run it",    "## A hint",      "\n## Answer\n",
                                        "**Mechanism",  "**The window**", "**The interleaving",
                                        "**What to do", "**Where it b",   "**Exercise.**"};
    struct lab **labs;
    struct lab_error error;
    size_t count;
    if (lab_all(&labs, &count, &error)) {
        check_text("all labs", error.text, NULL);
        return;
    }
    while (count > 0) {
        char path[400];
        struct lab *lab = labs[--count];
        snprintf(path, sizeof path, "%s/README.md", lab->folder);
        char *text = read_text(path);
        const char *at = text;
        for (size_t i = 0; at && i < sizeof parts / sizeof parts[0]; i++) {
            at = strstr(at, parts[i]);
            check_that(at != NULL, "%.200s: \"%s\" in its place", path, parts[i]);
        }
        free(text);
        check_quotes(path);
        lab_free(lab);
    }
    free(labs);
}

/* labs/README.md has a row for every knob, and the row's last cell is what it usually is. */
static void test_key_page(void)
{
    char path[400], row[40];
    snprintf(path, sizeof path, "%s/README.md", labs_folder());
    char *text = read_text(path);
    for (enum knob knob = 0; text && knob < KNOB_COUNT; knob++) {
        const struct knob_class *class = &knob_table[knob];
        snprintf(row, sizeof row, "\n| | `%s` |", class->name);
        const char *at = strstr(text, row);
        check_that(at != NULL, "a row for %s", class->name);
        if (!at)
            continue;
        char cell[40] = "";
        const char *end = strchr(at + 1, '\n');
        for (const char *bar = strstr(at, " | "); bar && bar < end; bar = strstr(bar + 1, " | "))
            sscanf(bar, " | %39[^ |]", cell);
        uint64_t usual = UINT64_MAX;
        check_text(class->name, number_read(cell, class->unit, &usual), NULL);
        check_int(class->name, (int64_t)usual, (int64_t) class->usual);
    }
    free(text);
}

static void test_copy(void)
{
    struct lab_error error;
    struct lab *lab = lab_find("trylock", &error);
    char path[200], folder[PATH_LENGTH], text[4096];
    check_that(lab != NULL, "trylock is found");
    if (!lab)
        return;
    snprintf(path, sizeof path, "%s/lab.ini", lab->folder);
    FILE *file = fopen(path, "r");
    size_t length = file ? fread(text, 1, sizeof text, file) : 0;
    if (file)
        fclose(file);
    make_lab(folder, "07-my-lab", text, length);
    strcat(folder, "/");
    struct lab *copy = lab_find(folder, &error);
    check_that(copy != NULL, "the copy is read, got: %.400s", error.text);
    if (copy) {
        check_text("its own name", copy->name, "my-lab");
        check_int("its own number", copy->number, 7);
        check_text("title", copy->title, lab->title);
        check_int("queues", (int64_t)copy->queue_count, (int64_t)lab->queue_count);
        check_int("sweep", copy->sweep, lab->sweep);
        lab_free(copy);
    }
    lab_free(lab);
    setenv("QLAB_LABS", scratch, 1);
    copy = lab_find("my-lab", &error);
    check_text("found in QLAB_LABS", copy ? copy->title : error.text,
               "The lock was taken. Is that a reason to say Empty?");
    lab_free(copy);
    struct lab **labs;
    size_t count;
    check_int("a broken lab among all", lab_all(&labs, &count, &error), 66);
    unsetenv("QLAB_LABS");
}

static void test_folders(void)
{
    setenv("QLAB_LABS", "/nowhere", 1);
    setenv("QLAB_RESULTS", "elsewhere", 1);
    check_text("labs", labs_folder(), "/nowhere");
    check_text("results", results_folder(), "elsewhere");
    refused("get-nowait", 66, "/nowhere: No such file or directory; expected a folder of labs");
    unsetenv("QLAB_LABS");
    unsetenv("QLAB_RESULTS");
    char here[1000];
    check_that(getcwd(here, sizeof here) && chdir(scratch) == 0, "the scratch folder is entered");
    const char *tree = labs_folder();
    check_that(tree[0] == '/' && access(tree, R_OK) == 0, "the labs of the tree, got %s", tree);
    check_int("mkdir", mkdir("labs", 0700), 0);
    check_text("labs", labs_folder(), "labs");
    check_text("results", results_folder(), "results");
    refused("get-nowait", 64, "no lab is called \"get-nowait\"; labs holds no labs");
    struct lab_error error;
    struct lab *lab = lab_find("right", &error);
    check_text("a folder named as such", lab ? lab->folder : error.text, "right");
    lab_free(lab);
    rmdir("labs");
    check_int("back", chdir(here), 0);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"numbers are read exactly or refused", test_number_read},
        {"numbers are written for people", test_number_write},
        {"near words are found", test_words},
        {"the tables agree with their enums", test_tables},
        {"a lab with every kind of key", test_read},
        {"a lab with only what must be there", test_usual_values},
        {"lines that are wrong", test_wrong_lines},
        {"the longest line that is right", test_longest_line},
        {"values that are wrong", test_wrong_values},
        {"labs that are wrong as a whole", test_wrong_wholes},
        {"labs that are not there", test_no_file},
        {"knobs change", test_set_knob},
        {"queues change", test_set_queues},
        {"the labs of the course", test_course},
        {"get-nowait measures enough", test_get_nowait_work},
        {"lessons have their parts and quote the source", test_lessons},
        {"every knob is explained", test_key_page},
        {"a copied lab", test_copy},
        {"where labs and results are", test_folders},
        {NULL, NULL},
    };
    if (!mkdtemp(scratch)) {
        perror(scratch);
        return 71;
    }
    int status = check_main("lab", cases);
    static const char *const files[] = {"wrong/lab.ini", "wrong",   "right/lab.ini",
                                        "right",         "nothing", "07-my-lab/lab.ini",
                                        "07-my-lab"};
    char path[PATH_LENGTH];
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        snprintf(path, sizeof path, "%s/%s", scratch, files[i]);
        remove(path);
    }
    rmdir(scratch);
    return status;
}
