/* run, compare and plot: the right pages, documents and folders. */
#include <string.h>

#include "check.h"
#include "command/expect.h"

static const char get_nowait_short[] =
    "run get-nowait --format=json --seed 7 --consumers 1,2 " SHORT;

void test_run_json(void)
{
    static const char *const keys[] = {"queue",
                                       "family",
                                       "claim",
                                       "consumers",
                                       "runs",
                                       "attempts",
                                       "got",
                                       "spurious",
                                       "legal_empty",
                                       "busy",
                                       "episodes",
                                       "rate_median",
                                       "rate_low",
                                       "rate_high",
                                       "first_attempt_rate",
                                       "ops_per_second",
                                       "verdict",
                                       "longest_episode_ns",
                                       "runs_with_spurious"};
    int before = results_written();
    struct said said = program_run("%s", get_nowait_short);
    /* 2 is right too: whether a lie shows in so short a run is luck. */
    check_that(said.status == 0 || said.status == 2, "exit status: got %d, want 0 or 2",
               said.status);
    check_that(strstr(said.err, "wrote ") != NULL, "stderr names the folder, got \"%s\"", said.err);
    check_that(results_written() > before, "a run folder is written");
    json_t *document = json_of(said.out), *point, *points = json_object_get(document, "points");
    check_text("lab", json_string_value(json_object_get(document, "lab")), "get-nowait");
    check_that(json_is_true(json_object_get(document, "complete")), "complete");
    check_that(json_is_object(json_object_get(document, "machine")), "machine");
    check_int("points", json_array_size(points), 20);
    size_t i;
    json_array_foreach(points, i, point)
    {
        const char *queue = json_string_value(json_object_get(point, "queue"));
        for (size_t key = 0; key < sizeof keys / sizeof keys[0]; key++)
            check_that(json_object_get(point, keys[key]) != NULL, "%s has key %s", queue,
                       keys[key]);
        const char *claim = json_string_value(json_object_get(point, "claim"));
        json_int_t spurious = json_integer_value(json_object_get(point, "spurious"));
        json_int_t consumers = json_integer_value(json_object_get(point, "consumers"));
        if (consumers == 1 || strcmp(claim ? claim : "", "exact") == 0)
            check_int(queue, spurious, 0);
        check_int(queue, json_integer_value(json_object_get(point, "got")),
                  300 * json_integer_value(json_object_get(point, "runs")));
    }
    json_decref(document);
    said_free(&said);
}

void test_run_text(void)
{
    struct said said = expect(2, "run get-nowait --queues mutex,mutex-trylock --consumers 1 "
                                 "--predict 5% " SHORT);
    check_that(strstr(said.out, "Observation get-nowait mutex Never 0 ") != NULL,
               "grep-able line, got:\n%s", said.out);
    check_that(strchr(said.out, '\033') == NULL, "no colour in a pipe");
    check_that(strstr(said.out, "0.00 %") == NULL, "zero is never 0.00 %%");
    said_free(&said);
    said = expect(0, "run get-nowait --queues mutex --consumers 2 --color=always " SHORT);
    said_free(&said);
    said = expect(0, "run get-nowait --queues mutex --consumers 2 --format=csv " SHORT);
    check_that(strncmp(said.out, "queue,", 6) == 0, "csv header, got %.40s", said.out);
    said_free(&said);
    said = expect(0, "run get-nowait --queues mutex --consumers 2 --stamp ticket --pin " SHORT);
    said_free(&said);
    said = expect(0, "run claimed-slot --queues vyukov-exact --workers processes --consumers 2 "
                     "--rounds 2 --duration 20ms");
    said_free(&said);
}

/* What is missing is told and left out; the rest runs. */
void test_without_python(void)
{
    setenv("QLAB_PYTHON", "/no/python", 1);
    struct said said =
        expect(0, "run get-nowait --queues mutex --with-python --consumers 2 " SHORT);
    unsetenv("QLAB_PYTHON");
    check_that(strstr(said.err, "left out: python-mp: ") != NULL, "told, got \"%.300s\"", said.err);
    check_that(strstr(said.out, "python") == NULL, "no row of it, got \"%.300s\"", said.out);
    check_that(strstr(said.out, "Observation get-nowait mutex Never") != NULL,
               "the rest runs, got \"%.300s\"", said.out);
    said_free(&said);
}

