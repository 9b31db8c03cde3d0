/* qlab explain: what a student is shown, what a script can read, and what is refused. */
#include "check.h"

#include <stdbool.h>

#include "explain/said.h"

static void check_result(json_t *document, const char *queue, const char *verdict,
                         const char *interleavings, const char *lying)
{
    json_t *result = result_of(document, queue);
    check_text(queue, text_of(result, "verdict"), verdict);
    if (interleavings)
        check_text(queue, text_of(result, "interleavings"), interleavings);
    check_text(queue, text_of(result, "lying"), lying);
    check_text(queue, text_of(result, "memory"), "sc");
}

/* The counts that several independent tools agree upon. */
static void test_known_counts(void)
{
    json_t *document = results_of("claimed-slot", 0);
    check_result(document, "vyukov", "lies", "1711", "10");
    check_result(document, "vyukov-exact", "never", NULL, "0");
    check_result(document, "michael-scott", "never", NULL, "0");
    json_t *vyukov = result_of(document, "vyukov");
    check_near("odds", json_real_value(json_object_get(vyukov, "odds")), 0.006348, 1e-3);
    json_t *shortest = json_object_get(vyukov, "shortest");
    check_int("preemptions", json_integer_value(json_object_get(shortest, "preemptions")), 1);
    check_int("steps", json_integer_value(json_object_get(shortest, "steps")), 10);
    check_int("ingredients", (int64_t)json_array_size(json_object_get(shortest, "ingredients")), 0);
    check_that(strncmp(text_of(shortest, "schedule"), "A3B6A1~", 7) == 0, "schedule: got %s",
               text_of(shortest, "schedule"));
    json_decref(document);
    document = results_of("vyukov --program 'put | put | put,get'", 0);
    check_result(document, "vyukov", "lies", "116166960", "498036");
    json_decref(document);
}

/* A name that is both: the lab's program is the one that tells, and its queues are twins. */
static void test_lab_and_queue(void)
{
    static const char *const names[][2] = {{"two-index", "two-index-exact"},
                                           {"mpsc-gap", "mpsc-gap-busy"},
                                           {"shard-scan", "shard-scan-exact"},
                                           {"aba", "michael-scott"}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        json_t *document = results_of(names[i][0], 0);
        check_text(names[i][0], text_of(result_of(document, names[i][0]), "verdict"), "lies");
        check_result(document, names[i][1], "never", NULL, "0");
        json_decref(document);
    }
}

/* Odds grow from the start to certainty along the shortest lie of Vyukov's queue. */
static void test_odds(void)
{
    static const double want[] = {0.006348, 0.008789, 0.01172, 0.015625, 0.03125,
                                  0.0625,   0.125,    0.25,    0.5,      1};
    json_t *document = results_of("claimed-slot --queues vyukov", 0);
    json_t *steps =
        json_object_get(json_object_get(result_of(document, "vyukov"), "shortest"), "story");
    check_int("steps", (int64_t)json_array_size(steps), 10);
    for (size_t i = 0; i < 10 && i < json_array_size(steps); i++)
        check_near("odds", json_real_value(json_object_get(json_array_get(steps, i), "odds")),
                   want[i], 1e-3);
    check_text("where", text_of(json_array_get(steps, 8), "action"), "cells[0].seq = 0");
    check_text("what", text_of(json_array_get(steps, 8), "answers"), "EMPTY");
    json_decref(document);
}

static void test_page(void)
{
    static const char *const parts[] = {
        "A: put(1)",
        "B: put(2), get",
        "┌ put(1) tail = 0",
        "A is preempted",
        "tail 1 -> 2",
        "cells[0].seq = 0  EMPTY",
        "point of no return",
        "100 %",
        "item 2 was inside from step 7 (put(2) returned) to the end",
        "minimal: proved (0-1 search over ",
        "1 preemption, 10 steps"};
    struct said said = expect(0, "claimed-slot");
    const char *at = strstr(said.out, "The shortest lie of vyukov"), *end = at;
    check_that(at != NULL, "a title, got \"%.300s\"", said.out);
    size_t lines = 0;
    for (; end && strncmp(end, "\n\n", 2) != 0 && *end; end++)
        lines += *end == '\n';
    check_that(lines + 1 <= 16, "lines of the diagram: got %zu, want at most 16", lines + 1);
    for (size_t i = 0; at && i < sizeof parts / sizeof parts[0]; i++) {
        const char *found = strstr(at, parts[i]);
        check_that(found != NULL, "\"%s\" in its place", parts[i]);
        at = found ? found : at;
    }
    check_that(strstr(said.out, "2 workers, 3 operations, capacity 4, sequentially consistent") &&
                   strstr(said.out, "never   proved"),
               "never carries its bounds, got \"%.300s\"", said.out);
    check_that(strchr(said.out, '\033') == NULL, "no colour in a file");
    said_free(&said);
    said = expect(0, "two-lock --example");
    check_that(strstr(said.out, " lock(free.lock)") != NULL, "members bear their own names");
    said_free(&said);
    said = expect(0, "claimed-slot --color=always");
    check_that(strstr(said.out, "\033[") != NULL, "colour when told");
    said_free(&said);
}

