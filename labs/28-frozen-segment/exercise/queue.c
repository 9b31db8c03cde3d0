/* qlab: exercise frozen-segment
 *
 * Segments of two items. Putters have one lock, getters another; a segment that is full is closed,
 * and getters that have got all of a closed segment go on to the next. */
#include <pthread.h>
#include <stdatomic.h>
#include <qlab/queue.h>

enum { SLOTS = 2, SEGMENTS = 4 };

struct segment {
    atomic_size_t closed; /* its number + 1 once it is full */
    atomic_size_t tail;   /* how many items were ever put before its free slots */
    uint64_t items[SLOTS];
};

struct queue {
    pthread_mutex_t putters; /* protects .put */
    size_t put;              /* how many items were ever put */
    pthread_mutex_t getters; /* protects .oldest; one at a time writes .head */
    size_t oldest;           /* the number of the segment that getters are in */
    atomic_size_t head;      /* the number of the item to be got next */
    struct segment segments[SEGMENTS];
};

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->putters);
    size_t number = q->put / SLOTS, slot = q->put % SLOTS;
    struct segment *segment = &q->segments[number % SEGMENTS];
    bool room = q->put - atomic_load(&q->head) < (SEGMENTS - 2) * SLOTS;
    if (room) {
        segment->items[slot] = item;
        q->put++;
        if (slot + 1 == SLOTS)
            atomic_store(&segment->closed, number + 1);
        atomic_store(&segment->tail, q->put);
    }
    pthread_mutex_unlock(&q->putters);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->getters);
    size_t head = atomic_load(&q->head);
    bool some = false, closed = true;
    while (!some && closed) {
        struct segment *segment = &q->segments[q->oldest % SEGMENTS];
        closed = atomic_load(&segment->closed) == q->oldest + 1;
        some = head < atomic_load(&segment->tail);
        if (some)
            *item = segment->items[head++ % SLOTS];
        else if (closed)
            head = ++q->oldest * SLOTS;
    }
    atomic_store(&q->head, head);
    pthread_mutex_unlock(&q->getters);
    return some ? QUEUE_GOT : QUEUE_EMPTY;
}

QLAB_QUEUE(frozen_segment, struct queue, .put = put, .get_nowait = get_nowait);
