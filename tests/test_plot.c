/* Plots: a made-up result is written as a run folder, read back and drawn; every way to fail. */
#include <errno.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "report/plot.h"
#include "report/plot_sheet.h"
#include "report/plot_timeline.h"

#define SEED 20240607

static char directory[] = "/tmp/qlab-test-plot-XXXXXX";

/* ---- a made-up result ---- */

static void set_log(struct history *history, size_t worker, const struct operation *operations,
                    size_t count)
{
    history->logs[worker].operations = malloc(count * sizeof *operations);
    memcpy(history->logs[worker].operations, operations, count * sizeof *operations);
    history->logs[worker].count = count;
}

/* Worker 1 is told Empty while first item 1, then item 2 is certainly inside: a chain of two. */
static void make_witness(struct history *history)
{
    const struct operation first[] = {
        {.item = 1, .invoked = 10, .returned = 20, .answer = ANSWER_OK},
        {.item = 2, .invoked = 120, .returned = 140, .answer = ANSWER_OK},
        {.item = 1, .invoked = 160, .returned = 190, .kind = OPERATION_GET, .answer = ANSWER_GOT},
    };
    const struct operation second[] = {
        {.invoked = 100, .returned = 200, .kind = OPERATION_GET, .answer = ANSWER_EMPTY},
        {.item = 2,
         .invoked = 900000,
         .returned = 900100,
         .kind = OPERATION_GET,
         .answer = ANSWER_GOT},
    };
    *history = (struct history){.workers = 2, .ticks_per_second = 1000000000};
    history->logs = calloc(2, sizeof *history->logs);
    set_log(history, 0, first, 3);
    set_log(history, 1, second, 2);
}

/* A result of `rounds` rounds of the queues over consumers; queues that do not claim to be exact
 * lie with a rate of `rate`. */
static struct result make_result(const char *queues, const char *consumers, unsigned rounds,
                                 double rate)
{
    char problem[512];
    struct result result = {.lab = lab_new(WORKLOAD_PREFILLED), .seed = SEED, .complete = true};
    const char *wrong = lab_set_queues(result.lab, queues, problem, sizeof problem);
    if (!wrong)
        wrong = lab_set_knob(result.lab, KNOB_CONSUMERS, consumers, problem, sizeof problem);
    check_text("making the lab", wrong, NULL);
    result.prediction = NAN;
    result.command = strdup("qlab run test");
    result.clock = (struct stamp_clock){.ticks_per_second = 1000000000, .why = "a test"};
    machine_begin(&result.machine);
    machine_end(&result.machine);
    struct random random;
    random_seed(&random, SEED);
    for (unsigned round = 0; round < rounds; round++)
        for (size_t queue = 0; queue < result.lab->queue_count; queue++)
            for (size_t point = 0; point < result.lab->value_count; point++) {
                struct result_row row = {.queue = queue, .point = point, .round = round};
                bool liar = result.lab->queues[queue].queue->claim == QUEUE_INEXACT;
                row.whole = true;
                row.warmup = rounds > 1 && round == 0;
                row.elapsed_ns = 1000000 + random_below(&random, 500000);
                row.moved = 1000 * (queue + 1);
                row.tally.got = row.moved;
                row.tally.attempts = 100000 + random_below(&random, 1000);
                if (liar)
                    row.tally.spurious = (uint64_t)(rate * (double)row.tally.attempts);
                row.tally.operations = row.tally.got + row.tally.attempts;
                check_int("adding a row", result_add(&result, &row), 0);
            }
    if (rate > 0) {
        make_witness(&result.witness);
        result.witness_queue = 1;
    }
    return result;
}

/* ---- looking at files ---- */

static char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    char *text = malloc(4000001);
    *size = file && text ? fread(text, 1, 4000000, file) : 0;
    if (text)
        text[*size] = '\0';
    if (file)
        fclose(file);
    return text;
}

static void check_svg(const char *path, const char *word)
{
    size_t size;
    char *text = read_file(path, &size);
    check_that(size > 1000, "%s: got %zu bytes, want more than 1000 (seed %d)", path, size, SEED);
    check_that(strstr(text, "<svg") && strstr(text, "</svg>"), "%s: want a whole <svg>", path);
    check_that(strstr(text, "<path") && strstr(text, "<text"), "%s: want paths and texts", path);
    check_that(strstr(text, word) != NULL, "%s: want the word '%s' in it", path, word);
    free(text);
}

static void check_png(const char *path)
{
    size_t size;
    char *bytes = read_file(path, &size);
    check_that(size > 1000 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0 &&
                   memcmp(bytes + size - 8, "IEND", 4) == 0,
               "%s: got %zu bytes, want a whole PNG (seed %d)", path, size, SEED);
    free(bytes);
}

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