static void test_width(void)
{
    static const char *const words[] = {"get-nowait",
                                        "trylock",
                                        "claimed-slot",
                                        "vyukov --program 'put | put | put,get'",
                                        "semaphore-trylock --program 'put,get | put,get | put,get'",
                                        "get-nowait --program 'put | put | put,get'",
                                        "michael-scott --example",
                                        "two-lock --example"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        struct said said = expect(0, words[i]);
        check_width(words[i], said.out);
        said_free(&said);
    }
}

/* What explain prints for a replay replays; whatever is changed in it is refused. */
static void test_replay(void)
{
    json_t *document = results_of("get-nowait", 0), *result;
    size_t i;
    json_array_foreach(json_object_get(document, "results"), i, result)
    {
        char words[256];
        const char *schedule = text_of(json_object_get(result, "shortest"), "schedule");
        if (!schedule)
            continue;
        snprintf(words, sizeof words, "get-nowait --replay '%s'", schedule);
        json_t *again = results_of(words, 0);
        json_t *told = result_of(again, text_of(result, "queue"));
        check_text("replayed", text_of(json_object_get(told, "replay"), "schedule"), schedule);
        json_decref(again);
    }
    json_decref(document);
    struct said said = expect(0, "get-nowait --replay a1b1A1");
    check_that(strstr(said.out, "mutex-trylock, replayed") != NULL,
               "of several queues the first that may lie, got \"%.80s\"", said.out);
    said_free(&said);
    said = expect(0, "claimed-slot --replay 'A3 B6 A1'");
    check_that(strstr(said.out, "vyukov, replayed") && strstr(said.out, "EMPTY"),
               "a schedule without check, got \"%.80s\"", said.out);
    said_free(&said);
}

static void test_stopped(void)
{
    json_t *document = results_of("mutex --states 20", 2);
    check_result(document, "mutex", "bounded", NULL, "0");
    json_t *mutex = result_of(document, "mutex");
    check_that(json_is_null(json_object_get(mutex, "odds")), "no odds of a part");
    check_that(json_is_true(json_object_get(mutex, "stopped")), "stopped");
    json_decref(document);
    struct said said = expect(2, "vyukov --states 60");
    check_that(strstr(said.out, "the search stopped at its budget") != NULL,
               "says what was covered, got \"%.300s\"", said.out);
    said_free(&said);
}

static void test_example(void)
{
    struct said said = expect(0, "vyukov-exact --example");
    check_that(strstr(said.out, "One execution of vyukov-exact") && strstr(said.out, "GOT 1") &&
                   strstr(said.out, "Nothing is wrong with this execution"),
               "an execution that passes, got \"%.300s\"", said.out);
    said_free(&said);
}

static void test_csv(void)
{
    struct said said = expect(0, "claimed-slot --format=csv");
    check_that(strncmp(said.out, "queue,claim,program,capacity,memory,verdict,", 44) == 0,
               "a header, got \"%.80s\"", said.out);
    check_that(strstr(said.out, "\nvyukov,inexact,\"put | put,get\",4,sc,lies,0,1711,10,") != NULL,
               "vyukov's line, got \"%.300s\"", said.out);
    said_free(&said);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"known counts", test_known_counts},
        {"a lab and a queue by one name", test_lab_and_queue},
        {"odds along the shortest lie", test_odds},
        {"the page", test_page},
        {"the page's width", test_width},
        {"replay", test_replay},
        {"stale and foreign schedules", test_stale},
        {"bad input", test_bad_input},
        {"a lab's bad program", test_bad_lab},
        {"the state budget", test_stopped},
        {"an example", test_example},
        {"CSV", test_csv},
        {"every other way to fail", test_failures},
        {"what is not modelled", test_not_modelled},
        {"changed code", test_changed_code},
        {"source lines", test_source},
        {"stories", test_stories},
        {"samples", test_samples},
        {"bounds on preemptions", test_bounds},
        {"engines that do not fit", test_engine_mistakes},
        {"store buffers, bad luck, deaths", test_luck_page},
        {"the same as data", test_luck_data},
        {"their schedules", test_luck_replay},
        {"their mistakes", test_luck_mistakes},
        {NULL, NULL},
    };
    program_folder();
    int status = check_main("explain", cases);
    program_clean();
    return status;
}
