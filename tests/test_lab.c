/* The lab room: numbers, words and knobs, a lab that is right, and changing one. Beside it in lab/:
 * mistakes.c, find.c and lessons.c. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "lab/figure.h"
#include "lab/lab.h"
#include "lab/scratch.h"
#include "lab/lab_check.h"
#include "lab/lab_queues.h"
#include "lab/line.h"
#include "lab/number.h"
#include "lab/words.h"

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

static void test_figure_exact(void)
{
    check_text("0", figure_exact(UNIT_COUNT, 0).text, "0");
    check_text("999", figure_exact(UNIT_COUNT, 999).text, "999");
    check_text("40000", figure_exact(UNIT_COUNT, 40000).text, "40 000");
    check_text("most", figure_exact(UNIT_COUNT, UINT64_MAX).text, "18 446 744 073 709 551 615");
    check_text("0 s", figure_exact(UNIT_TIME, 0).text, "0 s");
    check_text("7 ns", figure_exact(UNIT_TIME, 7).text, "7 ns");
    check_text("50 us", figure_exact(UNIT_TIME, 50000).text, "50 us");
    check_text("1.5 ms", figure_exact(UNIT_TIME, 1500000).text, "1.5 ms");
    check_text("600 s", figure_exact(UNIT_TIME, 600000000000).text, "600 s");
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
        check_that(word_index(class->section, words_section) >= 0, "%s: section %s", class->name,
                   class->section);
        size_t words = 0;
        while (class->words && class->words[words])
            words++;
        check_int("a word for every value", (int64_t)words,
                  class->unit == UNIT_WORD ? (int64_t) class->most + 1 : 0);
    }
    check_int("no such knob", (int64_t)knob_find("colour"), KNOB_COUNT);
    size_t w = 0;
    for (; workload_table[w]; w++) {
        check_text("workload", workload_names()[w], workload_table[w]->name);
        check_that(workload_find(workload_table[w]->name) == workload_table[w],
                   "no other workload is called %s", workload_table[w]->name);
        check_that(w < WORKLOADS_MOST, "at most %d workloads", WORKLOADS_MOST);
    }
    check_that(workload_names()[w] == NULL, "the names of the workloads end");
    check_that(!workload_find("never_empty"), "no such workload");
    const struct workload_class *prefilled = workload_find("prefilled");
    check_that(!workload_uses(prefilled, KNOB_PRODUCERS), "prefilled has no producers");
    check_that(workload_uses(prefilled, KNOB_ITEMS), "prefilled has items");
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
    check_text("workload", lab->scenario.workload->name, "producer-consumer");
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
    check_int("set", (int64_t)lab->set, 0);
    for (enum knob knob = 0; knob < KNOB_COUNT; knob++)
        check_int(knob_table[knob].name, (int64_t)lab_point(lab, 0).knob[knob],
                  (int64_t)knob_table[knob].usual);
    lab_free(lab);
}

/* ---- changing a lab ---- */

static void test_set_knob(void)
{
    char problem[200];
    struct lab *lab = lab_new(workload_find("never-empty"));
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
    check_int("set", (int64_t)lab->set, (int64_t)(KNOB_BIT(KNOB_CONSUMERS) | KNOB_BIT(KNOB_WORK)));
    check_text("rounds", lab_set_rounds(lab, "5", problem, sizeof problem), NULL);
    check_int("rounds", lab->rounds, 5);
    check_text("rounds", lab_set_rounds(lab, "10001", problem, sizeof problem),
               "rounds cannot be \"10001\"; expected 1 to 10 000");
    lab_free(lab);
}

static void test_set_queues(void)
{
    char problem[200];
    struct lab_error error;
    struct lab *lab = right("[lab]\ntitle = Why?\n[queues]\nvyukov = never\nmutex = never\n"
                            "[workload]\nname = prefilled\n");
    if (!lab)
        return;
    check_text("unknown", lab_set_queues(lab, "mutex,vyukof", &error) ? NULL : error.text,
               "no queue is called \"vyukof\"; expected vyukov");
    check_int("unchanged", (int64_t)lab->queue_count, 2);
    check_text("none", lab_set_queues(lab, " , ", &error) ? NULL : error.text,
               "no queue is named; expected names such as mutex,vyukov");
    check_text("twice", lab_set_queues(lab, "mutex mutex", &error) ? NULL : error.text,
               "the queue mutex is named twice; expected each queue once");
    check_text("three",
               lab_set_queues(lab, "mutex-trylock, vyukov,vyukov-exact", &error) ? NULL
                                                                                 : error.text,
               NULL);
    check_int("count", (int64_t)lab->queue_count, 3);
    check_text("first", lab->queues[0].queue->name, "mutex-trylock");
    check_int("its claim", lab->queues[0].expectation, EXPECT_SOMETIMES);
    check_int("kept", lab->queues[1].expectation, EXPECT_NEVER);
    check_int("its claim", lab->queues[2].expectation, EXPECT_NEVER);
    check_text("check", lab_check(lab, problem, sizeof problem), NULL);
    lab_free(lab);
    lab = lab_new(workload_find("prefilled"));
    check_text("no queues", lab_check(lab, problem, sizeof problem),
               "no queues; expected at least one");
    lab_free(lab);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"numbers are read exactly or refused", test_number_read},
        {"numbers are written for people", test_figure_exact},
        {"near words are found", test_words},
        {"the tables agree with their enums", test_tables},
        {"a lab with every kind of key", test_read},
        {"a lab with only what must be there", test_usual_values},
        {"lines that are wrong", test_wrong_lines},
        {"the longest line that is right", test_longest_line},
        {"values that are wrong", test_wrong_values},
        {"labs that are wrong as a whole", test_wrong_wholes},
        {"labs that are not there", test_no_file},
        {"predictions that are wrong", test_wrong_predictions},
        {"predictions in words", test_predictions_in_words},
        {"guesses are read or refused", test_guesses},
        {"knobs change", test_set_knob},
        {"queues change", test_set_queues},
        {"the labs of the course", test_course},
        {"the parts of the course", test_parts},
        {"get-nowait measures enough", test_get_nowait_work},
        {"lessons have their parts and quote the source", test_lessons},
        {"every knob is explained", test_key_page},
        {"a copied lab", test_copy},
        {"where labs and results are", test_folders},
        {"the number before a name", test_numbers},
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
