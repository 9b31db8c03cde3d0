/* Queues that wait, each wrong in a way of its own: one lock, one condition, a ring. What put tells
 * those who wait, and what a get_timed() does at its deadline, is all that differs. */
#include <pthread.h>
#include <time.h>

#include "explore/cases/cases.h"

struct queue {
    pthread_mutex_t lock; /* protects everything below */
    pthread_cond_t changed;
    size_t capacity, head, tail; /* how many fit, were ever got, were ever put */
    bool waits;                  /* somebody does, and takes what is in his hand */
    uint64_t hand;
    uint64_t ring[];
};

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + capacity * sizeof(uint64_t);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    *q = (struct queue){.capacity = capacity};
    pthread_mutex_init(&q->lock, NULL);
    return pthread_cond_init(&q->changed, NULL);
}

static void destroy(void *queue)
{
    (void)queue;
}

static bool take(struct queue *q, uint64_t *item)
{
    if (q->head == q->tail)
        return false;
    *item = q->ring[q->head++ % q->capacity];
    return true;
}

static bool add(struct queue *q, uint64_t item)
{
    bool room = q->tail - q->head < q->capacity;
    if (room)
        q->ring[q->tail++ % q->capacity] = item;
    return room;
}

static bool put_telling(struct queue *q, uint64_t item, bool tells)
{
    pthread_mutex_lock(&q->lock);
    bool room = add(q, item);
    if (room && tells)
        pthread_cond_signal(&q->changed);
    pthread_mutex_unlock(&q->lock);
    return room;
}

static bool put(void *queue, uint64_t item)
{
    return put_telling(queue, item, true);
}

/* It tells nobody. */
static bool put_silent(void *queue, uint64_t item)
{
    return put_telling(queue, item, false);
}

/* It tells somebody only when the queue was empty. */
static bool put_first(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool room = add(q, item);
    if (room && q->tail - q->head == 1)
        pthread_cond_signal(&q->changed);
    pthread_mutex_unlock(&q->lock);
    return room;
}

/* It gives the item to somebody who waits, whether he still does or not. */
static bool put_into_hand(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool given = q->waits, room = given || add(q, item);
    if (given) {
        q->hand = item;
        q->waits = false;
        pthread_cond_signal(&q->changed);
    }
    pthread_mutex_unlock(&q->lock);
    return room;
}

/* Full already when one place is left. */
static bool put_shy(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool room = q->tail - q->head + 1 < q->capacity && add(q, item);
    pthread_mutex_unlock(&q->lock);
    return room;
}

static void put_wait(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    while (!add(q, item))
        pthread_cond_wait(&q->changed, &q->lock);
    pthread_mutex_unlock(&q->lock);
}

/* Who waits for a place is not told that there is one. */
static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool got = take(q, item);
    pthread_mutex_unlock(&q->lock);
    return got ? QUEUE_GOT : QUEUE_EMPTY;
}

static enum queue_answer get_telling(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    enum queue_answer answer = get_nowait(queue, item);
    pthread_cond_broadcast(&q->changed);
    return answer;
}

static uint64_t get(void *queue)
{
    struct queue *q = queue;
    uint64_t item;
    pthread_mutex_lock(&q->lock);
    while (!take(q, &item))
        pthread_cond_wait(&q->changed, &q->lock);
    pthread_mutex_unlock(&q->lock);
    return item;
}

/* What comes between its look and its wait is not heard. */
static uint64_t get_between(void *queue)
{
    struct queue *q = queue;
    uint64_t item;
    pthread_mutex_lock(&q->lock);
    while (!take(q, &item)) {
        pthread_mutex_unlock(&q->lock);
        pthread_mutex_lock(&q->lock);
        pthread_cond_wait(&q->changed, &q->lock);
    }
    pthread_mutex_unlock(&q->lock);
    return item;
}

/* Woken, so there must be something: it looks only once. */
static uint64_t get_trusting(void *queue)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    if (q->head == q->tail)
        pthread_cond_wait(&q->changed, &q->lock);
    uint64_t item = q->ring[q->head++ % q->capacity];
    pthread_mutex_unlock(&q->lock);
    return item;
}

/* Goes round instead of sleeping. */
static uint64_t get_round(void *queue)
{
    uint64_t item;
    while (get_nowait(queue, &item) != QUEUE_GOT)
        ;
    return item;
}

