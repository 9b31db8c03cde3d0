/* liburcu's rculfqueue, a linked queue under read-copy-update, through its own functions.
 *
 * Michael and Scott's list without counted links: no node comes back while anybody may still look
 * at it. Every operation is a reader's section; a node that was taken out is freed after a grace
 * period, when all sections that had begun are over (urcu_bp_call_rcu() sees to that, by a thread
 * of the library). Within a section a node without a next node is therefore the last one still, and
 * if it is the dummy, nothing is inside: this closes the window of ck_fifo.
 *
 * The flavour is liburcu-bp, "bulletproof": threads need not register. The library knows no Full,
 * so we count what is inside. Nodes are from malloc, so workers must be threads.
 */
#include <stdatomic.h>
#include <stdlib.h>

#include "queue/queue.h"

#ifdef WITH_LIBURCU
#define _LGPL_SOURCE /* its functions inline, as the library's licence allows */
#include <urcu/urcu-bp.h>

#include <urcu/rculfqueue.h>

struct node {
    struct cds_lfq_node_rcu link; /* first: a node is where its link is */
    uint64_t item;
    struct rcu_head later; /* waits for the grace period */
};

struct queue {
    _Alignas(64) struct cds_lfq_queue_rcu list;
    _Alignas(64) _Atomic size_t inside; /* items, counted before they come and after they went */
    size_t capacity;
};

static size_t size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    cds_lfq_init_rcu(&q->list, urcu_bp_call_rcu);
    atomic_init(&q->inside, 0);
    q->capacity = capacity;
    return 0;
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;

    /* relaxed, here and below: only a number; it publishes nothing */
    size_t inside = atomic_fetch_add_explicit(&q->inside, 1, memory_order_relaxed);
    struct node *node = inside < q->capacity ? malloc(sizeof *node) : NULL;
    if (!node) {
        atomic_fetch_sub_explicit(&q->inside, 1, memory_order_relaxed);
        return false;
    }
    cds_lfq_node_init_rcu(&node->link);
    node->item = item;
    urcu_bp_read_lock();
    cds_lfq_enqueue_rcu(&q->list, &node->link);
    urcu_bp_read_unlock();
    return true;
}

static void free_node(struct rcu_head *later)
{
    free(caa_container_of(later, struct node, later));
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;

    urcu_bp_read_lock();
    struct cds_lfq_node_rcu *first = cds_lfq_dequeue_rcu(&q->list);
    urcu_bp_read_unlock();
    if (!first)
        return QUEUE_EMPTY;
    struct node *node = (struct node *)first;
    *item = node->item;
    urcu_bp_call_rcu(&node->later, free_node);
    atomic_fetch_sub_explicit(&q->inside, 1, memory_order_relaxed);
    return QUEUE_GOT;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    for (uint64_t item; get_nowait(q, &item) == QUEUE_GOT;) /* it must be empty to be destroyed */
        ;
    cds_lfq_destroy_rcu(&q->list);
    urcu_bp_barrier(); /* until all nodes are freed */
}
#endif

const struct queue_class queue_rculfqueue = {
    .name = "rculfqueue",
    .family = "library",
    .summary = "liburcu's lock-free queue; nodes are freed after a grace period",
    .claim = QUEUE_EXACT, /* urcu/rculfqueue.h: "Returns NULL if queue is empty" */
    .progress = "lock-free: of all workers at it, one always gets on",
    .reference = "liburcu, urcu/rculfqueue.h (M. Desnoyers)",
    .source = "src/queue/library/rculfqueue.c",
    .threads_only = true,
#ifdef WITH_LIBURCU
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
#else
    .unavailable =
        "built without liburcu: install liburcu-dev and run meson setup --reconfigure build",
#endif
};
