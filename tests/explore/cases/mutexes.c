/* Mutexes that a static initialiser says the kind of: right queues, and one that locks a normal one
 * twice. And a spin lock that nobody has made. */
#include "ring.h"

static int recursive_init(void *queue, size_t capacity)
{
    struct ring *ring = queue;
    int error = ring_init(queue, capacity);
    ring->lock = (pthread_mutex_t)PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
    return error;
}

static int errorcheck_init(void *queue, size_t capacity)
{
    struct ring *ring = queue;
    int error = ring_init(queue, capacity);
    ring->lock = (pthread_mutex_t)PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;
    return error;
}

static int adaptive_init(void *queue, size_t capacity)
{
    struct ring *ring = queue;
    int error = ring_init(queue, capacity);
    ring->lock = (pthread_mutex_t)PTHREAD_ADAPTIVE_MUTEX_INITIALIZER_NP;
    return error;
}

/* Its owner locks it again. */
static bool recursive_put(void *queue, uint64_t item)
{
    struct ring *ring = queue;
    pthread_mutex_lock(&ring->lock);
    bool room = ring_put(queue, item);
    pthread_mutex_unlock(&ring->lock);
    return room;
}

/* Its owner is told so. */
static bool errorcheck_put(void *queue, uint64_t item)
{
    struct ring *ring = queue;
    pthread_mutex_lock(&ring->lock);
    bool room = pthread_mutex_lock(&ring->lock) == EDEADLK && ring_add(ring, item);
    pthread_mutex_unlock(&ring->lock);
    return room && pthread_mutex_unlock(&ring->lock) == EPERM;
}

CASE_OF(case_recursive, ring_size, recursive_init, recursive_put, ring_get);
CASE_OF(case_errorcheck, ring_size, errorcheck_init, errorcheck_put, ring_get);
CASE_OF(case_adaptive, ring_size, adaptive_init, ring_put, ring_get);
CASE_OF(case_adaptive_twice, ring_size, adaptive_init, recursive_put, ring_get);

struct spinning {
    struct ring ring;
    pthread_spinlock_t spin;
};

static size_t spinning_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct spinning);
}

/* All zero is locked on x86, and free elsewhere. */
static int zeroed_init(void *queue, size_t capacity)
{
    memset(queue, 0, sizeof(struct spinning));
    return ring_init(queue, capacity);
}

static int spinning_init(void *queue, size_t capacity)
{
    struct spinning *q = queue;
    pthread_spin_init(&q->spin, PTHREAD_PROCESS_PRIVATE);
    return ring_init(queue, capacity);
}

static bool spinning_put(void *queue, uint64_t item)
{
    struct spinning *q = queue;
    pthread_spin_lock(&q->spin);
    bool room = ring_add(&q->ring, item);
    pthread_spin_unlock(&q->spin);
    return room;
}

static enum queue_answer spinning_get(void *queue, uint64_t *item)
{
    struct spinning *q = queue;
    pthread_spin_lock(&q->spin);
    enum queue_answer answer = ring_take(&q->ring, item);
    pthread_spin_unlock(&q->spin);
    return answer;
}

CASE_OF(case_spinning, spinning_size, spinning_init, spinning_put, spinning_get);
CASE_OF(case_zeroed, spinning_size, zeroed_init, spinning_put, spinning_get);
