/* Queues on a pipe. In the first a thread of the queue's own carries items into the pipe, as in
 * Python's multiprocessing.Queue: put() has returned, and the item is not in the pipe yet. In the
 * second put() writes itself. The third's pipe is too small. */
#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "queues.h"

struct queue {
    pthread_mutex_t mutex; /* of the buffer, and of who reads */
    pthread_cond_t filled;
    int ends[2];
    size_t head, tail;
    uint64_t buffer[8];
    uint64_t ballast[16]; /* what else is written with an item */
};

static void *feed(void *queue)
{
    struct queue *q = queue;
    for (;;) {
        pthread_mutex_lock(&q->mutex);
        while (q->head == q->tail)
            pthread_cond_wait(&q->filled, &q->mutex);
        uint64_t item = q->buffer[q->head++ % 8];
        pthread_mutex_unlock(&q->mutex);
        if (write(q->ends[1], &item, sizeof item) != sizeof item)
            return NULL;
    }
}

static size_t size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    (void)capacity;
    memset(q, 0, sizeof *q);
    pthread_mutex_init(&q->mutex, NULL);
    pthread_cond_init(&q->filled, NULL);
    return pipe(q->ends);
}

static int init_feeder(void *queue, size_t capacity)
{
    pthread_t thread;
    int error = init(queue, capacity);
    return error ? error : pthread_create(&thread, NULL, feed, queue);
}

static void destroy(void *queue)
{
    (void)queue;
}

static bool fed_put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->mutex);
    q->buffer[q->tail++ % 8] = item;
    pthread_cond_signal(&q->filled);
    pthread_mutex_unlock(&q->mutex);
    return true;
}

static bool piped_put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    return write(q->ends[1], &item, sizeof item) == sizeof item;
}

static enum queue_answer piped_get(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    struct pollfd look = {.fd = q->ends[0], .events = POLLIN};
    pthread_mutex_lock(&q->mutex);
    bool got = poll(&look, 1, 0) == 1 && read(q->ends[0], item, sizeof *item) == sizeof *item;
    pthread_mutex_unlock(&q->mutex);
    return got ? QUEUE_GOT : QUEUE_EMPTY;
}

static bool heavy_put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    uint64_t message[17] = {item};
    memcpy(message + 1, q->ballast, sizeof q->ballast);
    return write(q->ends[1], message, sizeof message) == sizeof message;
}

static enum queue_answer heavy_get(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    uint64_t message[17];
    if (read(q->ends[0], message, sizeof message) != sizeof message)
        return QUEUE_EMPTY;
    *item = message[0];
    return QUEUE_GOT;
}

#define PIPED(name_, init_, put_, get_)                                                            \
    const struct queue_class QUEUE_CLASS(name_) = {.name = #name_,                                 \
                                                   .family = "process",                            \
                                                   .summary = "for the tests",                     \
                                                   .claim = QUEUE_EXACT,                           \
                                                   .source = "tests/explore/feeder.c",             \
                                                   .size = size,                                   \
                                                   .init = init_,                                  \
                                                   .destroy = destroy,                             \
                                                   .put = put_,                                    \
                                                   .get_nowait = get_}

PIPED(fed, init_feeder, fed_put, piped_get);
PIPED(piped, init, piped_put, piped_get);
PIPED(heavy, init, heavy_put, heavy_get);
