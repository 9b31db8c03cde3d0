/* Tests of unrecorded runs: nothing is lost, every call is counted, everybody is given a part, and
 * no thread is left. Beside it in throughput/: report.c, folders.c. None needs luck, none asserts a
 * time. */
#include <math.h>

#include "measure_queues.h"
#include "measure_runs.h"
#include "throughput/made.h"

static struct measure_outcome run_of(const struct queue_class *queue, size_t threads,
                                     size_t capacity, int want)
{
    struct scenario scenario = small("throughput", false);
    struct measure_outcome outcome;
    struct measure_rig *rig;
    scenario.knob[KNOB_DURATION] = 2000000;
    scenario.knob[KNOB_CONSUMERS] = threads;
    scenario.knob[KNOB_CAPACITY] = capacity;
    scenario.knob[KNOB_JITTER] = 0;
    check_int("measure_open", measure_open(&rig, 5, STAMP_FENCED), 0);
    check_int(queue->name, measure_run(rig, queue, &scenario, 1, &stop, &outcome), want);
    measure_close(rig);
    readings_free(&outcome.readings);
    history_free(&outcome.witness);
    return outcome;
}

/* Whether the queue can be run with so many workers that both put and get. */
static bool fits(const struct queue_class *queue, size_t threads)
{
    struct scenario scenario = small("throughput", false);
    char why[200];
    scenario.knob[KNOB_CONSUMERS] = threads;
    return !queue->unavailable && !scenario_refuses(&scenario, queue, why, sizeof why);
}

/* Every queue that it fits, alone and crowded, with room and without. */
static void test_conserved(void)
{
    static const size_t threads[] = {1, 2, 5}, capacities[] = {1, 64};
    for (size_t q = 0; queue_table[q]; q++)
        for (size_t i = 0; i < 6; i++) {
            const struct queue_class *queue = queue_table[q];
            if (!fits(queue, threads[i / 2]) || queue->claim != QUEUE_EXACT)
                continue;
            struct measure_outcome run = run_of(queue, threads[i / 2], capacities[i % 2], 0);
            const struct tally *tally = &run.tally;
            check_int(queue->name, run.faulty.count[FAULT_LOST], 0);
            check_int("drained", run.drained, 1);
            check_that(tally->got <= tally->put && tally->put <= tally->got + threads[i / 2],
                       "put %" PRIu64 ", got %" PRIu64 "; want one by one", tally->put, tally->got);
            check_int("moved", run.moved, tally->put + tally->got);
            check_int("died", run.died, 0);
            check_int("stalled", run.stalled, false);
            check_int("interrupted", run.interrupted, false);
            check_int("nothing is judged", tally->attempts + tally->spurious + tally->legal_empty,
                      0);
            if (threads[i / 2] == 1) /* what it has put is there for it to get, or on its way */
                check_int(queue->name, tally->operations - tally->put - tally->got - tally->busy,
                          0);
        }
}

static enum queue_answer loser_get(void *queue, uint64_t *item)
{
    struct wrapped *q = queue;
    if (wrapped_call(q) == 10)
        return inner()->get_nowait(q->inner, item) == QUEUE_GOT ? QUEUE_BUSY : QUEUE_EMPTY;
    return inner()->get_nowait(q->inner, item);
}

/* An item that is taken out and given to nobody is missed, and so is one that comes from nowhere.
 */
static void test_lost(void)
{
    static const struct queue_class loser_queue = WRAPPED(loser_get, wrapped_init);
    struct measure_outcome run = run_of(&loser_queue, 2, 64, 0);
    check_int("lost", run.faulty.count[FAULT_LOST], 1);
}

/* Every first, third, fifth... call of that queue says Empty. */
static void test_failures_apart(void)
{
    struct measure_outcome run = run_of(&liar_queue, 1, 64, 0);
    const struct tally *tally = &run.tally;
    uint64_t empty = tally->operations - tally->put - tally->got - tally->full - tally->busy;
    check_that(empty == tally->got || empty == tally->got + 1,
               "Empties: got %" PRIu64 ", want one for each of %" PRIu64 " items", empty,
               tally->got);
    check_int("Full", tally->full, 0);
    check_int("Busy", tally->busy, 0);
}

