/* frozen_segment.c with two lines changed round: a put that fills a segment sets the tail first,
 * and closes then. Getters read them the other way round, so what they see closed has its last
 * item.
 */
#include <pthread.h>
#include <stdatomic.h>

#include "queue/queue.h"

enum { SLOTS = 2 };

/* Each word has a cache line of its own: putters write one while getters still read the other. */
struct segment {
    _Alignas(64) atomic_size_t closed; /* its number + 1 once full; of the lap before: less */
    _Alignas(64) atomic_size_t tail;   /* how many items were ever put before its free slots */
    uint64_t items[SLOTS];
};

struct queue {
    _Alignas(64) pthread_mutex_t putters; /* protects .put */
    size_t put;                           /* how many items were ever put */
    _Alignas(64) pthread_mutex_t getters; /* protects .oldest; one at a time writes .head */
    size_t oldest;                        /* the number of the segment that getters are in */
    atomic_size_t head;                   /* the number of the item to be got next */
    size_t capacity, places;
    _Alignas(64) struct segment segments[];
};

/* Two more than are full: the oldest may be all got and not left, the newest not full. */
static size_t places_for(size_t capacity)
{
    return (capacity + SLOTS - 1) / SLOTS + 2;
}

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + places_for(capacity) * sizeof(struct segment);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    pthread_mutexattr_t kind;

    q->put = q->oldest = 0;
    q->capacity = capacity;
    q->places = places_for(capacity);
    atomic_init(&q->head, 0);
    for (size_t i = 0; i < q->places; i++) {
        atomic_init(&q->segments[i].tail, 0);
        atomic_init(&q->segments[i].closed, 0);
    }
    int error = pthread_mutexattr_init(&kind);
    if (error != 0)
        return error;
    if ((error = pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED)) == 0 &&
        (error = pthread_mutex_init(&q->putters, &kind)) == 0 &&
        (error = pthread_mutex_init(&q->getters, &kind)) != 0)
        pthread_mutex_destroy(&q->putters);
    pthread_mutexattr_destroy(&kind);
    return error;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    pthread_mutex_destroy(&q->getters);
    pthread_mutex_destroy(&q->putters);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;

    pthread_mutex_lock(&q->putters);
    size_t number = q->put / SLOTS, slot = q->put % SLOTS;
    struct segment *segment = &q->segments[number % q->places];
    /* Acquire: a slot is used again after it was read. Partner: the release in get_nowait(). Each
     * stays: only after more puts than small clients have is a slot used again. */
    bool room = q->put - atomic_load_explicit(&q->head, memory_order_acquire) < q->capacity;
    if (room) {
        segment->items[slot] = item;
        q->put++;
        /* Release, both: the item before its being there. Partner: the acquires in get_nowait().
         * And the tail before the segment is closed. */
        atomic_store_explicit(&segment->tail, q->put, memory_order_release);
        if (slot + 1 == SLOTS)
            atomic_store_explicit(&segment->closed, number + 1, memory_order_release);
    }
    pthread_mutex_unlock(&q->putters);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    enum queue_answer answer = QUEUE_EMPTY;

    pthread_mutex_lock(&q->getters);
    /* Relaxed: only getters write it, and this one has their lock. */
    size_t head = atomic_load_explicit(&q->head, memory_order_relaxed);
    bool closed = true;
    while (answer == QUEUE_EMPTY && closed) {
        struct segment *segment = &q->segments[q->oldest % q->places];
        /* Acquire, both, in this order: what is closed has its last tail. Partner: put(). */
        closed = atomic_load_explicit(&segment->closed, memory_order_acquire) == q->oldest + 1;
        if (head < atomic_load_explicit(&segment->tail, memory_order_acquire)) {
            *item = segment->items[head++ % SLOTS];
            answer = QUEUE_GOT;
        } else if (closed) {
            head = ++q->oldest * SLOTS;
        }
    }
    /* Release: all before it was read. Partner: the acquire in put(). It stays: as there. */
    atomic_store_explicit(&q->head, head, memory_order_release);
    pthread_mutex_unlock(&q->getters);
    return answer;
}

const struct queue_class QUEUE_CLASS(frozen_segment_exact) = {
    .name = "frozen-segment-exact",
    .family = "mutex",
    .summary = "segments, closed after their last item is counted",
    .claim = QUEUE_EXACT,
    .window = NULL,
    .progress = "blocking: a holder that stops stops everybody on its side",
    .reference = "dotnet/runtime#132737, questdb/questdb#7557",
    .source = "src/queue/frozen_segment_exact.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
};
