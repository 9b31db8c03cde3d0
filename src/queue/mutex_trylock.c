/* mutex.c with one change: get_nowait() and empty() only try the lock, and call a refusal Empty.
 *
 * "Somebody is in there" is a fact about the lock, "nothing is in there" one about the ring. The
 * refused caller knows the first and says the second: a lie whenever an item is inside. It looks
 * harmless, for a non-blocking call must not block; and with one getter, and every item put
 * beforehand, nobody is ever refused: the test passes.
 */
#include <pthread.h>

#include "queue/queue.h"

struct queue {
    pthread_mutex_t lock;    /* protects everything below */
    pthread_cond_t nonempty; /* getters sleep on it, every put signals it */
    size_t capacity;
    size_t head, tail; /* how many items were ever got, ever put */
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
    pthread_condattr_t nonempty_kind;

    *q = (struct queue){.capacity = capacity};
    int error = pthread_mutexattr_init(&lock_kind);
    if (error != 0)
        return error;
    if ((error = pthread_condattr_init(&nonempty_kind)) == 0) {
        if ((error = pthread_mutexattr_setpshared(&lock_kind, PTHREAD_PROCESS_SHARED)) == 0 &&
            (error = pthread_condattr_setpshared(&nonempty_kind, PTHREAD_PROCESS_SHARED)) == 0 &&
            (error = pthread_mutex_init(&q->lock, &lock_kind)) == 0 &&
            (error = pthread_cond_init(&q->nonempty, &nonempty_kind)) != 0)
            pthread_mutex_destroy(&q->lock);
        pthread_condattr_destroy(&nonempty_kind);
    }
    pthread_mutexattr_destroy(&lock_kind);
    return error;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    pthread_cond_destroy(&q->nonempty);
    pthread_mutex_destroy(&q->lock);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;

    pthread_mutex_lock(&q->lock);
    bool room = q->tail - q->head < q->capacity;
    if (room) {
        q->ring[q->tail++ % q->capacity] = item;
        pthread_cond_signal(&q->nonempty);
    }
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;

    if (pthread_mutex_trylock(&q->lock) != 0)
        return QUEUE_EMPTY; /* the window: the lock is held, and nobody looked into the ring */
    bool nothing = q->head == q->tail;
    if (!nothing)
        *item = q->ring[q->head++ % q->capacity];
    pthread_mutex_unlock(&q->lock);
    return nothing ? QUEUE_EMPTY : QUEUE_GOT;
}

static bool empty(void *queue)
{
    struct queue *q = queue;

    if (pthread_mutex_trylock(&q->lock) != 0)
        return true; /* the same window */
    bool nothing = q->head == q->tail;
    pthread_mutex_unlock(&q->lock);
    return nothing;
}

static uint64_t get(void *queue)
{
    struct queue *q = queue;

    pthread_mutex_lock(&q->lock);
    while (q->head == q->tail) /* woken is not yet served: another getter may have been faster */
        pthread_cond_wait(&q->nonempty, &q->lock);
    uint64_t item = q->ring[q->head++ % q->capacity];
    pthread_mutex_unlock(&q->lock);
    return item;
}

static enum queue_answer get_timed(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct queue *q = queue;
    int error = 0;

    if (pthread_mutex_timedlock(&q->lock, deadline) != 0)
        return QUEUE_EMPTY; /* the window again: all the time went to waiting for the lock */
    while (q->head == q->tail && error == 0)
        error = pthread_cond_timedwait(&q->nonempty, &q->lock, deadline);
    bool nothing = q->head == q->tail; /* a put may have been faster: look once more */
    if (!nothing)
        *item = q->ring[q->head++ % q->capacity];
    pthread_mutex_unlock(&q->lock);
    return nothing ? QUEUE_EMPTY : QUEUE_GOT;
}

const struct queue_class QUEUE_CLASS(mutex_trylock) = {
    .name = "mutex-trylock",
    .family = "mutex",
    .summary = "one mutex; getters only try it, refused = Empty",
    .claim = QUEUE_INEXACT,
    .window = "every get: the mutex is held, the try is refused (or timed out) and called Empty",
    .progress = "blocking: a holder that stops stops everybody",
    .reference = "C. A. R. Hoare, Monitors (CACM 1974), the bounded buffer",
    .source = "src/queue/mutex_trylock.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
    .get = get,
    .get_timed = get_timed,
};
