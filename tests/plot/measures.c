/* Measures drawn: every workload's, with and without a sweep, by words, in the terminal; scales. */
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "plot/made.h"
#include "report/plot/scale.h"
#include "lab/lab_error.h"

#define NINE                                                                                       \
    "mutex,two-lock,semaphore,michael-scott,vyukov,vyukov-exact,mutex-trylock,semaphore-trylock,"  \
    "mutex-trylock-busy"

/* Draws one kind of a result that was written and read back, and wants the words in it. */
static void draw(struct result *made, const struct plot_kind *kind, const char *const *words)
{
    struct result *result = write_and_read(made);
    char path[200];
    struct lab_error error = {0};
    if (!result)
        return;
    snprintf(path, sizeof path, "%s/%s.svg", directory, kind->name);
    int status = plot_draw(result, kind, &(struct plot_output){"svg", path, 0, false}, &error);
    check_that(status == 0, "%s: got %d '%.200s', want 0", path, status, error.text);
    for (; status == 0 && *words; words++)
        check_svg(path, *words);
    unlink(path);
    snprintf(path, sizeof path, "%s/%s.png", directory, kind->name);
    status = plot_draw(result, kind, &(struct plot_output){"png", path, 0, false}, &error);
    check_that(status == 0, "%s: got %d '%.200s', want 0", path, status, error.text);
    check_png(path);
    unlink(path);
    result_free(result);
    free(result);
}

void test_measures_of_every_workload(void)
{
    for (size_t w = 0; workload_table[w]; w++) {
        const struct workload_class *workload = workload_table[w];
        if (workload_measures(workload) == 0)
            continue;
        const char *const words[] = {workload->measures[0]->label, "michael-scott", NULL};
        struct result result =
            make_measured(workload->name, "mutex,michael-scott", KNOB_CONSUMERS, "1,2,4", 6);
        if (!workload->measures[0]->model_of)
            draw(&result, &plot_measures, words);
        else
            draw(&result, &plot_measures, words + 1);
    }
}

void test_measures_without_sweep(void)
{
    const char *const words[] = {">makespan<", ">trylock-busy<", NULL};
    struct result result = make_measured("drain", NINE, KNOB_CONSUMERS, "4", 3);
    draw(&result, &plot_measures, words);
    result = make_measured("drain", "mutex", KNOB_CONSUMERS, "4", 1);
    draw(&result, &plot_measures, words + 2);
}

void test_measures_by_words(void)
{
    const char *const words[] = {">spin<", ">back-off<", ">wait<", ">delay (p50)<", NULL};
    struct result result = make_measured("poll", NINE, KNOB_WAIT, "spin,back-off,timed,block", 3);
    draw(&result, &plot_measures, words);
}

void test_measures_in_terminal(void)
{
    struct result result =
        make_measured("drain", "mutex,mutex-trylock", KNOB_CONSUMERS, "1,2,4", 6);
    struct lab_error error = {0};
    char path[200];
    size_t size;
    snprintf(path, sizeof path, "%s/measures.txt", directory);
    int status =
        plot_draw(&result, &plot_measures, &(struct plot_output){"dumb", path, 80, false}, &error);
    check_that(status == 0, "got %d '%.200s', want 0", status, error.text);
    char *text = read_file(path, &size);
    check_that(text && strstr(text, "left early") && strstr(text, "busiest") &&
                   strstr(text, "mutex-trylock"),
               "heads and names, got:\n%.300s", text);
    free(text);
    unlink(path);
    result_free(&result);
}

void test_ecdf(void)
{
    const char *const words[] = {">delay<", "wait = block", "p99", "mutex-trylock", NULL};
    struct result result = make_measured("poll", "mutex,two-lock,mutex-trylock,vyukov", KNOB_WAIT,
                                         "spin,back-off,timed,block", 4);
    draw(&result, &plot_ecdf, words);
    const char *const one[] = {">delay<", "p50", NULL};
    result = make_measured("poll", "mutex", KNOB_CONSUMERS, "2", 1);
    for (size_t i = 0; i < result.row_count; i++) /* a queue of zeros only */
        for (size_t k = 0; k < result.rows[i].samples[3].count; k++)
            result.rows[i].samples[3].value[k] = 0;
    draw(&result, &plot_ecdf, one);
}

