/* Results to be drawn, and a look at what was drawn. */
#include "plot/made.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "report/folder/folder.h"
#include "report/plot/newest.h"
#include "lab/lab_error.h"
#include "lab/lab_queues.h"

char directory[] = "/tmp/qlab-test-plot-XXXXXX";

static void set_log(struct history *history, size_t worker, const struct operation *operations,
                    size_t count)
{
    history->logs[worker].operations = malloc(count * sizeof *operations);
    memcpy(history->logs[worker].operations, operations, count * sizeof *operations);
    history->logs[worker].count = count;
    history->logs[worker].worker = 3 * worker; /* others have no call in the excerpt */
}

void make_witness(struct history *history)
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

struct result make_result(const char *queues, const char *consumers, unsigned rounds, double rate)
{
    char problem[512];
    struct result result = {
        .lab = lab_new(workload_find("prefilled")), .seed = SEED, .complete = true};
    struct lab_error error;
    const char *wrong = lab_set_queues(result.lab, queues, &error) ? NULL : error.text;
    if (!wrong)
        wrong = lab_set_knob(result.lab, KNOB_CONSUMERS, consumers, problem, sizeof problem);
    check_text("making the lab", wrong, NULL);
    result.command = strdup("qlab run test");
    result.clock = (struct stamp_clock){.ticks_per_second = 1000000000, .why = "a test"};
    host_begin(&result.host);
    host_end(&result.host);
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

/* The values of one run: they grow with the swept value, and differ from queue to queue. */
static void fill_measures(struct result_row *row, const struct workload_class *workload,
                          struct random *random)
{
    for (size_t m = 0; m < workload_measures(workload); m++) {
        const struct measure *class = workload->measures[m];
        double scale = class->unit == MEASURE_TIME    ? 20000
                       : class->unit == MEASURE_SHARE ? 0.05
                                                      : 3;
        double value = scale * (double)(row->queue + 1) * (double)(row->point + 1) *
                       (0.5 + (double)random_below(random, 1000) / 1000);
        if (class->unit == MEASURE_SHARE)
            value = fmin(value, 1);
        row->measure[m] = row->round % 5 == 4 ? NAN : row->round % 5 == 3 ? 0 : value;
        for (int i = 0; class->many && i < 50; i++) {
            double spread = exp((double)random_below(random, 4000) / 1000);
            check_int("adding a sample",
                      samples_add(&row->samples[m], i % 10 ? value * spread : 0, random), 0);
        }
    }
}

struct result make_measured(const char *workload, const char *queues, enum knob sweep,
                            const char *values, unsigned rounds)
{
    struct result result = make_result(queues, "2", rounds, 0);
    char problem[512];
    struct random random;
    random_seed(&random, SEED);
    check_text("sweeping", lab_set_knob(result.lab, sweep, values, problem, sizeof problem), NULL);
    result.lab->scenario.workload = workload_find(workload);
    result.lab->rounds = rounds;
    result.row_count = 0;
    for (unsigned round = 0; round < rounds; round++)
        for (size_t queue = 0; queue < result.lab->queue_count; queue++)
            for (size_t point = 0; point < result.lab->value_count; point++) {
                struct result_row row = {.queue = queue, .point = point, .round = round};
                row.whole = true;
                fill_measures(&row, result.lab->scenario.workload, &random);
                check_int("adding a row", result_add(&result, &row), 0);
            }
    return result;
}

char *read_file(const char *path, size_t *size)
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

void check_svg(const char *path, const char *word)
{
    size_t size;
    char *text = read_file(path, &size);
    check_that(size > 1000, "%s: got %zu bytes, want more than 1000 (seed %d)", path, size, SEED);
    check_that(strstr(text, "<svg") && strstr(text, "</svg>"), "%s: want a whole <svg>", path);
    check_that(strstr(text, "<path") && strstr(text, "<text"), "%s: want paths and texts", path);
    check_that(strstr(text, word) != NULL, "%s: want the word '%s' in it", path, word);
    free(text);
}

void check_png(const char *path)
{
    size_t size;
    char *bytes = read_file(path, &size);
    check_that(size > 1000 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0 &&
                   memcmp(bytes + size - 8, "IEND", 4) == 0,
               "%s: got %zu bytes, want a whole PNG (seed %d)", path, size, SEED);
    free(bytes);
}

bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

struct result *write_and_read(struct result *result)
{
    char *folder = NULL, *found = NULL;
    struct lab_error error = {0};
    check_int("writing the run folder", report_folder(directory, result, &result->host, &folder),
              0);
    struct result *read = folder ? plot_find(folder, &found, &error) : NULL;
    check_that(read != NULL, "reading the run folder: got '%.200s'", error.text);
    result_free(result);
    free(folder);
    free(found);
    return read;
}
