/* mutex_trylock.c with large items: the bytes are copied after the lock was given back.
 *
 * mutex_copy_inside.c with one statement moved. The lock is held for a moment now, however large
 * the item is, and lies are rare. Rare is not never: the window is narrower and still there.
 */
#include <pthread.h>
#include <string.h>

#include "queue/queue.h"

enum { PAGE = 4096 }; /* bytes copied at a time */

struct queue {
    pthread_mutex_t lock; /* protects head, tail and the ring */
    size_t bytes;         /* that come with every item */
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
    pthread_mutexattr_t kind;

    *q = (struct queue){.capacity = capacity};
    int error = pthread_mutexattr_init(&kind);
    if (error != 0)
        return error;
    if ((error = pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED)) == 0)
        error = pthread_mutex_init(&q->lock, &kind);
    pthread_mutexattr_destroy(&kind);
    return error;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    pthread_mutex_destroy(&q->lock);
}

static void payload(void *queue, size_t bytes)
{
    struct queue *q = queue;
    q->bytes = bytes;
}

/* Copies so many bytes, page by page: what they are does not matter here, how long it takes does.
 */
static void copy(size_t bytes)
{
    static const char message[PAGE];
    char page[PAGE];

    for (size_t left = bytes; left > 0; left -= left < PAGE ? left : PAGE) {
        memcpy(page, message, left < PAGE ? left : PAGE);
        __asm__ volatile("" : : "r"(page) : "memory"); /* or the compiler would drop the copy */
    }
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;

    pthread_mutex_lock(&q->lock);
    bool room = q->tail - q->head < q->capacity;
    if (room)
        q->ring[q->tail++ % q->capacity] = item;
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;

    if (pthread_mutex_trylock(&q->lock) != 0)
        return QUEUE_EMPTY; /* the window: as wide as the lock is held */
    bool nothing = q->head == q->tail;
    if (!nothing)
        *item = q->ring[q->head++ % q->capacity];
    pthread_mutex_unlock(&q->lock);
    if (!nothing)
        copy(q->bytes);
    return nothing ? QUEUE_EMPTY : QUEUE_GOT;
}

const struct queue_class QUEUE_CLASS(mutex_copy_outside) = {
    .name = "mutex-copy-outside",
    .family = "mutex",
    .summary = "try-locks; the item's bytes are copied after the lock is given back",
    .claim = QUEUE_INEXACT,
    .window = "get_nowait(): the mutex is held, the try is refused and called Empty",
    .progress = "blocking: a holder that stops stops everybody",
    .reference = "C. A. R. Hoare, Monitors (CACM 1974), the bounded buffer",
    .source = "src/queue/mutex_copy_outside.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .payload = payload,
};
