/* Benchmark: what recording adds to a call. Prints figures, judges nothing.
 *
 * A queue that does next to nothing is called directly and through the recorder, with the
 * processor time of the best of several passes over one log. Before that, the two stamps alone,
 * beside another way to wait for the stores and beside one stamp a call.
 */
#include <inttypes.h>
#include <stdio.h>
#include <time.h>

#include "history/counter.h"
#include "measure/measure.h"
#include "measure/record.h"

#define PASSES 9
#define PAIRS  20000 /* of stamps, in one pass */

static bool cell_put(void *queue, uint64_t item)
{
    *(volatile uint64_t *)queue = item;
    return true;
}

static enum queue_answer cell_get(void *queue, uint64_t *item)
{
    *item = *(volatile uint64_t *)queue;
    return QUEUE_GOT;
}

static const struct queue_class cell = {.put = cell_put, .get_nowait = cell_get};

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* ---- the stamps alone ---- */

#if defined(__x86_64__)
static uint64_t pair_fenced(void)
{
    uint64_t invoked = stamp_counter_before();
    return stamp_counter_after() - invoked;
}

static uint64_t pair_mfence(void)
{
    uint64_t invoked = stamp_counter_before();
    __builtin_ia32_mfence();
    __builtin_ia32_lfence();
    return __builtin_ia32_rdtsc() - invoked;
}

/* The next call begins where this one ended: sound, but what a worker does between its calls then
 * counts as part of them. */
static uint64_t one_fenced(void)
{
    uint64_t returned = stamp_counter_after();
    __builtin_ia32_lfence();
    return returned;
}

/* ns a call, the best of several passes. */
static double stamps_cost(uint64_t (*take)(void))
{
    double best = 1e9;
    volatile uint64_t store;
    for (int pass = 0; pass < 4 * PASSES; pass++) {
        double began = cpu_seconds();
        for (int i = 0; i < PAIRS; i++)
            store = take();
        double cost = 1e9 * (cpu_seconds() - began) / PAIRS;
        best = cost < best ? cost : best;
    }
    (void)store;
    return best;
}

static void measure_stamps(void)
{
    double fenced = stamps_cost(pair_fenced), mfence = stamps_cost(pair_mfence),
           one = stamps_cost(one_fenced);
    printf("two stamps alone: %.1f ns; with mfence %.1f ns, %.2f times as much; one stamp a call "
           "%.1f ns, %.2f times\n",
           fenced, mfence, mfence / fenced, one, one / fenced);
}
#else
static void measure_stamps(void)
{
}
#endif

/* ---- the recorder ---- */

/* Calls until the log is full; ns of processor time per call. */
static double pass_recorded(struct worker *worker)
{
    uint64_t item = 0;
    double began = cpu_seconds();
    worker_reset(worker);
    atomic_store(&worker->rig->board->over, false);
    while (worker->count + 2 <= worker->limit && worker_on(worker)) {
        record_put(worker, ++item);
        record_get(worker, &(uint64_t){0});
    }
    return 1e9 * (cpu_seconds() - began) / (double)worker->count;
}

static double pass_direct(const struct worker *worker)
{
    const struct queue_class *volatile queue = worker->queue;
    uint64_t item;
    double began = cpu_seconds();
    for (size_t i = 0; i < worker->limit; i += 2) {
        queue->put(worker->memory, i + 1);
        queue->get_nowait(worker->memory, &item);
    }
    return 1e9 * (cpu_seconds() - began) / (double)worker->limit;
}

static int measure_kind(enum stamp_kind kind, const char *name)
{
    struct measure_rig *rig;
    if (measure_open(&rig, 1, kind) != 0)
        return 71;
    uint64_t memory = 0;
    struct scenario scenario = {.workload = workload_find("prefilled")};
    struct worker worker = worker_make(rig, &cell, &memory, &scenario, 0, 1);
    double recorded = 1e9, direct = 1e9;
    for (int i = 0; i < PASSES; i++) {
        double a = pass_recorded(&worker), b = pass_direct(&worker);
        recorded = a < recorded ? a : recorded;
        direct = b < direct ? b : direct;
    }
    printf("recording, %s stamps: %.1f ns an operation (%.1f with, %.1f without; guard %" PRIu64
           " ticks)\n",
           name, recorded - direct, recorded, direct, rig->clock.guard);
    measure_close(rig);
    return 0;
}

int main(void)
{
    measure_stamps();
    int failed = measure_kind(STAMP_FENCED, "fenced");
    failed = failed ? failed : measure_kind(STAMP_RAW, "raw");
    return failed ? failed : measure_kind(STAMP_TICKET, "ticket");
}
