/* mutex.c with one change: a put signals only if the queue was empty before.
 *
 * "If there is an item already, whoever waits has been told of it." One of them has been told. Two
 * getters sleep; a put wakes the first; before that one has the lock again, a second put finds an
 * item inside and tells nobody. The first getter takes one item, the second sleeps beside the other
 * until the queue has been empty once more: for ever, if nobody gets. Every Empty is true here.
 */
#include <pthread.h>

#include "queue/queue.h"

struct queue {
    pthread_mutex_t lock;    /* protects everything below */
    pthread_cond_t nonempty; /* getters sleep on it, the first put signals it */
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
        if (q->tail - q->head == 1) /* the window: of the items after this one nobody is told */
            pthread_cond_signal(&q->nonempty);
    }
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;

    pthread_mutex_lock(&q->lock); /* waits for the holder, not for an item */
    bool nothing = q->head == q->tail;
    if (!nothing)
        *item = q->ring[q->head++ % q->capacity];
    pthread_mutex_unlock(&q->lock);
    return nothing ? QUEUE_EMPTY : QUEUE_GOT;
}

static bool empty(void *queue)
{
    struct queue *q = queue;

    pthread_mutex_lock(&q->lock);
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

    pthread_mutex_lock(&q->lock);
    while (q->head == q->tail && error == 0)
        error = pthread_cond_timedwait(&q->nonempty, &q->lock, deadline);
    bool nothing = q->head == q->tail; /* a put may have been faster: look once more */
    if (!nothing)
        *item = q->ring[q->head++ % q->capacity];
    pthread_mutex_unlock(&q->lock);
    return nothing ? QUEUE_EMPTY : QUEUE_GOT;
}

const struct queue_class QUEUE_CLASS(lost_wakeup) = {
    .name = "lost-wakeup",
    .family = "mutex",
    .summary = "one mutex; a put signals only when the queue was empty",
    .claim = QUEUE_EXACT,
    .window = NULL,
    .wrong = "hangs",
    .progress = "blocking: a getter may sleep beside an item, for ever",
    .reference = "apache/pulsar#8765, boostorg/sync#11",
    .source = "src/queue/lost_wakeup.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
    .get = get,
    .get_timed = get_timed,
};
