/* Queues that end badly: by a signal, by ending the program, or not at all. */
#include <alloca.h>
#include <assert.h>

#include "ring.h"

/* A put that does that first, and then is right. */
#define BAD_PUT(name, what)                                                                        \
    static bool name##_put(void *queue, uint64_t item)                                             \
    {                                                                                              \
        struct ring *ring = queue;                                                                 \
        (void)ring;                                                                                \
        what;                                                                                      \
        return ring_put(queue, item);                                                              \
    }                                                                                              \
    CASE(case_##name, name##_put, ring_get);

static uint64_t *nowhere(struct ring *ring)
{
    return ring->capacity ? NULL : ring->items;
}
BAD_PUT(null_write, *nowhere(ring) = item) /* case: null_write */

typedef void step(void);
static step *no_step(struct ring *ring)
{
    return ring->capacity ? NULL : abort;
}
BAD_PUT(null_call, no_step(ring)()) /* case: null_call */

/* No address of x86-64 is like that: the processor says so, and not where. */
static step *wild_step(struct ring *ring)
{
    return (step *)(uintptr_t)(ring->capacity * UINT64_C(0x5a5a5a5a5a5a5a5a));
}
BAD_PUT(wild_call, wild_step(ring)()) /* case: wild_call */

static bool divide_put(void *queue, uint64_t item)
{
    struct ring *ring = queue;
    ring->items[7] = item / ring->head; /* case: divide */
    return ring_put(queue, item);
}
CASE(case_divide, divide_put, ring_get);

BAD_PUT(exit, exit(3))          /* case: exit */
BAD_PUT(abort, abort())         /* case: abort */
BAD_PUT(assert, assert(!ring))  /* case: assert */
BAD_PUT(trap, __builtin_trap()) /* case: trap */

/* Not inlined, not turned into a loop; and its only call but that of itself is the step. */
static __attribute__((noinline)) unsigned deeper(struct ring *ring, unsigned depth)
{
    if (depth > 1u << 30)
        return depth;
    ring->items[7] = depth; /* case: recursion */
    return deeper(ring, depth + 1) ^ (unsigned)ring->items[7];
}
BAD_PUT(recursion, ring->items[6] = deeper(ring, 0))

/* The same with a step each time: its stack is saved again and again. */
static __attribute__((noinline)) unsigned deeper_by_steps(struct ring *ring, unsigned depth)
{
    unsigned more = (unsigned)pthread_mutex_trylock(&ring->lock); /* case: steps */
    return depth > 1u << 30 ? 0 : deeper_by_steps(ring, depth + more) ^ (unsigned)ring->items[7];
}
BAD_PUT(steps, ring->items[6] = deeper_by_steps(ring, 0))

/* As deep, and with as large a frame, as is no matter to any thread; and a frame that is one. */
static __attribute__((noinline)) unsigned down(struct ring *ring, unsigned depth)
{
    volatile unsigned char frame[1000];
    frame[depth % sizeof frame] = ring->capacity ? 1 : 0;
    return depth ? down(ring, depth - 1) + frame[depth % sizeof frame] : 0;
}

static __attribute__((noinline)) unsigned in_frame(size_t size)
{
    volatile unsigned char *frame = alloca(size);
    frame[0] = 1; /* case: large_frame */
    return frame[0];
}
BAD_PUT(deep, assert(down(ring, 4000) == 4000))
BAD_PUT(frame, assert(in_frame(ring->capacity << 19)))
BAD_PUT(large_frame, assert(in_frame(ring->capacity << 23)))

/* The compiler may leave out loops without effect, unless their condition is constant (C11 6.8.5).
 */
static bool endless_put(void *queue, uint64_t item)
{
    (void)queue, (void)item;
    for (;;) /* case: endless */
        ;
    return true;
}
CASE(case_endless, endless_put, ring_get);

static bool busy_put(void *queue, uint64_t item)
{
    struct ring *ring = queue;
    for (;;)
        ring->items[item++ % 8] += 1; /* case: busy */
    return true;
}
CASE(case_busy, busy_put, ring_get);

/* Ended before anybody can begin. */
static int failing_init(void *queue, size_t capacity)
{
    (void)capacity;
    assert(!queue); /* case: init */
    return 0;
}
CASE_OF(case_init, ring_size, failing_init, ring_put, ring_get);

static size_t huge_size(size_t capacity)
{
    return capacity << 24;
}
CASE_OF(case_huge, huge_size, ring_init, ring_put, ring_get);

/* Nobody else is there to unlock it. */
static int waiting_init(void *queue, size_t capacity)
{
    struct ring *ring = queue;
    int error = ring_init(queue, capacity);
    pthread_mutex_lock(&ring->lock);
    pthread_mutex_lock(&ring->lock); /* case: init_waits */
    return error;
}
CASE_OF(case_init_waits, ring_size, waiting_init, ring_put, ring_get);

/* One item too many for its block. */
static bool overflow_put(void *queue, uint64_t item)
{
    struct ring *ring = queue;
    uint64_t *block = malloc(4 * sizeof *block);
    for (size_t i = 0; block && i <= 4; i++)
        block[i] = item; /* case: overflow */
    free(block);
    return ring_put(ring, item);
}
CASE(case_overflow, overflow_put, ring_get);

static bool unlock_put(void *queue, uint64_t item)
{
    struct ring *ring = queue;
    bool room = ring_put(ring, item);
    pthread_mutex_unlock(&ring->lock); /* case: unlock */
    return room;
}
CASE(case_unlock, unlock_put, ring_get);

static size_t calls;
BAD_PUT(static, calls++) /* case: static */

/* Memory on the stack is one's own. */
static bool alloca_put(void *queue, uint64_t item)
{
    struct ring *ring = queue;
    uint64_t *copy = alloca(ring->capacity * sizeof *copy);
    for (size_t i = 0; i < ring->capacity; i++)
        copy[i] = item;
    return ring_put(ring, copy[ring->capacity - 1]);
}
CASE(case_alloca, alloca_put, ring_get);