/* Writes the result as a run folder and reads it back. */
static struct result *write_and_read(struct result *result)
{
    char *folder = NULL, *found = NULL;
    struct lab_error error = {0};
    check_int("writing the run folder", report_folder(directory, result, &folder), 0);
    struct result *read = folder ? plot_find(folder, &found, &error) : NULL;
    check_that(read != NULL, "reading the run folder: got '%.200s'", error.text);
    result_free(result);
    free(folder);
    free(found);
    return read;
}

/* ---- drawing ---- */

static void draw_all(struct result *made, const char *word)
{
    struct result *result = write_and_read(made);
    for (int kind = 0; result && kind < PLOT_COUNT; kind++) {
        struct lab_error error = {0};
        char path[200];
        if (kind == PLOT_TIMELINE && result->witness.workers == 0)
            continue;
        snprintf(path, sizeof path, "%s/%s.svg", directory, words_plot[kind]);
        int status = plot_draw(result, (enum plot_kind)kind,
                               &(struct plot_output){"svg", path, 0, false}, &error);
        check_that(status == 0, "%s: got %d '%.200s', want 0", path, status, error.text);
        check_svg(path, kind == PLOT_TIMELINE ? "the lie" : word);
        unlink(path);
        snprintf(path, sizeof path, "%s/%s.png", directory, words_plot[kind]);
        status = plot_draw(result, (enum plot_kind)kind,
                           &(struct plot_output){"png", path, 0, false}, &error);
        check_that(status == 0, "%s: got %d '%.200s', want 0", path, status, error.text);
        check_png(path);
        unlink(path);
    }
    if (result)
        result_free(result);
    free(result);
}

static void test_all_plots(void)
{
    struct result result = make_result("mutex,mutex-trylock,semaphore-trylock,vyukov,vyukov-exact",
                                       "1,2,4,8", 13, 0.3);
    draw_all(&result, "vyukov-exact");
}

static void test_one_run_one_value(void)
{
    struct result result = make_result("mutex,mutex-trylock", "2", 1, 1e-4);
    draw_all(&result, "mutex");
}

static void test_one_queue_one_value(void)
{
    struct result result = make_result("mutex", "2", 2, 0);
    draw_all(&result, "mutex");
}

static void test_nobody_lied(void)
{
    struct result result = make_result("mutex,two-lock", "1,2", 4, 0);
    draw_all(&result, "No strategy lied");
}

static void test_always_lied(void)
{
    struct result result = make_result("mutex,mutex-trylock", "1,3", 12, 1);
    draw_all(&result, "100 %");
}

/* Values side by side that are too many for their labels: some are labelled, the last always. */
static void test_many_values(void)
{
    struct result result =
        make_result("mutex,two-lock,semaphore,michael-scott,vyukov-exact,mutex-trylock-busy",
                    "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18", 1, 0);
    struct lab_error error = {0};
    char path[200];
    snprintf(path, sizeof path, "%s/rate.svg", directory);
    plot_draw(&result, PLOT_RATE, &(struct plot_output){"svg", path, 0, false}, &error);
    size_t size;
    char *svg = read_file(path, &size);
    check_that(svg && strstr(svg, ">18<") && !strstr(svg, ">17<"),
               "18 is labelled, 17 has no room: %.200s", error.text);
    free(svg);
    unlink(path);
    result_free(&result);
}

static void test_hostile_title(void)
{
    struct result result = make_result("mutex,mutex-trylock", "1,2", 3, 0.5);
    char path[200], *proof = NULL;
    if (asprintf(&proof, "%s/proof", directory) < 0)
        abort();
    free(result.lab->title);
    if (asprintf(&result.lab->title, "It's `touch %s`'; system('touch %s'); x='<&>", proof, proof) <
        0)
        abort();
    struct lab_error error = {0};
    snprintf(path, sizeof path, "%s/rate.svg", directory);
    int status =
        plot_draw(&result, PLOT_RATE, &(struct plot_output){"svg", path, 0, false}, &error);
    check_that(status == 0, "hostile title: got %d '%.200s', want 0", status, error.text);
    check_that(!exists(proof), "a title must be drawn, not run");
    check_svg(path, "&lt;&amp;");
    unlink(path);
    free(proof);
    result_free(&result);
}

/* ---- failing ---- */

