/* Where the four queues differ, and what a computing putter does to its feeder. */
#include <sys/ioctl.h>

#include "bench.h"

/* ---- where they differ: answers in the order of `four`; -1: it waits ---- */

static void look_in_hand(void *shared, int timed)
{
    static const struct timespec long_ago = {0};
    struct bench *bench = shared;
    atomic_store(&bench->looking, 1);
    bench->answer = timed ? bench->class->get_timed(bench->part, &bench->item, &long_ago)
                          : bench->class->get_nowait(bench->part, &bench->item);
}

/* One look with a lock in the test's hands. Who waits for it gets item 1 once it is free. */
static void check_look(struct bench *bench, sem_t *held, bool timed, int want)
{
    struct hand hand;
    hand_start(&hand, false, look_in_hand, bench, timed);
    while (!atomic_load(&bench->looking))
        sched_yield();
    for (int i = 0; want < 0 && i < 100; i++)
        sched_yield(); /* time to go wrong; a right answer comes in any case */
    if (want < 0)
        sem_post(held);
    hand_join(&hand);
    if (want >= 0)
        sem_post(held);
    check_int(bench->class->name, bench->answer, want < 0 ? QUEUE_GOT : want);
    atomic_store(&bench->looking, 0);
}

/* Another getter is inside: the first hole. */
void test_refused(void)
{
    static const int full[] = {QUEUE_EMPTY, -1, -1, QUEUE_BUSY};
    static const int empty[] = {QUEUE_EMPTY, -2, QUEUE_EMPTY, QUEUE_BUSY};
    for (size_t q = 0; q < 4; q++)
        for (int timed = 0; timed < 2; timed++) {
            struct bench bench = bench_open(four[q], 4, 0);
            sem_wait(&bench.queue->rlock);
            if (empty[q] != -2) /* it would wait for the next put */
                check_look(&bench, &bench.queue->rlock, timed, empty[q]);
            else
                sem_post(&bench.queue->rlock);
            fill(&bench, 2);
            sem_wait(&bench.queue->rlock);
            check_int("empty() sees the pipe, or the count", four[q]->empty(bench.part), false);
            check_look(&bench, &bench.queue->rlock, timed, full[q]);
            bench_close(&bench);
        }
}

/* The feeder cannot write: the second hole. */
void test_in_flight(void)
{
    static const int answers[] = {QUEUE_EMPTY, QUEUE_EMPTY, -1, QUEUE_BUSY};
    static const bool empties[] = {true, true, false, false};
    for (size_t q = 0; q < 4; q++)
        for (int timed = 0; timed < 2; timed++) {
            struct bench bench = bench_open(four[q], 4, 0);
            void *putter = four[q]->attach(bench.queue, 1);
            sem_wait(&bench.queue->wlock);
            check_int("put", four[q]->put(putter, 1), true);
            check_int(four[q]->name, four[q]->empty(bench.part), empties[q]);
            check_look(&bench, &bench.queue->wlock, timed, answers[q]);
            four[q]->detach(putter);
            if (answers[q] >= 0)
                check_int("once it is written", look(&bench), QUEUE_GOT);
            check_int("the item", bench.item, 1);
            bench_close(&bench);
        }
}

static struct timespec in_20_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    time.tv_nsec += 20000000;
    time.tv_sec += time.tv_nsec / 1000000000;
    time.tv_nsec %= 1000000000;
    return time;
}

/* The time of a timed get goes to the lock, and what is left of it to the pipe. */
void test_timed(void)
{
    for (size_t q = 0; q < 4; q++)
        for (int held = 0; held < 2; held++) {
            struct bench bench = bench_open(four[q], 4, 0);
            if (held && (q == 1 || q == 2)) { /* they wait for the lock in any case */
                bench_close(&bench);
                continue;
            }
            if (held) {
                fill(&bench, 1);
                sem_wait(&bench.queue->rlock);
            }
            struct timespec deadline = in_20_ms(), now;
            int answer = four[q]->get_timed(bench.part, &bench.item, &deadline);
            clock_gettime(CLOCK_REALTIME, &now);
            check_int(four[q]->name, answer, held && q == 3 ? QUEUE_BUSY : QUEUE_EMPTY);
            check_that(now.tv_sec > deadline.tv_sec ||
                           (now.tv_sec == deadline.tv_sec && now.tv_nsec >= deadline.tv_nsec),
                       "%s gave up early", four[q]->name);
            if (held)
                sem_post(&bench.queue->rlock);
            bench_close(&bench);
        }
}

/* Half a frame is in the pipe: whoever begins to read waits for the other half, get_nowait() too.
 */
void test_half_frame(void)
{
    for (size_t q = 0; q < 4; q++) {
        struct bench bench = bench_open(four[q], 4, 0);
        uint64_t item = 7;
        uint32_t header = htonl(sizeof item);
        struct hand hand;
        sem_wait(&bench.queue->sem); /* as its put did */
        check_int("header", write(bench.queue->ends[1], &header, sizeof header), sizeof header);
        check_int("empty()", four[q]->empty(bench.part), false);
        hand_start(&hand, false, look_in_hand, &bench, 0);
        for (int left = 4; left != 0; ioctl(bench.queue->ends[0], FIONREAD, &left))
            sched_yield(); /* until the header is read */
        check_int("item", write(bench.queue->ends[1], &item, sizeof item), sizeof item);
        hand_join(&hand);
        check_int(four[q]->name, bench.answer, QUEUE_GOT);
        check_int("item", bench.item, item);
        bench_close(&bench);
    }
}

/* ---- the interpreter's lock ---- */

static uint64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

/* A putter that computes lets its feeder wait for the switch interval, and no longer. */
void test_interpreter(void)
{
    for (int waits = 0; waits < 2; waits++) {
        struct bench bench = bench_open(&queue_cpython_mp, 4, 0);
        struct pollfd look = {.fd = bench.queue->ends[0], .events = POLLIN};
        bench.class->idle(bench.part, false);
        uint64_t before = now_ns();
        check_int("put", bench.class->put(bench.part, 1), true);
        if (waits)
            bench.class->idle(bench.part, true);
        check_int("it comes", poll(&look, 1, -1), 1);
        uint64_t passed = now_ns() - before;
        check_that(waits || passed >= SWITCH_INTERVAL_NS, "visible after %" PRIu64 " ns", passed);
        if (waits)
            bench.class->idle(bench.part, false);
        check_int("got", bench.class->get(bench.part), 1);
        bench_close(&bench);
    }
}
