/* Items are handed over: a put gives its item to a getter that waits, and only else to the ring.
 *
 *     ring  . . a  b  c  . .       nobody waits: items wait
 *     hand  a  0  0  b  . .        a getter waits in each place: it has been handed an item, or not
 *
 * A getter whose time is up leaves its place. If it was handed an item at the last moment, between
 * the end of its time and its having the lock again, then it says Empty and takes the item with it:
 * put() has returned, and nobody will ever get it. given_up_exact.c looks into its hand first.
 */
#include <errno.h>
#include <pthread.h>

#include "queue/queue.h"

enum { PLACES = 64 }; /* getters that can wait at a time; more of them look, and come again */

struct queue {
    pthread_mutex_t lock;  /* protects everything below */
    pthread_cond_t handed; /* getters sleep on it; to hand over an item wakes them all */
    size_t capacity;
    size_t head, tail;     /* how many items were ever got from, ever put into the ring */
    uint64_t waiting;      /* a bit per place: a getter is there, with nothing in its hand */
    uint64_t taken;        /* a bit per place: a getter is there */
    uint64_t hand[PLACES]; /* what it was handed; 0: nothing yet */
    uint64_t ring[];
};

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + capacity * sizeof(uint64_t);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    pthread_mutexattr_t lock_kind;
    pthread_condattr_t handed_kind;

    *q = (struct queue){.capacity = capacity};
    int error = pthread_mutexattr_init(&lock_kind);
    if (error != 0)
        return error;
    if ((error = pthread_condattr_init(&handed_kind)) == 0) {
        if ((error = pthread_mutexattr_setpshared(&lock_kind, PTHREAD_PROCESS_SHARED)) == 0 &&
            (error = pthread_condattr_setpshared(&handed_kind, PTHREAD_PROCESS_SHARED)) == 0 &&
            (error = pthread_mutex_init(&q->lock, &lock_kind)) == 0 &&
            (error = pthread_cond_init(&q->handed, &handed_kind)) != 0)
            pthread_mutex_destroy(&q->lock);
        pthread_condattr_destroy(&handed_kind);
    }
    pthread_mutexattr_destroy(&lock_kind);
    return error;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    pthread_cond_destroy(&q->handed);
    pthread_mutex_destroy(&q->lock);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;

    pthread_mutex_lock(&q->lock);
    bool waits = q->waiting != 0, room = waits || q->tail - q->head < q->capacity;
    if (waits) {
        int place = __builtin_ctzll(q->waiting);
        q->waiting &= q->waiting - 1;
        q->hand[place] = item;
        pthread_cond_broadcast(&q->handed);
    } else if (room) {
        q->ring[q->tail++ % q->capacity] = item;
    }
    pthread_mutex_unlock(&q->lock);
    return room;
}

/* With the lock: the oldest item of the ring, if there is one. While somebody waits there is none.
 */
static bool take(struct queue *q, uint64_t *item)
{
    if (q->head == q->tail)
        return false;
    *item = q->ring[q->head++ % q->capacity];
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;

    pthread_mutex_lock(&q->lock);
    bool got = take(q, item);
    pthread_mutex_unlock(&q->lock);
    return got ? QUEUE_GOT : QUEUE_EMPTY;
}

static bool empty(void *queue)
{
    struct queue *q = queue;

    pthread_mutex_lock(&q->lock);
    bool nothing = q->head == q->tail;
    pthread_mutex_unlock(&q->lock);
    return nothing;
}

/* With the lock: waits in a place, up to the deadline (NULL: none). False: time was up. */
static bool wait(struct queue *q, uint64_t *item, const struct timespec *deadline)
{
    int place = __builtin_ctzll(~q->taken), error = 0;
    uint64_t bit = (uint64_t)1 << place;

    q->taken |= bit;
    q->waiting |= bit;
    q->hand[place] = 0;
    while (q->hand[place] == 0 && error != ETIMEDOUT)
        error = deadline ? pthread_cond_timedwait(&q->handed, &q->lock, deadline)
                         : pthread_cond_wait(&q->handed, &q->lock);
    q->waiting &= ~bit;
    q->taken &= ~bit;
    if (error == ETIMEDOUT)
        return false; /* the window: time is up, whatever lies in its hand */
    *item = q->hand[place];
    return true;
}

static enum queue_answer get_timed(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct queue *q = queue;

    pthread_mutex_lock(&q->lock);
    bool got = take(q, item), room = ~q->taken != 0;
    if (!got && room)
        got = wait(q, item, deadline);
    pthread_mutex_unlock(&q->lock);
    return got ? QUEUE_GOT : room ? QUEUE_EMPTY : QUEUE_BUSY;
}

static uint64_t get(void *queue)
{
    struct queue *q = queue;
    uint64_t item = 0;

    do { /* again if there was no place */
        pthread_mutex_lock(&q->lock);
        if (!take(q, &item) && ~q->taken != 0)
            wait(q, &item, NULL);
        pthread_mutex_unlock(&q->lock);
    } while (item == 0);
    return item;
}

const struct queue_class QUEUE_CLASS(given_up) = {
    .name = "given-up",
    .family = "mutex",
    .summary = "items are handed to getters that wait, also to one that has given up",
    .claim = QUEUE_INEXACT,
    .window = "get_timed(): time is up, and nobody looks whether an item was handed over",
    .wrong = "loses",
    .progress = "blocking: a holder that stops stops everybody",
    .reference = "dotnet/runtime#132094, python/asyncio#343",
    .source = "src/queue/given_up.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
    .get = get,
    .get_timed = get_timed,
};
