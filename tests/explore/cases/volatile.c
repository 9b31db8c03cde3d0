/* Indices that are volatile where they should be atomic, and volatile that does no harm. */
#include "ring.h"

struct thin {
    size_t capacity;
    volatile size_t head, tail;
    volatile uint64_t items[8];
};

static size_t thin_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct thin);
}

static int thin_init(void *queue, size_t capacity)
{
    struct thin *thin = queue;
    memset(thin, 0, sizeof *thin);
    thin->capacity = capacity;
    return 0;
}

/* One putter and one getter, as people write it who come from Java. */
static bool thin_put(void *queue, uint64_t item)
{
    struct thin *thin = queue;
    size_t tail = thin->tail;
    if (tail - thin->head == thin->capacity)
        return false;
    thin->items[tail % thin->capacity] = item;
    thin->tail = tail + 1;
    return true;
}

static enum queue_answer thin_get(void *queue, uint64_t *item)
{
    struct thin *thin = queue;
    size_t head = thin->head;
    if (thin->tail == head)
        return QUEUE_EMPTY;
    *item = thin->items[head % thin->capacity];
    thin->head = head + 1;
    return QUEUE_GOT;
}

CASE_OF(case_volatile, thin_size, thin_init, thin_put, thin_get);

/* Volatile beside a lock is only slow. */
struct guarded {
    struct ring ring;
    volatile unsigned calls;
};

static size_t guarded_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct guarded);
}

static int guarded_init(void *queue, size_t capacity)
{
    ((struct guarded *)queue)->calls = 0;
    return ring_init(queue, capacity);
}

static bool guarded_put(void *queue, uint64_t item)
{
    struct guarded *guarded = queue;
    pthread_mutex_lock(&guarded->ring.lock);
    guarded->calls++;
    bool room = ring_add(&guarded->ring, item);
    pthread_mutex_unlock(&guarded->ring.lock);
    return room;
}

static enum queue_answer guarded_get(void *queue, uint64_t *item)
{
    struct guarded *guarded = queue;
    pthread_mutex_lock(&guarded->ring.lock);
    guarded->calls++;
    enum queue_answer answer = ring_take(&guarded->ring, item);
    pthread_mutex_unlock(&guarded->ring.lock);
    return answer;
}

CASE_OF(case_volatile_locked, guarded_size, guarded_init, guarded_put, guarded_get);

/* A pause that the compiler may not leave out: one tells of its counter, another does not. */
static void pause_a_while(void)
{
    for (volatile unsigned i = 0; i < 100; i++)
        ;
}

static bool pausing_put(void *queue, uint64_t item)
{
    pause_a_while();
    return guarded_put(queue, item);
}

static enum queue_answer pausing_get(void *queue, uint64_t *item)
{
    pause_a_while();
    return guarded_get(queue, item);
}

CASE_OF(case_volatile_pause, guarded_size, guarded_init, pausing_put, pausing_get);

/* A getter puts its hand out, a local, and looks at it until a putter has filled it. */
struct hand {
    volatile uint64_t item;
};

struct handing {
    _Atomic(struct hand *) hand;
};

static size_t handing_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct handing);
}

static int handing_init(void *queue, size_t capacity)
{
    (void)capacity;
    atomic_init(&((struct handing *)queue)->hand, NULL);
    return 0;
}

static bool handing_put(void *queue, uint64_t item)
{
    struct hand *hand = atomic_exchange(&((struct handing *)queue)->hand, NULL);
    if (hand)
        hand->item = item;
    return hand;
}

static enum queue_answer handing_get(void *queue, uint64_t *item)
{
    struct hand hand = {0};
    atomic_store(&((struct handing *)queue)->hand, &hand);
    if (atomic_exchange(&((struct handing *)queue)->hand, NULL))
        return QUEUE_EMPTY;
    while (!hand.item)
        ;
    *item = hand.item;
    return QUEUE_GOT;
}

CASE_OF(case_volatile_hand, handing_size, handing_init, handing_put, handing_get);
