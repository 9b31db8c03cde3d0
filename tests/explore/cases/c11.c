/* A correct ring under the locks of <threads.h>; and one that forgets to lock. */
#include <threads.h>

#include "ring.h"

struct modern {
    struct ring ring;
    mtx_t lock;
    cnd_t filled;
    once_flag made;
};

static size_t modern_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct modern);
}

static int modern_init(void *queue, size_t capacity)
{
    struct modern *modern = queue;
    modern->made = (once_flag)ONCE_FLAG_INIT;
    if (mtx_init(&modern->lock, mtx_plain) != thrd_success ||
        cnd_init(&modern->filled) != thrd_success)
        return ENOMEM;
    return ring_init(queue, capacity);
}

static void nothing(void)
{
}

static bool modern_put(void *queue, uint64_t item)
{
    struct modern *modern = queue;
    call_once(&modern->made, nothing);
    mtx_lock(&modern->lock);
    bool room = ring_add(&modern->ring, item);
    cnd_signal(&modern->filled);
    mtx_unlock(&modern->lock);
    return room;
}

static enum queue_answer modern_get(void *queue, uint64_t *item)
{
    struct modern *modern = queue;
    mtx_lock(&modern->lock);
    enum queue_answer answer = ring_take(&modern->ring, item);
    mtx_unlock(&modern->lock);
    return answer;
}

CASE_OF(case_c11, modern_size, modern_init, modern_put, modern_get);

static enum queue_answer careless_get(void *queue, uint64_t *item)
{
    struct modern *modern = queue;
    if (modern->ring.tail == modern->ring.head) /* case: c11_careless */
        return QUEUE_EMPTY;
    return modern_get(queue, item);
}

CASE_OF(case_c11_careless, modern_size, modern_init, modern_put, careless_get);

static enum queue_answer refused_get(void *queue, uint64_t *item)
{
    struct modern *modern = queue;
    if (mtx_trylock(&modern->lock) != thrd_success)
        return QUEUE_EMPTY;
    enum queue_answer answer = ring_take(&modern->ring, item);
    mtx_unlock(&modern->lock);
    return answer;
}

CASE_OF(case_c11_trylock, modern_size, modern_init, modern_put, refused_get);
