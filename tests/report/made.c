/* Results put together by hand. */
#include "report/made.h"
#include "lab/place.h"

#include <math.h>
#include <stdlib.h>

#include "check.h"
#include "lab/lab_predict.h"
#include "report/folder/csv.h"
#include "report/text/terminal.h"
#include "report/text/page_text.h"

static bool put_nowhere(void *queue, uint64_t item)
{
    (void)queue, (void)item;
    return false;
}

/* It can be explored, because it is code. */
const struct queue_class honest = {
    .name = "honest", .family = "mutex", .claim = QUEUE_EXACT, .put = put_nowhere};
const struct queue_class careful = {.name = "careful", .family = "mutex", .claim = QUEUE_EXACT};
const struct queue_class liar = {
    .name = "mutex-trylock-busy", .family = "mutex", .claim = QUEUE_INEXACT};
const struct queue_class rare = {.name = "rare", .family = "lock-free", .claim = QUEUE_INEXACT};

struct result make_result(const struct queue_class *const *classes, size_t queues, size_t values,
                          unsigned rounds)
{
    struct result result = {.complete = true, .seed = 42};
    struct lab *lab = lab_new(workload_find("prefilled"));
    free(lab->name);
    free(lab->title);
    lab->name = strdup("get-nowait");
    lab->title = strdup("Why does get_nowait() say Empty when the queue is not?");
    for (enum knob knob = 0; knob < KNOB_COUNT; knob++)
        lab->scenario.knob[knob] = 0;
    lab->scenario.knob[KNOB_ITEMS] = 40000;
    lab->scenario.knob[KNOB_JITTER] = 20000;
    lab->number = 4;
    if (asprintf(&lab->folder, "%s/04-get-nowait", labs_folder()) < 0)
        abort();
    lab->rounds = rounds;
    lab->scenario.processes = true;
    lab->scenario.knob[KNOB_CONSUMERS] = 4;
    lab->queues = calloc(queues, sizeof *lab->queues);
    lab->queue_count = queues;
    for (size_t i = 0; i < queues; i++)
        lab->queues[i].queue = classes[i];
    if (values > 1) {
        free(lab->values);
        lab->values = calloc(values, sizeof *lab->values);
        lab->value_count = values;
        lab->sweep = KNOB_CONSUMERS;
        for (size_t i = 0; i < values; i++)
            lab->values[i] = UINT64_C(1) << (i % 6);
    }
    result.lab = lab;
    result.command = strdup("qlab run get-nowait");
    result.clock.kind = STAMP_FENCED;
    result.clock.ticks_per_second = 2000000000;
    result.clock.guard = 12;
    result.clock.why = "fenced: the counter is invariant";
    result.host = (struct host){
        .name = "host",
        .kernel = "Linux 6.1",
        .cpu = "Some CPU",
        .compiler = "gcc 12",
        .flags = "-O2",
        .commit = "abc1234",
        .started = "20260506T170159Z",
        .allowed = "0-1",
        .cpus_online = 2,
        .cpus_allowed = 2,
        .load_start = 1,
        .load_end = 3.25,
    };
    return result;
}

struct result_row make_row(size_t queue, size_t point, unsigned round, uint64_t spurious,
                           uint64_t attempts)
{
    return (struct result_row){
        .queue = queue,
        .point = point,
        .round = round,
        .whole = true,
        .seed = UINT64_C(18446744073709551557),
        .elapsed_ns = 1000000 + round,
        .cpu_ns = 2000000,
        .moved = 1000,
        .pieces = 3,
        .tally = {.operations = attempts + 7,
                  .put = 1000,
                  .full = 1,
                  .got = 1000,
                  .busy = 5,
                  .pending = 2,
                  .spurious = spurious,
                  .legal_empty = 4,
                  .attempts = attempts,
                  .first_attempts = attempts / 2,
                  .first_spurious = spurious / 4,
                  .episodes = (spurious + 9) / 10,
                  .longest_episode = spurious * 100},
    };
}

void add_row(struct result *result, struct result_row row)
{
    check_int("result_add", result_add(result, &row), 0);
}

void predict(struct result *result, const char *typed)
{
    char problem[600];
    check_text(typed, lab_predict_guess(result->lab, typed, problem, sizeof problem), NULL);
}

struct result usual_result(size_t values, unsigned rounds)
{
    const struct queue_class *const classes[] = {&honest, &rare, &liar, &careful};
    struct result result = make_result(classes, 4, values, rounds);

    result.lab->queues[1].expectation = EXPECT_SOMETIMES;
    result.lab->queues[2].expectation = EXPECT_SOMETIMES;
    for (unsigned round = 0; round < rounds; round++) {
        for (size_t queue = 0; queue < 4; queue++) {
            for (size_t point = 0; point < values; point++) {
                uint64_t lies = queue == 2                     ? point * (10000 + 1000 * round)
                                : queue == 1 && round % 5 == 4 ? point * 3
                                                               : 0;
                struct result_row row = make_row(queue, point, round, lies, 100000);
                row.warmup = round == 0 && point == 0;
                add_row(&result, row);
            }
        }
    }
    return result;
}

static double made_value(const struct measure *class, size_t m, const struct result_row *row)
{
    double value = 100 * (double)(m + 1) * (double)(row->queue + 1) * (double)(row->point + 1);
    value += row->round;
    return class->unit == MEASURE_SHARE ? fmin(value / 1000, 1) : value;
}

static void fill_measures(struct result_row *row, const struct workload_class *workload)
{
    struct random random;
    random_seed(&random, 1);
    for (size_t m = 0; m < workload_measures(workload); m++) {
        const struct measure *class = workload->measures[m];
        row->measure[m] = row->round == 0 ? NAN : made_value(class, m, row);
        for (double part = 0.1; class->many && row->round > 0 && part < 11; part *= 10)
            check_int("adding a sample",
                      samples_add(&row->samples[m], part * row->measure[m], &random), 0);
    }
}

struct result measured_result(const char *workload, size_t values, unsigned rounds)
{
    const struct queue_class *const classes[] = {&honest, &liar};
    struct result result = make_result(classes, 2, values, rounds);
    result.lab->scenario.workload = workload_find(workload);
    for (unsigned round = 0; round < rounds; round++)
        for (size_t queue = 0; queue < 2; queue++)
            for (size_t point = 0; point < values; point++) {
                struct result_row row = make_row(queue, point, round, 0, 0);
                fill_measures(&row, result.lab->scenario.workload);
                add_row(&result, row);
            }
    return result;
}

char *written(int (*write)(FILE *, const struct result *), const struct result *result)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    check_int("the writer's answer", write(out, result), 0);
    fclose(out);
    return text;
}

int plain_table(FILE *out, const struct result *result)
{
    return page_text(out, result, TERMINAL_MOST, false);
}

void check_same_points(const struct result *a, const struct result *b)
{
    char *first = written(report_points_csv, a), *second = written(report_points_csv, b);
    check_text("points", second, first);
    free(first);
    free(second);
}