void test_scales(void)
{
    const struct {
        const char *what;
        enum measure_unit unit;
        double values[3];
        bool log, shelf;
        const char *first, *last;
    } cases[] = {
        {"shares to 100 %", MEASURE_SHARE, {0, 0.2, 0.3}, false, false, "0 %", "100 %"},
        {"decades of shares", MEASURE_SHARE, {1e-5, 0.2, 0.3}, true, false, "0.001 %", "10 %"},
        {"with zeros", MEASURE_SHARE, {0, 1e-5, 1}, true, true, "0 %", "100 %"},
        {"counts", MEASURE_COUNT, {3, 5, 8}, false, false, "0", "8"},
        {"no counts", MEASURE_COUNT, {0, 0, 0}, false, false, "0", "1"},
        {"one count", MEASURE_COUNT, {1, 1, 1}, false, false, "0", "1"},
        {"large counts", MEASURE_COUNT, {20000, 1, 5}, true, false, "1", "10k"},
        {"times", MEASURE_TIME, {500000, 2000000, NAN}, false, false, "0", "2 ms"},
        {"decades of times", MEASURE_TIME, {100, 1000, 1e6}, true, false, "100 ns", "1 ms"},
        {"no time", MEASURE_TIME, {0, 0, NAN}, false, false, "0", "1 ns"},
        {"factors", MEASURE_FACTOR, {0.5, 1.9, 3.7}, false, false, "0", "3×"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct range range = range_none;
        for (size_t k = 0; k < 3; k++)
            range_include(&range, cases[i].values[k]);
        struct scale scale = scale_make(cases[i].unit, &range);
        check_int(cases[i].what, scale.log, cases[i].log);
        check_int(cases[i].what, scale.shelf, cases[i].shelf);
        for (size_t k = 0; k < 3; k++)
            check_that(isnan(cases[i].values[k]) || (scale.log && cases[i].values[k] <= 0) ||
                           (cases[i].values[k] >= scale.low && cases[i].values[k] <= scale.high),
                       "%s: %g lies on it", cases[i].what, cases[i].values[k]);
        char *text = axis_text(scale_unit(cases[i].unit), &scale, cases[i].unit), *line = text;
        size_t count = 0;
        const char *top = NULL, *bottom = NULL;
        for (line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
            if (strchr(line, '+')) {
                *strchr(line, '+') = '\0';
                line[strlen(line) - 1] = '\0';
                top = top ? top : line + strspn(line, " ");
                bottom = line + strspn(line, " ");
                count++;
            }
        check_that(count >= 2 && count <= 7, "%s: got %zu tics", cases[i].what, count);
        check_text(cases[i].what, bottom, cases[i].first);
        check_text(cases[i].what, top, cases[i].last);
        free(text);
    }
}

void test_measures_without_values(void)
{
    struct result result = make_measured("poll", "mutex", KNOB_CONSUMERS, "1,2", 2);
    for (size_t i = 0; i < result.row_count; i++)
        for (size_t m = 0; m < MEASURES_MOST; m++) {
            result.rows[i].measure[m] = NAN;
            samples_free(&result.rows[i].samples[m]);
        }
    check_failure(&result, &plot_measures, 65, "no run that counts has a value");
    check_failure(&result, &plot_ecdf, 65, "no run that counts has a value");
    result.row_count = 0;
    check_failure(&result, &plot_measures, 65, "no run counts");
    result_free(&result);
    result = make_result("mutex", "1,2", 3, 0);
    check_failure(&result, &plot_measures, 66, "no measures");
    check_failure(&result, &plot_ecdf, 66, "no ecdf");
    result_free(&result);
}

void test_left_out(void)
{
    struct result result = make_measured("poll", "mutex", KNOB_CONSUMERS, "1,2", 2);
    for (size_t i = 0; i < PLOT_KINDS; i++) {
        const struct plot_kind *kind = plot_kinds[i];
        const char *why = kind->left_out(&result);
        bool drawn = kind == &plot_measures || kind == &plot_ecdf;
        check_that(drawn == !why, "%s: got '%s'", kind->name, why ? why : "drawn");
        check_that(!why || strstr(why, kind->name), "names it: %s", why ? why : "");
    }
    for (size_t i = 0; i < result.row_count; i++)
        result.rows[i].tally.attempts = 10;
    check_text("rates", plot_rate.left_out(&result), NULL);
    check_text("a sweep", plot_sweep.left_out(&result), NULL);
    result.lab->scenario.workload = workload_find("prefilled");
    check_that(plot_measures.left_out(&result) != NULL, "no measures of prefilled");
    result_free(&result);
}
