/* Comparisons of speed put together by hand. */
#include "throughput/made.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "lab/lab_queues.h"

static void set(struct result_row *row, const char *name, double value)
{
    const struct workload_class *workload = workload_find("throughput");
    for (size_t m = 0; m < workload_measures(workload); m++)
        if (strcmp(workload->measures[m]->name, name) == 0) {
            row->measure[m] = value;
            return;
        }
    check_that(false, "throughput measures no %s", name);
}

struct result made_speeds(unsigned rounds)
{
    static const char *const names[] = {"two-lock", "mutex", "gasyncqueue"};
    static const uint64_t speed[] = {400, 400, 800, 100, 1600, 1600};
    struct result result = {.seed = 7, .complete = true};
    struct lab *lab = result.lab = lab_new(workload_find("throughput"));
    char problem[200];
    struct lab_error error;
    snprintf(result.host.started, sizeof result.host.started, "20260101T000000Z");
    snprintf(result.host.name, sizeof result.host.name, "<host>");
    snprintf(result.host.commit, sizeof result.host.commit, "made");
    result.command = strdup("qlab compare --throughput <all>");
    result.clock.kind = STAMP_FENCED;
    result.clock.why = "fenced: the counter is invariant";
    lab->rounds = rounds;
    lab->scenario.pin = true;
    lab->scenario.knob[KNOB_DURATION] = 1000000;
    lab->scenario.knob[KNOB_CAPACITY] = 64;
    lab->scenario.knob[KNOB_JITTER] = 0;
    lab_set_knob(lab, KNOB_CONSUMERS, "1,4", problem, sizeof problem);
    for (size_t i = 0; i < 3; i++)
        lab_add_queue(lab, names[i], -1, &error);
    check_int("queues", lab->queue_count, 3);
    for (unsigned i = 0; i < 6 * rounds; i++) {
        unsigned round = i / 6;
        uint64_t done = speed[i % 6] * (round ? 1 + round : 100000);
        struct result_row row = {
            .queue = i % 6 / 2,
            .point = i % 2,
            .round = round,
            .warmup = round == 0,
            .whole = true,
            .elapsed_ns = 1000000,
            .cpu_ns = 20 * done,
            .moved = done,
            .pieces = 1,
            .tally = {.operations = done + done / 4, .put = done / 2, .got = done / 2},
        };
        set(&row, "operations_per_second", 1e3 * (double)done);
        set(&row, "slowest_to_fastest", 0.5);
        set(&row, "jain", 0.9);
        set(&row, "failed_per_1000", 200);
        set(&row, "cpu_ns_per_operation", 20);
        check_int("add", result_add(&result, &row), 0);
    }
    return result;
}
