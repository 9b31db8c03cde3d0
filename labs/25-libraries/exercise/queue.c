/* qlab: exercise libraries
 *
 * A library's ring in a queue for any number of workers. */
#include <pthread.h>
#include <stdatomic.h>
#include <qlab/queue.h>

enum { PLACES = 8 };

/* The library, which is right. "One thread may push, and one other may pop." */
struct ring {
    _Atomic size_t head, tail;
    uint64_t items[PLACES];
};

static bool ring_push(struct ring *ring, uint64_t item)
{
    size_t tail = atomic_load(&ring->tail);
    if (tail - atomic_load(&ring->head) == PLACES)
        return false;
    ring->items[tail % PLACES] = item;
    atomic_store(&ring->tail, tail + 1);
    return true;
}

static bool ring_pop(struct ring *ring, uint64_t *item)
{
    size_t head = atomic_load(&ring->head);
    if (head == atomic_load(&ring->tail))
        return false;
    *item = ring->items[head % PLACES];
    atomic_store(&ring->head, head + 1);
    return true;
}

/* Ours. */
struct queue {
    pthread_mutex_t putters; /* one of them at a time */
    struct ring ring;
};

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->putters);
    bool room = ring_push(&q->ring, item);
    pthread_mutex_unlock(&q->putters);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    bool some = ring_pop(&q->ring, item);
    return some ? QUEUE_GOT : QUEUE_EMPTY;
}

QLAB_QUEUE(libraries, struct queue, .put = put, .get_nowait = get_nowait);