static void test_measures(void)
{
    struct scenario scenario = small("throughput", false);
    scenario.knob[KNOB_DURATION] = 2000000;
    scenario.knob[KNOB_CONSUMERS] = 1;
    struct measure_outcome alone = run(&liar_queue, &scenario, STAMP_FENCED, 0);
    check_near("alone is fair", value_of(&alone, "jain"), 1, 1e-9);
    check_near("alone is slowest and fastest", value_of(&alone, "slowest_to_fastest"), 1, 1e-9);
    check_that(fabs(value_of(&alone, "failed_per_1000") - 1000.0 / 3) < 50,
               "a put, a lie, a get: got %g failed of 1000", value_of(&alone, "failed_per_1000"));
    check_near("operations a second", value_of(&alone, "operations_per_second"),
               1e9 * (double)alone.moved / (double)alone.elapsed_ns, 1e-9);
    check_near("CPU an operation", value_of(&alone, "cpu_ns_per_operation"),
               (double)alone.cpu_ns / (double)alone.moved, 1e-9);
    readings_free(&alone.readings);
}

static void test_stuck(void)
{
    if (light_test()) /* ends threads by force */
        return;
    struct measure_outcome run = run_of(&stuck_queue, 2, 64, 0);
    check_that(run.died == 1 || run.died == 2, "ended by force: got %zu, want all who came in time",
               run.died);
    check_int("nobody counted", run.moved, 0);
}

static void test_stop(void)
{
    stop = 1;
    struct measure_outcome run = run_of(queue_find("mutex"), 2, 64, 0);
    stop = 0;
    check_int("interrupted", run.interrupted, true);
    check_int("died", run.died, 0);
}

/* ---- parts ---- */

static _Atomic unsigned attached, detached, numbers;

static void *part_attach_one(void *queue, unsigned worker)
{
    atomic_fetch_add(&attached, 1);
    atomic_fetch_or(&numbers, 1u << worker);
    return queue;
}

static void part_detach_one(void *part)
{
    (void)part;
    atomic_fetch_add(&detached, 1);
}

static void *part_refuse(void *queue, unsigned worker)
{
    if (worker != 1)
        return part_attach_one(queue, worker);
    errno = ENOSPC;
    return NULL;
}

static void test_parts(void)
{
    struct queue_class queue = *queue_find("two-lock");
    queue.attach = part_attach_one;
    queue.detach = part_detach_one;
    run_of(&queue, 3, 64, 0); /* who drains has a part, too, but in a process of its own */
    check_int("attached: the workers", atomic_load(&attached), 3);
    check_int("each with a number of its own", atomic_load(&numbers), 7);
    check_int("detached", atomic_load(&detached), 3);

    atomic_store(&attached, 0);
    atomic_store(&detached, 0);
    queue.attach = part_refuse;
    run_of(&queue, 3, 64, ENOSPC);
    check_int("the others are detached", atomic_load(&detached), atomic_load(&attached));
}

static void test_refused(void)
{
    struct queue_class queue = *queue_find("two-lock");
    check_that(fits(&queue, 2), "two-lock fits");
    run_of(&queue, 0, 64, EINVAL);
    run_of(&queue, 6, 64, EINVAL);
    run_of(&broken_queue, 2, 64, EAGAIN);
    queue.getters = 1;
    check_that(!fits(&queue, 2) && fits(&queue, 1), "one getter only");
    run_of(&queue, 2, 64, EINVAL);
    queue.getters = 0;
    queue.unavailable = "built without";
    run_of(&queue, 2, 64, ENOTSUP);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"nothing is lost", test_conserved},
        {"what is lost is missed", test_lost},
        {"failed calls count apart", test_failures_apart},
        {"measures", test_measures},
        {"who never comes back is ended", test_stuck},
        {"a signal ends the run", test_stop},
        {"every worker has a part", test_parts},
        {"what does not fit is refused", test_refused},
        {"points: medians, ratios by round", test_points},
        {"the base: the fastest of ours", test_base},
        {"few rounds decide nothing", test_few_rounds},
        {"writers: page, JSON and CSV agree", test_writers},
        {"a folder read back", test_folder},
        {"an old folder", test_old_folder},
        {"an old folder that lost an item", test_old_folder_lost},
        {"an old folder, spoilt", test_old_folder_spoilt},
        {NULL, NULL},
    };
    return check_main("throughput", cases);
}