/* Draws what must fail: the status, a line that says `word`, and no file, whole or half. */
static void check_failure(const struct result *result, enum plot_kind kind, int want,
                          const char *word)
{
    struct lab_error error = {0};
    char path[200];
    snprintf(path, sizeof path, "%s/fails.svg", directory);
    int status = plot_draw(result, kind, &(struct plot_output){"svg", path, 0, false}, &error);
    check_int("status", status, want);
    check_int("error.status", error.status, want);
    check_that(strstr(error.text, word) && !strchr(error.text, '\n'),
               "got '%.200s', want one line with '%s'", error.text, word);
    check_that(!exists(path), "%s must not exist", path);
}

static void test_no_data(void)
{
    struct result result = make_result("mutex,mutex-trylock", "1,2", 3, 0.5);
    size_t rows = result.row_count;
    result.row_count = 0;
    check_failure(&result, PLOT_RATE, 65, "runs.csv: no run counts");
    result.row_count = rows;
    for (size_t i = 0; i < rows; i++)
        result.rows[i].tally.attempts = result.rows[i].tally.spurious = 0;
    check_failure(&result, PLOT_SWEEP, 65, "no attempts");
    result_free(&result);
}

static void test_no_lie_no_timeline(void)
{
    struct result result = make_result("mutex", "1,2", 3, 0);
    check_failure(&result, PLOT_TIMELINE, 66, "no timeline");
    result_free(&result);
}

static void test_nothing_moved(void)
{
    struct result result = make_result("mutex", "1,2", 3, 0);
    for (size_t i = 0; i < result.row_count; i++)
        result.rows[i].moved = 0;
    check_failure(&result, PLOT_COST, 65, "nothing moved");
    result_free(&result);
}

static void test_no_gnuplot(void)
{
    struct result result = make_result("mutex", "1,2", 3, 0);
    char *path = strdup(getenv("PATH"));
    setenv("PATH", "/nonexistent", 1);
    check_failure(&result, PLOT_RATE, 69, "apt-get install gnuplot-nox");
    setenv("PATH", path, 1);
    free(path);
    result_free(&result);
}

/* A gnuplot that asks whoever runs it to end, as ^C and kill do, and fails. */
static void make_deadly_gnuplot(char *path, size_t size)
{
    snprintf(path, size, "%s/gnuplot", directory);
    FILE *out = fopen(path, "w");
    check_that(out && fputs("#!/bin/sh\nkill -TERM $PPID\nexit 1\n", out) >= 0, "no %s", path);
    fclose(out);
    chmod(path, 0700);
}

