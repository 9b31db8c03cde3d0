/* liburcu's wfcqueue, a linked queue whose put never waits, through its own functions.
 *
 *     head -> [a] -> [b]    [c] <- tail      c is in: the exchange on tail is the put. But the
 *                                            link from b to c is not written yet.
 *
 * A getter that comes upon such a gap knows that there is an item and cannot reach it. The library
 * has a word for this: CDS_WFCQ_WOULDBLOCK, neither an item nor Empty; here it is BUSY. Empty is
 * said only if tail points to head, and the exchange on tail is where every put takes effect.
 *
 * Getters exclude each other by a lock that its user may choose; ours is shared by processes.
 * Nodes come from a pool, for "it is valid to reuse and free a dequeued node immediately".
 * The dequeue that waits, cds_wfcq_dequeue_blocking(), waits for the link, not for an item.
 */
#include <pthread.h>

#include "queue/pool.h"
#include "queue/queue.h"

#ifdef WITH_LIBURCU
#define _LGPL_SOURCE /* its functions inline, as the library's licence allows */
#include <urcu/wfcqueue.h>

struct node {
    struct cds_wfcq_node link; /* first: a node is where its link is */
    uint64_t item;
};

struct queue {
    _Alignas(64) struct __cds_wfcq_head head;
    pthread_mutex_t getting; /* held by the getter that looks at head */
    _Alignas(64) struct cds_wfcq_tail tail;
    struct pool pool; /* of nodes that are not in the queue */
    _Alignas(64) struct node nodes[];
};

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + capacity * sizeof(struct node) + pool_size(capacity);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    pthread_mutexattr_t kind;

    __cds_wfcq_init(&q->head, &q->tail);
    pool_init(&q->pool, &q->nodes[capacity], capacity);
    int error = pthread_mutexattr_init(&kind);
    if (error != 0)
        return error;
    if ((error = pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED)) == 0)
        error = pthread_mutex_init(&q->getting, &kind);
    pthread_mutexattr_destroy(&kind);
    return error;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    pthread_mutex_destroy(&q->getting);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    uint32_t place = pool_take(&q->pool);
    if (place == POOL_NONE)
        return false;
    struct node *node = &q->nodes[place];
    node->item = item;
    cds_wfcq_node_init(&node->link);
    cds_wfcq_enqueue(&q->head, &q->tail, &node->link);
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;

    pthread_mutex_lock(&q->getting); /* waits for another getter, not for an item */
    struct cds_wfcq_node *first = __cds_wfcq_dequeue_nonblocking(&q->head, &q->tail);
    pthread_mutex_unlock(&q->getting);
    if (!first)
        return QUEUE_EMPTY;
    if (first == CDS_WFCQ_WOULDBLOCK)
        return QUEUE_BUSY;
    struct node *node = (struct node *)first;
    *item = node->item;
    pool_give(&q->pool, (uint32_t)(node - q->nodes));
    return QUEUE_GOT;
}

static bool empty(void *queue)
{
    struct queue *q = queue;
    return cds_wfcq_empty(&q->head, &q->tail);
}
#endif

const struct queue_class queue_wfcqueue = {
    .name = "wfcqueue",
    .family = "library",
    .summary = "liburcu's queue with wait-free put; BUSY where a link is missing",
    .claim =
        QUEUE_EXACT, /* urcu/wfcqueue.h: WOULDBLOCK "if it needs to block"; of its empty test,
                        static/wfcqueue.h: tail "is the linearisation point of the enqueuers" */
    .progress = "put wait-free in the library; getters wait for each other",
    .reference = "liburcu, urcu/wfcqueue.h (M. Desnoyers, Lai Jiangshan)",
    .source = "src/queue/library/wfcqueue.c",
#ifdef WITH_LIBURCU
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
#else
    .unavailable =
        "built without liburcu: install liburcu-dev and run meson setup --reconfigure build",
#endif
};
