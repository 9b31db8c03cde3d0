/* A get_timed() has its deadline on CLOCK_REALTIME. These wait until then by one clock or another:
 * two as they should, the others wrong on every machine. */
#include <sched.h>
#include <time.h>

#include "ring.h"

struct clocks {
    struct ring ring;
    pthread_cond_t filled;  /* its deadlines are of CLOCK_REALTIME, ... */
    pthread_cond_t running; /* ... and of CLOCK_MONOTONIC */
};

static size_t clocks_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct clocks);
}

static int clocks_init(void *queue, size_t capacity)
{
    struct clocks *q = queue;
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&q->running, &attributes);
    pthread_condattr_destroy(&attributes);
    pthread_cond_init(&q->filled, NULL);
    return ring_init(queue, capacity);
}

static bool clocks_put(void *queue, uint64_t item)
{
    struct clocks *q = queue;
    pthread_mutex_lock(&q->ring.lock);
    bool room = ring_add(&q->ring, item);
    pthread_cond_signal(&q->filled);
    pthread_cond_signal(&q->running);
    pthread_mutex_unlock(&q->ring.lock);
    return room;
}

/* Waits on that condition, by that clock if one is told; until it is given up, or refused. */
static enum queue_answer wait_until(struct clocks *q, uint64_t *item, pthread_cond_t *condition,
                                    clockid_t clock, const struct timespec *until)
{
    enum queue_answer answer;
    int error = 0;
    pthread_mutex_lock(&q->ring.lock);
    while ((answer = ring_take(&q->ring, item)) != QUEUE_GOT && !error)
        error = clock < 0 ? pthread_cond_timedwait(condition, &q->ring.lock, until)
                          : pthread_cond_clockwait(condition, &q->ring.lock, clock, until);
    pthread_mutex_unlock(&q->ring.lock);
    return answer;
}

/* The same time on the other clock. */
static struct timespec converted(const struct timespec *deadline)
{
    struct timespec now, until;
    clock_gettime(CLOCK_REALTIME, &now);
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += deadline->tv_sec - now.tv_sec;
    until.tv_nsec += deadline->tv_nsec - now.tv_nsec;
    if (until.tv_nsec < 0) {
        until.tv_nsec += 1000000000;
        until.tv_sec--;
    } else if (until.tv_nsec >= 1000000000) {
        until.tv_nsec -= 1000000000;
        until.tv_sec++;
    }
    return until;
}

static enum queue_answer by_running(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct clocks *q = queue;
    struct timespec until = converted(deadline);
    return wait_until(q, item, &q->running, -1, &until);
}

static enum queue_answer by_clock(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct clocks *q = queue;
    return wait_until(q, item, &q->running, CLOCK_REALTIME, deadline);
}

/* Half a century late. */
static enum queue_answer by_other(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct clocks *q = queue;
    return wait_until(q, item, &q->running, -1, deadline);
}

static enum queue_answer by_other_clock(void *queue, uint64_t *item,
                                        const struct timespec *deadline)
{
    struct clocks *q = queue;
    return wait_until(q, item, &q->filled, CLOCK_MONOTONIC, deadline);
}

/* In 1970. */
static enum queue_answer by_past(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct clocks *q = queue;
    struct timespec until = converted(deadline);
    return wait_until(q, item, &q->filled, -1, &until);
}

/* A second's worth of nanoseconds is no time, and refused. */
static enum queue_answer by_nanoseconds(void *queue, uint64_t *item,
                                        const struct timespec *deadline)
{
    struct clocks *q = queue;
    struct timespec until = {deadline->tv_sec - 1, deadline->tv_nsec + 1000000000};
    return wait_until(q, item, &q->filled, -1, &until);
}

/* Looks again and again, at the clock that is far from there. */
static enum queue_answer by_looking(void *queue, uint64_t *item, const struct timespec *deadline)
{
    for (;;) {
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        if (ring_get(queue, item) == QUEUE_GOT)
            return QUEUE_GOT;
        if (now.tv_sec >= deadline->tv_sec)
            return QUEUE_EMPTY;
        sched_yield();
    }
}

CASE_TIMED(case_by_running, clocks_size, clocks_init, clocks_put, ring_get, by_running);
CASE_TIMED(case_by_clock, clocks_size, clocks_init, clocks_put, ring_get, by_clock);
CASE_TIMED(case_by_other, clocks_size, clocks_init, clocks_put, ring_get, by_other);
CASE_TIMED(case_by_other_clock, clocks_size, clocks_init, clocks_put, ring_get, by_other_clock);
CASE_TIMED(case_by_past, clocks_size, clocks_init, clocks_put, ring_get, by_past);
CASE_TIMED(case_by_nanoseconds, clocks_size, clocks_init, clocks_put, ring_get, by_nanoseconds);
CASE_TIMED(case_by_looking, clocks_size, clocks_init, clocks_put, ring_get, by_looking);