static void test_signal_leaves_nothing(void)
{
    struct result result = make_result("mutex", "1,2", 3, 0);
    char *search = strdup(getenv("PATH")), program[200], half[220], longer[4096];
    make_deadly_gnuplot(program, sizeof program);
    snprintf(longer, sizeof longer, "%s:%s", directory, search);
    setenv("PATH", longer, 1);
    pid_t child = fork();
    if (child == 0) {
        struct lab_error error;
        char path[200];
        snprintf(path, sizeof path, "%s/ended.svg", directory);
        plot_draw(&result, PLOT_RATE, &(struct plot_output){"svg", path, 0, false}, &error);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    check_that(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM,
               "ended by SIGTERM: got wait status %d", status);
    snprintf(half, sizeof half, "%s/ended.svg.%ld.tmp", directory, (long)child);
    check_that(!exists(half), "%s is left", half);
    unlink(half);
    unlink(program);
    setenv("PATH", search, 1);
    free(search);
    result_free(&result);
}

static void test_no_scripts(void)
{
    struct result result = make_result("mutex", "1,2", 3, 0);
    char *scripts = strdup(getenv("QLAB_SCRIPTS"));
    setenv("QLAB_SCRIPTS", "/nonexistent", 1);
    check_failure(&result, PLOT_RATE, 66, "/nonexistent/plot/rate.gp");
    setenv("QLAB_SCRIPTS", scripts, 1);
    free(scripts);
    result_free(&result);
}

static void test_unwritable(void)
{
    struct result result = make_result("mutex", "1,2", 3, 0);
    struct lab_error error = {0};
    const struct plot_output output = {"svg", "/nonexistent/rate.svg", 0, false};
    int status = plot_draw(&result, PLOT_RATE, &output, &error);
    check_that(status == 73, "unwritable: got %d '%.200s', want 73", status, error.text);
    check_that(strstr(error.text, output.path) != NULL, "got '%.200s', want the path", error.text);
    result_free(&result);
}

static void test_missing_file(void)
{
    struct result made = make_result("mutex,mutex-trylock", "1,2", 3, 0.5);
    char *folder = NULL, *found = NULL, path[400];
    struct lab_error error = {0};
    check_int("writing the run folder", report_folder(directory, &made, &folder), 0);
    snprintf(path, sizeof path, "%s/runs.csv", folder ? folder : "");
    check_int("removing runs.csv", unlink(path), 0);
    struct result *read = folder ? plot_find(folder, &found, &error) : NULL;
    check_that(!read, "a folder without runs.csv must not be read");
    check_int("status", error.status, 66);
    check_that(strstr(error.text, "runs.csv") != NULL, "got '%.200s', want runs.csv", error.text);
    result_free(&made);
    free(folder);
    free(found);
}

/* ---- parts ---- */

static void test_push_apart(void)
{
    struct random random;
    random_seed(&random, SEED);
    for (int round = 0; round < 200; round++) {
        double at[12], was[12];
        for (size_t i = 0; i < 12; i++)
            at[i] = was[i] = (double)random_below(&random, round % 2 ? 300 : 20);
        push_apart(at, 12, 16, 0, 300);
        for (size_t i = 0; i < 12; i++) {
            check_that(at[i] >= -1e-6 && at[i] <= 300 + 1e-6, "seed %d round %d: label at %g", SEED,
                       round, at[i]);
            for (size_t j = 0; j < i; j++) {
                check_that(fabs(at[i] - at[j]) >= 16 - 1e-6, "seed %d round %d: gap %g, want 16",
                           SEED, round, fabs(at[i] - at[j]));
                check_that(was[i] == was[j] || (was[i] < was[j]) == (at[i] < at[j]),
                           "seed %d round %d: the order must stay", SEED, round);
            }
        }
    }
}

static void test_percent(void)
{
    const struct {
        double rate;
        const char *want;
    } cases[] = {{1, "100 %"},        {0.9997, "99.97 %"}, {0.958, "96 %"},
                 {0.1, "10 %"},       {0.0123, "1.2 %"},   {0.01, "1 %"},
                 {0.001, "0.1 %"},    {1e-6, "0.0001 %"},  {3.14e-7, "0.000031 %"},
                 {1e-8, "0.000001 %"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[64];
        check_text("percent", percent_write(text, sizeof text, cases[i].rate), cases[i].want);
    }
}

static void test_long_items(void)
{
    struct history history;
    char text[64];
    make_witness(&history);
    struct item_style style = item_style_of(&history);
    check_text("short item", item_write(text, sizeof text, &style, 2), "2");
    history.logs[0].operations[0].item = 9895604650142;
    history.logs[0].operations[1].item = 9895604690142; /* alike in the last four digits */
    history.logs[0].operations[2].item = history.logs[1].operations[1].item = 0;
    style = item_style_of(&history);
    check_text("first", item_write(text, sizeof text, &style, 9895604650142), "…50142");
    check_text("second", item_write(text, sizeof text, &style, 9895604690142), "…90142");
    history_free(&history);
}

static void test_calls(void)
{
    static const char *const want[] = {"put …", "get …", "empty() …"};
    const struct item_style style = {0, 0};
    char text[48];
    for (uint8_t kind = OPERATION_PUT; kind <= OPERATION_EMPTY; kind++) {
        const struct operation call = {.item = 7, .kind = kind, .answer = ANSWER_PENDING};
        check_text("a pending call", call_write(text, sizeof text, &style, &call), want[kind]);
    }
}

int main(void)
{
    static const struct check_case cases[] = {
        {"all plots, svg and png", test_all_plots},
        {"one run, one value", test_one_run_one_value},
        {"one queue, one value", test_one_queue_one_value},
        {"nobody lied", test_nobody_lied},
        {"always lied", test_always_lied},
        {"a hostile title is only text", test_hostile_title},
        {"no data", test_no_data},
        {"calls that never returned", test_calls},
        {"no lie, no timeline", test_no_lie_no_timeline},
        {"nothing moved", test_nothing_moved},
        {"many values", test_many_values},
        {"no gnuplot", test_no_gnuplot},
        {"a signal leaves no half picture", test_signal_leaves_nothing},
        {"no scripts", test_no_scripts},
        {"unwritable", test_unwritable},
        {"missing file", test_missing_file},
        {"labels pushed apart", test_push_apart},
        {"percent", test_percent},
        {"long items", test_long_items},
        {0},
    };
    setenv("QLAB_SCRIPTS", QLAB_SOURCE_ROOT "/scripts", 1);
    setenv("TMPDIR", "/tmp", 1);
    if (!mkdtemp(directory)) {
        perror(directory);
        return 71;
    }
    int status = check_main("plot", cases);
    char *command = NULL;
    if (asprintf(&command, "rm -r '%s'", directory) < 0 || system(command) != 0)
        perror(directory);
    free(command);
    return status;
}
