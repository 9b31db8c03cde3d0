/* `qlab run` with instrumented queues: delays are labelled wherever the result goes, and a schedule
 * of explain is taken by real threads. */
#include "check.h"

#include <stdlib.h>

#include "command/expect.h"

/* run.json of the folder that a run said it wrote; the caller frees. */
static json_t *run_json(const struct said *said)
{
    char path[400];
    const char *wrote = strstr(said->err, "wrote ");
    snprintf(path, sizeof path, "%.*s/run.json", wrote ? (int)strcspn(wrote + 6, "\n") : 0,
             wrote ? wrote + 6 : "");
    json_t *document = json_load_file(path, 0, NULL);
    check_that(document != NULL, "there is %s", path);
    return document;
}

static void test_label(void)
{
    static const char words[] = "run claimed-slot --consumers 2 --rounds 2 --duration 30ms "
                                "--queues vyukov-exact --chaos 7 --workers ";
    static const char *const workers[] = {"threads", "processes"};
    for (size_t i = 0; i < 2; i++) {
        char all[300];
        snprintf(all, sizeof all, "%s%s", words, workers[i]);
        struct said said = expect(0, all);
        check_that(strstr(said.out, "DELAYED: ") && strstr(said.out, "--chaos 7"),
                   "the page says so, got \"%.300s\"", said.out);
        json_t *document = run_json(&said);
        check_text("run.json", json_string_value(json_object_get(document, "delays")), "--chaos 7");
        json_decref(document);
        said_free(&said);
    }
    struct said said = expect(0, "run claimed-slot --consumers 2 --rounds 2 --duration 30ms "
                                 "--queues vyukov-exact");
    check_that(!strstr(said.out, "DELAYED"), "undisturbed, got \"%.300s\"", said.out);
    json_t *document = run_json(&said);
    check_that(json_is_null(json_object_get(document, "delays")), "run.json: no delays");
    json_decref(document);
    said_free(&said);
}

static void test_delay_mistakes(void)
{
    expect_complaint(64, "run claimed-slot --delay vyukov.c:1=5us", "line 1 has no hook; expected");
    expect_complaint(64, "run claimed-slot --delay vyukof.c:74=5us", "expected vyukov.c");
    expect_complaint(64, "run claimed-slot --delay vyukov.c=5us", "expected FILE:LINE=TIME");
    expect_complaint(64, "run claimed-slot --delay vyukov.c:74=5", "expected a time");
    expect_complaint(64, "run claimed-slot --chaos x", "expected a whole number");
    struct said said = expect(64, "compare claimed-slot --chaos 1");
    said_free(&said);
}

/* The schedule of the queue's shortest lie, as explain has it. */
static void find_schedule(const char *words, char *schedule, size_t size)
{
    struct said said = expect(0, words);
    json_t *document = json_of(said.out), *result;
    result = json_array_get(json_object_get(document, "results"), 0);
    const char *found =
        json_string_value(json_object_get(json_object_get(result, "shortest"), "schedule"));
    snprintf(schedule, size, "%s", found ? found : "");
    check_that(*schedule, "%s: a schedule", words);
    json_decref(document);
    said_free(&said);
}

static void test_replay(void)
{
    char schedule[100], words[300];
    find_schedule("explain claimed-slot --queues vyukov --format=json", schedule, sizeof schedule);
    snprintf(words, sizeof words, "run claimed-slot --replay %s", schedule);
    struct said said = expect(0, words);
    check_that(strstr(said.out, "100 of 100: spurious Empty") &&
                   strstr(said.out, "a lie: item 2 was inside"),
               "got \"%s\"", said.out);
    said_free(&said);
    snprintf(words, sizeof words, "run claimed-slot --rounds 20 --format=json --replay %s",
             schedule);
    said = expect(0, words);
    json_t *document = json_of(said.out);
    check_int("runs", json_integer_value(json_object_get(document, "runs")), 20);
    check_int("reproduced", json_integer_value(json_object_get(document, "reproduced")), 20);
    check_text("threads", json_string_value(json_object_get(document, "threads")),
               "spurious Empty");
    json_decref(document);
    said_free(&said);
    snprintf(words, sizeof words, "run claimed-slot --queues vyukov-exact --replay %s", schedule);
    expect_complaint(65, words, "made for vyukov");
    find_schedule("explain trylock --queues mutex-trylock --format=json", schedule,
                  sizeof schedule);
    snprintf(words, sizeof words, "run trylock --queues mutex-trylock --replay %s", schedule);
    said = expect(0, words);
    check_that(strstr(said.out, "100 of 100: spurious Empty") != NULL, "got \"%s\"", said.out);
    said_free(&said);
}

static void test_replay_mistakes(void)
{
    expect_complaint(65, "run claimed-slot --replay A3B6", "the program is not finished");
    expect_complaint(65, "run claimed-slot --replay ''", "expected a schedule");
    expect_complaint(64, "run claimed-slot --replay A3B6A1 --pin", "--pin means nothing");
    expect_complaint(64, "run claimed-slot --replay A3B6A1 --consumers 2", "means nothing");
    expect_complaint(64, "run claimed-slot --program 'put | get'", "--program is for --replay");
    expect_complaint(64, "run claimed-slot --replay A1 --program 'put | pot'", "no operation");
    expect_complaint(64, "run claimed-slot --replay A1 --format=csv", "text or json");
}

int main(void)
{
    static const struct check_case cases[] = {
        {"delayed runs are labelled", test_label},
        {"delays that make no sense", test_delay_mistakes},
        {"a schedule on real threads", test_replay},
        {"schedules that make no sense", test_replay_mistakes},
        {NULL, NULL},
    };
    program_folder();
    int failed = check_main("disturbed", cases);
    program_clean();
    return failed;
}