static enum queue_answer timed(struct queue *q, uint64_t *item, const struct timespec *deadline,
                               bool again)
{
    int error = 0;
    bool got = false;
    pthread_mutex_lock(&q->lock);
    while (!(got = (again || !error) && take(q, item)) && !error)
        error = pthread_cond_timedwait(&q->changed, &q->lock, deadline);
    pthread_mutex_unlock(&q->lock);
    return got ? QUEUE_GOT : QUEUE_EMPTY;
}

static enum queue_answer get_timed(void *queue, uint64_t *item, const struct timespec *deadline)
{
    return timed(queue, item, deadline, true);
}

/* The time is over, so it must be empty. */
static enum queue_answer get_sure(void *queue, uint64_t *item, const struct timespec *deadline)
{
    return timed(queue, item, deadline, false);
}

/* Its time was rounded to nothing. */
static enum queue_answer get_rounded(void *queue, uint64_t *item, const struct timespec *deadline)
{
    (void)deadline;
    return get_nowait(queue, item);
}

/* Looks again and again, until the clock says that it is time. */
static enum queue_answer get_polling(void *queue, uint64_t *item, const struct timespec *deadline)
{
    for (;;) {
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        if (get_nowait(queue, item) == QUEUE_GOT)
            return QUEUE_GOT;
        if (now.tv_sec >= deadline->tv_sec)
            return QUEUE_EMPTY;
    }
}

/* After its deadline it does not look. */
static enum queue_answer get_blind(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (now.tv_sec >= deadline->tv_sec)
        return QUEUE_EMPTY;
    return get_timed(queue, item, deadline);
}

/* Looks, and then waits once for what may have come between. */
static enum queue_answer get_once(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct queue *q = queue;
    if (get_nowait(queue, item) == QUEUE_GOT)
        return QUEUE_GOT;
    pthread_mutex_lock(&q->lock);
    pthread_cond_timedwait(&q->changed, &q->lock, deadline);
    bool got = take(q, item);
    pthread_mutex_unlock(&q->lock);
    return got ? QUEUE_GOT : QUEUE_EMPTY;
}

/* Gives up, and leaves its hand open. */
static enum queue_answer get_handed(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct queue *q = queue;
    int error = 0;
    pthread_mutex_lock(&q->lock);
    bool got = take(q, item);
    if (!got) {
        q->waits = true;
        while (q->waits && !error)
            error = pthread_cond_timedwait(&q->changed, &q->lock, deadline);
        got = !error;
        if (got)
            *item = q->hand;
    }
    pthread_mutex_unlock(&q->lock);
    return got ? QUEUE_GOT : QUEUE_EMPTY;
}

#define CASE(word, ...)                                                                            \
    const struct queue_class QUEUE_CLASS(word) = {.name = #word,                                   \
                                                  .claim = QUEUE_EXACT,                            \
                                                  .progress = "blocking",                          \
                                                  .size = size,                                    \
                                                  .init = init,                                    \
                                                  .destroy = destroy,                              \
                                                  __VA_ARGS__}

CASE(waits, .put = put, .get_nowait = get_nowait, .get = get, .get_timed = get_timed);
CASE(silent, .put = put_silent, .get_nowait = get_nowait, .get = get, .get_timed = get_sure);
CASE(between, .put = put, .get_nowait = get_nowait, .get = get_between);
CASE(first, .put = put_first, .get_nowait = get_nowait, .get = get);
CASE(trusting, .put = put, .get_nowait = get_nowait, .get = get_trusting);
CASE(round, .put = put, .get_nowait = get_nowait, .get = get_round);
CASE(rounded, .put = put, .get_nowait = get_nowait, .get_timed = get_rounded);
CASE(blind, .put = put, .get_nowait = get_nowait, .get_timed = get_blind);
CASE(polls, .put = put, .get_nowait = get_nowait, .get_timed = get_polling);
CASE(unheard, .put = put, .get_nowait = get_nowait, .get_timed = get_once);
CASE(handed, .put = put_into_hand, .get_nowait = get_nowait, .get_timed = get_handed);
CASE(shy, .put = put_shy, .get_nowait = get_nowait, .full = true);
CASE(bold, .put = put, .get_nowait = get_nowait, .full = true);
CASE(untold, .put = put, .put_wait = put_wait, .get_nowait = get_nowait);
CASE(told, .put = put, .put_wait = put_wait, .get_nowait = get_telling);
