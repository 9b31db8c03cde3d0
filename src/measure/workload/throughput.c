/* Throughput: what a queue moves when nobody records it.
 *
 * Every worker puts one item and gets one, over and over, as fast as it can. No call is stamped and
 * none is judged, so the figures are the queue's own; they are not comparable with those of other
 * workloads. A put that put and a get that got are operations; calls that failed (Full, Empty,
 * Busy) and were made again are counted apart.
 */
#include "measure/workload/common.h"

#include <math.h>
#include <string.h>

#define ROOM 1024

static const struct measure operations_per_second = {
    .name = "operations_per_second",
    .label = "operations/s",
    .help = "puts that put and gets that got, of all workers, a second",
    .unit = MEASURE_SPEED,
};
static const struct measure slowest_to_fastest = {
    .name = "slowest_to_fastest",
    .label = "slowest/fastest",
    .help = "operations of the worker that had fewest, in those of the one that had most",
    .unit = MEASURE_SHARE,
};
static const struct measure jain = {
    .name = "jain",
    .label = "Jain's index",
    .help = "of the workers' operations: 1 all alike, 1/n one worker only",
    .unit = MEASURE_COUNT,
};
static const struct measure failed_per_1000 = {
    .name = "failed_per_1000",
    .label = "failed of 1000",
    .help = "calls that failed (Full, Empty, Busy) and were made again, of 1000 calls",
    .unit = MEASURE_COUNT,
};
static const struct measure cpu_ns_per_operation = {
    .name = "cpu_ns_per_operation",
    .label = "CPU an operation",
    .help = "processor time of all workers, an operation",
    .unit = MEASURE_TIME,
};

/* Every worker may have put its item before anybody gets one. */
static size_t throughput_least_room(const struct scenario *scenario)
{
    return scenario->knob[KNOB_CONSUMERS];
}

static size_t throughput_room(const struct scenario *scenario)
{
    (void)scenario;
    return ROOM;
}

/* Relaxed: the flag only asks. */
static bool over(const struct worker *worker)
{
    return atomic_load_explicit(&worker->rig->board->over, memory_order_relaxed);
}

/* What a worker counts of the calls that failed. */
enum { FULL, EMPTY, BUSY, FAILURES };

/* Puts until it is in. False if the piece was over before. */
static bool put_surely(const struct worker *worker, uint64_t item, uint64_t *failed)
{
    while (!worker->queue->put(worker->part, item)) {
        failed[FULL]++;
        if (over(worker))
            return false;
    }
    return true;
}

static enum queue_answer get_once(const struct worker *worker)
{
    uint64_t item;
    enum queue_answer answer = worker->queue->get_nowait(worker->part, &item);
    bool settled = answer != QUEUE_GOT || !worker->queue->settle ||
                   worker->queue->settle(worker->part, item, true);
    return settled ? answer : QUEUE_BUSY;
}

static bool get_surely(const struct worker *worker, uint64_t *failed)
{
    enum queue_answer answer;
    while ((answer = get_once(worker)) != QUEUE_GOT) {
        failed[answer == QUEUE_EMPTY ? EMPTY : BUSY]++;
        if (over(worker))
            return false;
    }
    return true;
}

/* Counts on its own stack, so that no two workers write to the same line. */
static void throughput_work(struct worker *worker)
{
    uint64_t put = 0, got = 0, failed[FAILURES] = {0};
    while (!over(worker) && put_surely(worker, worker_item(worker, put + 1), failed)) {
        put++;
        if (!get_surely(worker, failed))
            break;
        got++;
    }
    memcpy(worker->control->note, failed, sizeof failed);
    /* Release, as in record.h; partner: items_put() and items_got(). */
    atomic_store_explicit(&worker->control->put, put, memory_order_release);
    atomic_store_explicit(&worker->control->got, got, memory_order_release);
}

/* Relaxed, here and below: the worker has finished, and that was acquired. */
static void throughput_count(const struct piece *piece, struct tally *tally)
{
    for (size_t i = 0; i < piece->workers; i++) {
        const struct control *control = &piece->control[i];
        tally->put += atomic_load_explicit(&control->put, memory_order_relaxed);
        tally->got += atomic_load_explicit(&control->got, memory_order_relaxed);
        tally->full += control->note[FULL];
        tally->busy += control->note[BUSY];
        tally->operations += control->note[EMPTY];
    }
    tally->operations += tally->put + tally->got + tally->full + tally->busy;
}

static int throughput_measure(const struct piece *piece, struct readings *readings)
{
    double least = INFINITY, most = 0, squares = 0, cpu = 0;
    double calls = (double)piece->tally->operations;
    double operations = (double)(piece->tally->put + piece->tally->got);
    for (size_t i = 0; i < piece->workers; i++) {
        const struct control *control = &piece->control[i];
        double own = (double)(atomic_load_explicit(&control->put, memory_order_relaxed) +
                              atomic_load_explicit(&control->got, memory_order_relaxed));
        least = fmin(least, own);
        most = fmax(most, own);
        squares += own * own;
        cpu += (double)control->cpu;
    }
    if (operations == 0)
        return 0;
    readings_set(readings, &operations_per_second, operations / piece_span(piece) * 1e9);
    readings_set(readings, &slowest_to_fastest, least / most);
    readings_set(readings, &jain, operations * operations / ((double)piece->workers * squares));
    readings_set(readings, &failed_per_1000, 1000 * (calls - operations) / calls);
    readings_set(readings, &cpu_ns_per_operation, cpu / operations);
    return 0;
}

const struct workload_class workload_throughput = {
    .name = "throughput",
    .summary = "every worker puts one item, then gets one, unrecorded: how fast?",
    .knobs = KNOB_BIT(KNOB_CONSUMERS) | KNOB_BIT(KNOB_CAPACITY) | KNOB_BIT(KNOB_JITTER) |
             KNOB_BIT(KNOB_DURATION),
    .traits = TRAIT_ONE_PIECE | TRAIT_EVERYONE | TRAIT_ASIDE | TRAIT_ENDLESS,
    .measures = {&operations_per_second, &slowest_to_fastest, &jain, &failed_per_1000,
                 &cpu_ns_per_operation},
    .room = throughput_room,
    .least_room = throughput_least_room,
    .work = throughput_work,
    .count = throughput_count,
    .measure = throughput_measure,
};