void test_dry_run(void)
{
    int before = results_written(), lines = 0;
    struct said said = expect(0, "run get-nowait --dry-run --seed 3");
    for (char *line = strtok(said.out, "\n"); line; line = strtok(NULL, "\n"), lines++)
        check_that(strncmp(line, "qlab run get-nowait --queues ", 29) == 0, "a command line: %s",
                   line);
    check_int("a line per queue and point", lines, 40);
    check_int("nothing written", results_written(), before);
    said_free(&said);
    said = program_run("$(%s run get-nowait --queues two-lock --consumers 2 " SHORT
                       " --dry-run | cut -d' ' -f2-)",
                       QLAB_PROGRAM);
    check_int("the line printed runs as it stands", said.status, 0);
    said_free(&said);
}

/* Wants that no line is wider than 100 characters of UTF-8. */
static void check_width(const char *text)
{
    int width = 0;
    for (const char *byte = text; *byte; byte++) {
        width = *byte == '\n' ? 0 : width + ((*byte & 0xc0) != 0x80);
        check_that(width <= 100, "at most 100 columns, got:\n%.*s", (int)(byte - text), text);
        if (width > 100)
            return;
    }
}

void test_compare(void)
{
    struct said said = expect(0, "compare mutex two-lock --consumers 2 --rounds 11 --ops 2000");
    check_that(strstr(said.out, "two-lock") != NULL, "names the queues, got:\n%s", said.out);
    said_free(&said);
    said = expect(0, "compare mutex two-lock --workload prefilled --consumers 2 --rounds 2 "
                     "--items 300 --format=json");
    json_decref(json_of(said.out));
    said_free(&said);
    said = expect(0, "compare get-nowait --queues mutex --rounds 2 --ops 100 --format=json");
    json_t *document = json_of(said.out), *workload = json_object_get(document, "workload");
    check_int("a lab's last point", json_integer_value(json_object_get(workload, "consumers")), 8);
    json_decref(document);
    said_free(&said);
    said = program_run("compare mutex-trylock-busy semaphore-trylock --workload prefilled " SHORT);
    check_that(strstr(said.out, "than baseline") != NULL, "a long name is not repeated, got:\n%s",
               said.out);
    check_width(said.out);
    said_free(&said);
    said = expect(2, "compare mutex --rounds 1 --ops 100"); /* a warm-up alone tests nothing */
    check_that(strstr(said.out, "nan") == NULL, "what does not exist is a dash, got:\n%s",
               said.out);
    said_free(&said);
    expect_complaint(64, "compare mutex two-lokc", "two-lock");
    expect_complaint(64, "compare get-nowait mutex", "one lab");
    expect_complaint(64, "compare mutex --workload nerver-empty", "never-empty");
}

void test_plot(void)
{
    char words[400];
    snprintf(words, sizeof words,
             "run get-nowait --queues mutex --consumers 2 --output %s/one " SHORT,
             program_folder());
    struct said said = expect(0, words);
    said_free(&said);
    said =
        program_run("plot %s/one/* --format=svg --output %s", program_folder(), program_folder());
    check_int("plot", said.status, 0);
    check_that(strstr(said.out, "rate.svg") && !strstr(said.out, "sweep.svg"),
               "one value is no sweep, got:\n%s%s", said.out, said.err);
    said_free(&said);
    said = expect(0, "run trylock --queues mutex --rounds 2 --duration 20ms");
    said_free(&said);
    said = program_run("plot trylock --format=svg --output %s", program_folder());
    const char *cost = strstr(said.out, "cost.svg"), *line = strchr(said.out, '\n');
    check_that(cost && line && cost < line && strstr(line, "rate.svg"),
               "the lab's own plot comes first, got:\n%s", said.out);
    said_free(&said);
    said = expect(0, "run get-nowait --queues mutex --consumers 1,2 " SHORT);
    said_free(&said);
    said = expect(0, "plot get-nowait --term");
    struct said rate = expect(0, "plot get-nowait --term --kind=rate");
    struct said sweep = expect(0, "plot get-nowait --term --kind=sweep");
    check_text("in the terminal, too", said.out, rate.out);
    check_that(strcmp(rate.out, sweep.out) != 0, "which is not the sweep");
    said_free(&said);
    said_free(&rate);
    said_free(&sweep);
}
