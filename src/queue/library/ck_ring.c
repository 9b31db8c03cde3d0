/* Concurrency Kit's ring for many producers and consumers, through its own functions.
 *
 * A producer claims a slot by moving p_head, fills it, and waits until all who claimed before it
 * have moved p_tail past theirs; then it moves p_tail too. So when a put has returned, nothing
 * before it is half done, and p_tail tells the truth: this is Vyukov's window, closed by waiting.
 * The price is paid by the producers: one that stops in the middle stops all later ones.
 *
 * ck_ring_dequeue_mpmc() reads c_head first and p_tail second, and answers Empty if they are equal;
 * its sister ck_ring_trydequeue_mpmc() also when another consumer was faster, and says so. The ring
 * holds pointers; ours are the items themselves. It has no empty(): ck_ring_size() reads the two
 * indices one after the other and takes their difference modulo the size.
 */
#include "queue/queue.h"

#ifdef WITH_CK
#include <ck_ring.h>

_Static_assert(sizeof(void *) >= sizeof(uint64_t), "an item fits into a pointer");

struct queue {
    _Alignas(64) struct ck_ring ring;
    _Alignas(64) struct ck_ring_buffer buffer[];
};

/* The library wants a power of two, at least 4, and leaves one slot free. */
static unsigned slots(size_t capacity)
{
    unsigned count = 4;
    while (count - 1 < capacity)
        count *= 2;
    return count;
}

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + slots(capacity) * sizeof(struct ck_ring_buffer);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    ck_ring_init(&q->ring, slots(capacity));
    return 0;
}

static void destroy(void *queue)
{
    (void)queue; /* nothing but memory */
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    return ck_ring_enqueue_mpmc(&q->ring, q->buffer, (void *)(uintptr_t)item);
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    void *first;
    if (!ck_ring_dequeue_mpmc(&q->ring, q->buffer, &first))
        return QUEUE_EMPTY;
    *item = (uintptr_t)first;
    return QUEUE_GOT;
}
#endif

const struct queue_class queue_ck_ring = {
    .name = "ck-ring",
    .family = "library",
    .summary = "Concurrency Kit's MPMC ring; later producers wait for earlier ones",
    .claim = QUEUE_EXACT, /* ck_ring_dequeue_spmc(3), of the same code: false "if the buffer was
                             empty"; ck_ring.h promises correctness for any number of both */
    .progress = "getters lock-free; a putter that stops in the middle stops later putters",
    .reference = "Concurrency Kit, ck_ring.h, ck_ring_dequeue_spmc(3)",
    .source = "src/queue/library/ck_ring.c",
#ifdef WITH_CK
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
#else
    .unavailable = "built without ck: install libck-dev and run meson setup --reconfigure build",
#endif
};
