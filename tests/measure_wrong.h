/* Queues that are wrong in what they do besides saying Empty, for the tests of measuring: one lock
 * around a ring, with one thing left out. */
#ifndef QLAB_TESTS_MEASURE_WRONG_H
#define QLAB_TESTS_MEASURE_WRONG_H

#include <pthread.h>
#include <sched.h>

#include "queue/queue.h"

#define HANDS 4096 /* timed gets that may wait in one piece */

struct wrong_queue {
    pthread_mutex_t lock; /* protects everything below */
    pthread_cond_t nonempty;
    size_t capacity, head, tail;
    bool slept;             /* a getter has waited */
    size_t waiters, served; /* of the queue that hands items in: timed gets that began to wait, and
                               those that were handed an item */
    uint64_t hand[HANDS];
    uint64_t ring[];
};

static size_t wrong_size(size_t capacity)
{
    return sizeof(struct wrong_queue) + capacity * sizeof(uint64_t);
}

static int wrong_init(void *queue, size_t capacity)
{
    struct wrong_queue *q = queue;
    pthread_mutexattr_t lock;
    pthread_condattr_t nonempty;
    *q = (struct wrong_queue){.capacity = capacity};
    pthread_mutexattr_init(&lock);
    pthread_mutexattr_setpshared(&lock, PTHREAD_PROCESS_SHARED);
    pthread_condattr_init(&nonempty);
    pthread_condattr_setpshared(&nonempty, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(&q->lock, &lock);
    pthread_cond_init(&q->nonempty, &nonempty);
    pthread_condattr_destroy(&nonempty);
    pthread_mutexattr_destroy(&lock);
    return 0;
}

static void wrong_destroy(void *queue)
{
    struct wrong_queue *q = queue;
    pthread_cond_destroy(&q->nonempty);
    pthread_mutex_destroy(&q->lock);
}

static bool wrong_push(struct wrong_queue *q, uint64_t item)
{
    bool room = q->tail - q->head < q->capacity;
    if (room)
        q->ring[q->tail++ % q->capacity] = item;
    return room;
}

static enum queue_answer wrong_pop(struct wrong_queue *q, uint64_t *item)
{
    if (q->head == q->tail)
        return QUEUE_EMPTY;
    *item = q->ring[q->head++ % q->capacity];
    return QUEUE_GOT;
}

static enum queue_answer wrong_get_nowait(void *queue, uint64_t *item)
{
    struct wrong_queue *q = queue;
    pthread_mutex_lock(&q->lock);
    enum queue_answer answer = wrong_pop(q, item);
    pthread_mutex_unlock(&q->lock);
    return answer;
}

/* Wakes who waits, as it should. */
static bool wrong_put(void *queue, uint64_t item)
{
    struct wrong_queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool room = wrong_push(q, item);
    pthread_cond_signal(&q->nonempty);
    pthread_mutex_unlock(&q->lock);
    return room;
}

/* Wakes nobody. The first put comes when somebody waits already: no luck is needed to see it. */
static bool silent_put(void *queue, uint64_t item)
{
    struct wrong_queue *q = queue;
    pthread_mutex_lock(&q->lock);
    while (!q->slept) {
        pthread_mutex_unlock(&q->lock);
        sched_yield();
        pthread_mutex_lock(&q->lock);
    }
    bool room = wrong_push(q, item);
    pthread_mutex_unlock(&q->lock);
    return room;
}

static uint64_t waiting_get(void *queue)
{
    struct wrong_queue *q = queue;
    uint64_t item;
    pthread_mutex_lock(&q->lock);
    while (wrong_pop(q, &item) == QUEUE_EMPTY) {
        q->slept = true;
        pthread_cond_wait(&q->nonempty, &q->lock);
    }
    pthread_mutex_unlock(&q->lock);
    return item;
}

/* When its time is over it does not look once more. */
static enum queue_answer late_get_timed(void *queue, uint64_t *item,
                                        const struct timespec *deadline)
{
    struct wrong_queue *q = queue;
    int over = 0;
    enum queue_answer answer = QUEUE_EMPTY;
    pthread_mutex_lock(&q->lock);
    while (!over && (answer = wrong_pop(q, item)) == QUEUE_EMPTY) {
        q->slept = true;
        over = pthread_cond_timedwait(&q->nonempty, &q->lock, deadline);
    }
    pthread_mutex_unlock(&q->lock);
    return answer;
}

/* Does not wait at all. */
static enum queue_answer early_get_timed(void *queue, uint64_t *item,
                                         const struct timespec *deadline)
{
    (void)deadline;
    return wrong_get_nowait(queue, item);
}

/* Hands the item to the timed get that waits longest, although that may have given up. */
static bool handing_put(void *queue, uint64_t item)
{
    struct wrong_queue *q = queue;
    bool room = true;
    pthread_mutex_lock(&q->lock);
    if (q->served < q->waiters)
        q->hand[q->served++] = item;
    else
        room = wrong_push(q, item);
    pthread_cond_broadcast(&q->nonempty);
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer handed_get_timed(void *queue, uint64_t *item,
                                          const struct timespec *deadline)
{
    struct wrong_queue *q = queue;
    int over = 0;
    pthread_mutex_lock(&q->lock);
    enum queue_answer answer = wrong_pop(q, item);
    if (answer == QUEUE_EMPTY && q->waiters < HANDS) {
        size_t mine = q->waiters++;
        while (q->hand[mine] == 0 && !over)
            over = pthread_cond_timedwait(&q->nonempty, &q->lock, deadline);
        *item = q->hand[mine] ? q->hand[mine] : *item;
        answer = q->hand[mine] ? QUEUE_GOT : QUEUE_EMPTY;
    }
    pthread_mutex_unlock(&q->lock);
    return answer;
}

#define WRONG(puts, timed)                                                                         \
    {                                                                                              \
        .name = #puts "," #timed, .claim = QUEUE_EXACT, .order = QUEUE_FIFO, .size = wrong_size,   \
        .init = wrong_init, .destroy = wrong_destroy, .put = (puts),                               \
        .get_nowait = wrong_get_nowait, .get = waiting_get, .get_timed = (timed)                   \
    }

static const struct queue_class silent_queue = WRONG(silent_put, late_get_timed);
static const struct queue_class early_queue = WRONG(wrong_put, early_get_timed);
static const struct queue_class handing_queue = WRONG(handing_put, handed_get_timed);

#endif
