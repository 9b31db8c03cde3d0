/* Tests of unrecorded runs: nothing is lost, every call is counted, everybody is given a part, and
 * no thread is left. Beside it in throughput/: report.c. None needs luck, none asserts a time. */
#include "measure/throughput.h"

#include "measure_queues.h"
#include "measure_runs.h"
#include "throughput/made.h"

static struct throughput run_of(const struct queue_class *queue, size_t threads, size_t capacity,
                                int want)
{
    struct throughput run;
    check_int(queue->name, throughput_run(queue, threads, capacity, 2000000, &stop, &run), want);
    return run;
}

/* Adds the workers' shares up. */
static struct throughput_share sum_of(const struct throughput *run)
{
    struct throughput_share sum = {0};
    for (size_t i = 0; i < run->threads; i++) {
        const struct throughput_share *share = &run->share[i];
        check_that(share->got <= share->put && share->put <= share->got + 1,
                   "worker %zu: put %" PRIu64 ", got %" PRIu64 "; want one by one", i, share->put,
                   share->got);
        check_that(share->began <= share->ended && share->ended - share->began <= run->elapsed_ns,
                   "worker %zu ran within the run", i);
        sum.put += share->put;
        sum.got += share->got;
        sum.full += share->full;
        sum.empty += share->empty;
        sum.busy += share->busy;
    }
    return sum;
}

/* Every queue that it fits, alone and crowded, with room and without. */
static void test_conserved(void)
{
    static const size_t threads[] = {1, 2, 5}, capacities[] = {1, 64};
    for (size_t q = 0; queue_table[q]; q++)
        for (size_t i = 0; i < 6; i++) {
            const struct queue_class *queue = queue_table[q];
            if (throughput_unfit(queue) || queue->claim != QUEUE_EXACT)
                continue;
            struct throughput run = run_of(queue, threads[i / 2], capacities[i % 2], 0);
            struct throughput_share sum = sum_of(&run);
            check_int(queue->name, run.threads, threads[i / 2]);
            check_int(queue->name, sum.put - sum.got, run.left);
            check_int("stuck", run.stuck, 0);
            check_int("interrupted", run.interrupted, false);
            if (run.threads == 1) /* what it has put is there for it to get, or on its way */
                check_int(queue->name, sum.full + sum.empty, 0);
        }
}

/* Every first, third, fifth... call of that queue says Empty. */
static void test_failures_apart(void)
{
    struct throughput run = run_of(&liar_queue, 1, 64, 0);
    struct throughput_share sum = sum_of(&run);
    check_that(sum.empty == sum.got || sum.empty == sum.got + 1,
               "Empties: got %" PRIu64 ", want one for each of %" PRIu64 " items", sum.empty,
               sum.got);
    check_int("Full", sum.full, 0);
    check_int("Busy", sum.busy, 0);
}

static void test_stuck(void)
{
    if (light()) /* ends threads by force */
        return;
    struct throughput run = run_of(&stuck_queue, 2, 64, 0);
    check_int("ended by force", run.stuck, 2);
    check_int("nobody counted", run.elapsed_ns, 0);
}

static void test_stop(void)
{
    stop = 1;
    struct throughput run = run_of(queue_find("mutex"), 2, 64, 0);
    stop = 0;
    check_int("interrupted", run.interrupted, true);
    check_int("stuck", run.stuck, 0);
}

/* ---- parts ---- */

static _Atomic unsigned attached, detached, numbers;

static void *part_attach(void *queue, unsigned worker)
{
    atomic_fetch_add(&attached, 1);
    atomic_fetch_or(&numbers, 1u << worker);
    return queue;
}

static void part_detach(void *part)
{
    (void)part;
    atomic_fetch_add(&detached, 1);
}

static void *part_refuse(void *queue, unsigned worker)
{
    if (worker != 1)
        return part_attach(queue, worker);
    errno = ENOSPC;
    return NULL;
}

static void test_parts(void)
{
    struct queue_class queue = *queue_find("two-lock");
    queue.attach = part_attach;
    queue.detach = part_detach;
    struct throughput run = run_of(&queue, 3, 64, 0);
    check_int("attached: the workers, and who drains", atomic_load(&attached), 4);
    check_int("each with a number of its own", atomic_load(&numbers), 15);
    check_int("detached", atomic_load(&detached), 4);
    check_int("threads", run.threads, 3);

    atomic_store(&attached, 0);
    atomic_store(&detached, 0);
    queue.attach = part_refuse;
    run_of(&queue, 3, 64, ENOSPC);
    check_int("the others are detached", atomic_load(&detached), atomic_load(&attached));
}

static void test_refused(void)
{
    struct queue_class queue = *queue_find("two-lock");
    check_that(throughput_unfit(&queue) == NULL, "two-lock fits");
    run_of(&queue, 0, 64, EINVAL);
    run_of(&queue, WORKERS_MOST + 1, 64, EINVAL);
    run_of(&broken_queue, 2, 64, EAGAIN);
    queue.getters = 1;
    check_that(throughput_unfit(&queue) != NULL, "one getter only");
    run_of(&queue, 2, 64, EINVAL);
    queue.getters = 0;
    queue.unavailable = "built without";
    check_text("unavailable", throughput_unfit(&queue), "built without");
}

int main(void)
{
    static const struct check_case cases[] = {
        {"nothing is lost", test_conserved},
        {"failed calls count apart", test_failures_apart},
        {"who never comes back is ended", test_stuck},
        {"a signal ends the run", test_stop},
        {"every worker has a part", test_parts},
        {"what does not fit is refused", test_refused},
        {"points: medians, ratios by round, fairness", test_points},
        {"the base: asked for, or the fastest of ours", test_base},
        {"few rounds decide nothing", test_few_rounds},
        {"lost items are seen", test_broken_rows},
        {"writers: page, JSON and CSV agree", test_writers},
        {"the folder is whole or not there", test_folder},
        {NULL, NULL},
    };
    return check_main("throughput", cases);
}
