/* Memory that somebody else had before, and much of it. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "queue/queue.h"

enum { LARGE = 1 << 20 };

struct node {
    atomic_int users; /* who is the last gives it back */
    uint64_t item;
};

struct queue {
    pthread_mutex_t lock; /* protects everything below */
    struct node *only;
    unsigned char *large; /* the last byte says whether an item is inside, which is in .item */
    uint64_t item;
};

static size_t size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

/* It does not look whether it got the memory: any machine has so much. */
static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    (void)capacity;
    *q = (struct queue){.large = malloc(LARGE)};
    q->large[LARGE - 1] = 0;
    return pthread_mutex_init(&q->lock, NULL);
}

static int init_small(void *queue, size_t capacity)
{
    struct queue *q = queue;
    (void)capacity;
    *q = (struct queue){.large = NULL};
    return pthread_mutex_init(&q->lock, NULL);
}

static void destroy(void *queue)
{
    (void)queue;
}

/* Release and acquire: whoever is last has seen all that the other did. */
static void leave(struct node *node)
{
    if (atomic_fetch_sub_explicit(&node->users, 1, memory_order_acq_rel) == 1)
        free(node);
}

static bool put_shared(void *queue, uint64_t item)
{
    struct queue *q = queue;
    struct node *node = NULL;
    pthread_mutex_lock(&q->lock);
    if (!q->only) {
        node = q->only = malloc(sizeof *node);
        atomic_init(&node->users, 2);
        node->item = item;
    }
    pthread_mutex_unlock(&q->lock);
    if (node)
        leave(node);
    return node;
}

static enum queue_answer get_shared(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    struct node *node = q->only;
    q->only = NULL;
    pthread_mutex_unlock(&q->lock);
    if (!node)
        return QUEUE_EMPTY;
    *item = node->item;
    leave(node);
    return QUEUE_GOT;
}

static bool put_large(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool room = !q->large[LARGE - 1];
    if (room) {
        q->item = item;
        q->large[LARGE - 1] = 1;
    }
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_large(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool found = q->large[LARGE - 1];
    if (found)
        *item = q->item;
    q->large[LARGE - 1] = 0;
    pthread_mutex_unlock(&q->lock);
    return found ? QUEUE_GOT : QUEUE_EMPTY;
}

/* Its memory grows with every put, and never shrinks. */
static bool put_greedy(void *queue, uint64_t item)
{
    struct queue *q = queue;
    bool room = put_large(queue, item);
    for (size_t i = 0; room && i < 3; i++)
        q->large = calloc(1, LARGE);
    return room;
}

#define CASE(word, ...)                                                                            \
    const struct queue_class QUEUE_CLASS(case_##word) = {.name = #word,                            \
                                                         .claim = QUEUE_EXACT,                     \
                                                         .progress = "blocking",                   \
                                                         .size = size,                             \
                                                         .destroy = destroy,                       \
                                                         __VA_ARGS__}

CASE(shared, .init = init_small, .put = put_shared, .get_nowait = get_shared);
CASE(large, .init = init, .put = put_large, .get_nowait = get_large);
CASE(greedy, .init = init, .put = put_greedy, .get_nowait = get_large);
