/* A cpython-mp queue on a test bench: locks are taken by the test itself, so nothing depends on
 * luck.
 */
#ifndef QLAB_TESTS_CPYTHON_BENCH_H
#define QLAB_TESTS_CPYTHON_BENCH_H

#include <sched.h>
#include <stdatomic.h>

#include "check.h"
#include "crew.h"
#include "queue/python/cpython_mp.h" /* for what is inside; the functions are those of the classes */

extern const struct queue_class queue_cpython_mp, queue_cpython_mp_blocking_lock,
    queue_cpython_mp_count, queue_cpython_mp_busy;

static const struct queue_class *const four[] = {&queue_cpython_mp, &queue_cpython_mp_blocking_lock,
                                                 &queue_cpython_mp_count, &queue_cpython_mp_busy};

/* A queue and the test's own part of it. */
struct bench {
    const struct queue_class *class;
    struct queue *queue;
    void *part;
    _Atomic int looking;      /* hands that are about to look */
    enum queue_answer answer; /* what the hand was told, by get_nowait() or get_timed() */
    uint64_t item;
};

static inline struct bench bench_open(const struct queue_class *class, size_t capacity,
                                      size_t bytes)
{
    struct bench bench = {.class = class, .queue = shared_memory(sizeof(struct queue))};
    check_int("init", class->init(bench.queue, capacity), 0);
    class->payload(bench.queue, bytes);
    bench.part = class->attach(bench.queue, 0);
    check_that(bench.part != NULL, "%s: a part", class->name);
    return bench;
}

static inline void bench_close(struct bench *bench)
{
    bench->class->detach(bench->part);
    bench->class->destroy(bench->queue);
    munmap(bench->queue, sizeof(struct queue));
}

/* Puts items 1 to `count` by a part of its own, all of them written when this returns. */
static inline void fill(const struct bench *bench, uint64_t count)
{
    void *part = bench->class->attach(bench->queue, 1);
    for (uint64_t item = 1; item <= count; item++)
        check_int("room", bench->class->put(part, item), true);
    bench->class->detach(part);
}

static inline int look(struct bench *bench)
{
    bench->item = 0;
    return bench->class->get_nowait(bench->part, &bench->item);
}

/* holes.c */
void test_refused(void);
void test_in_flight(void);
void test_timed(void);
void test_half_frame(void);
void test_interpreter(void);

#endif
