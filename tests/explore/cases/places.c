/* Queues with places of a number of their own, whatever they are asked for: rings and a list, one
 * lock. Whether a get tells a put that waits, and when they are Full, is all that differs. */
#include <pthread.h>
#include <stdlib.h>

#include "explore/cases/cases.h"

enum { RING = 4 };

struct node {
    struct node *next;
    uint64_t item;
};

struct queue {
    pthread_mutex_t lock; /* protects everything below */
    pthread_cond_t room;
    size_t places, inside, head;
    bool list, was_full;
    uint64_t ring[RING];
    struct node *first, *last;
};

static size_t size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

static int init_with(void *queue, size_t places, bool list)
{
    struct queue *q = queue;
    *q = (struct queue){.places = places, .list = list};
    pthread_mutex_init(&q->lock, NULL);
    return pthread_cond_init(&q->room, NULL);
}

static int init_one(void *queue, size_t capacity)
{
    (void)capacity;
    return init_with(queue, 1, false);
}

static int init_two(void *queue, size_t capacity)
{
    (void)capacity;
    return init_with(queue, 2, false);
}

static int init_two_listed(void *queue, size_t capacity)
{
    (void)capacity;
    return init_with(queue, 2, true);
}

static int init_three(void *queue, size_t capacity)
{
    (void)capacity;
    return init_with(queue, 3, false);
}

static void destroy(void *queue)
{
    (void)queue;
}

static void append(struct queue *q, uint64_t item)
{
    struct node *node = malloc(sizeof *node);
    *node = (struct node){.item = item};
    if (q->last)
        q->last->next = node;
    else
        q->first = node;
    q->last = node;
}

static bool add(struct queue *q, uint64_t item)
{
    if (q->inside == q->places)
        return false;
    if (q->list)
        append(q, item);
    else
        q->ring[(q->head + q->inside) % RING] = item;
    q->inside++;
    q->was_full |= q->inside == q->places;
    return true;
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool room = add(q, item);
    pthread_mutex_unlock(&q->lock);
    return room;
}

/* Once it was full it always is. */
static bool put_shy(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool room = !q->was_full && add(q, item);
    pthread_mutex_unlock(&q->lock);
    return room;
}

static bool put_never(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    pthread_mutex_unlock(&q->lock);
    return !item;
}

static void put_wait(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    while (!add(q, item))
        pthread_cond_wait(&q->room, &q->lock);
    pthread_mutex_unlock(&q->lock);
}

static uint64_t take(struct queue *q)
{
    struct node *node = q->first;
    uint64_t item = q->list ? node->item : q->ring[q->head++ % RING];
    q->inside--;
    if (!q->list)
        return item;
    q->first = node->next;
    if (!q->first)
        q->last = NULL;
    free(node);
    return item;
}

static enum queue_answer get_then(struct queue *q, uint64_t *item, bool tells)
{
    pthread_mutex_lock(&q->lock);
    bool found = q->inside != 0;
    if (found)
        *item = take(q);
    if (found && tells)
        pthread_cond_signal(&q->room);
    pthread_mutex_unlock(&q->lock);
    return found ? QUEUE_GOT : QUEUE_EMPTY;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    return get_then(queue, item, true);
}

static enum queue_answer get_mute(void *queue, uint64_t *item)
{
    return get_then(queue, item, false);
}

#define CASE(word, ...)                                                                            \
    const struct queue_class QUEUE_CLASS(word) = {.name = #word,                                   \
                                                  .claim = QUEUE_EXACT,                            \
                                                  .progress = "blocking",                          \
                                                  .size = size,                                    \
                                                  .destroy = destroy,                              \
                                                  .put_wait = put_wait,                            \
                                                  __VA_ARGS__}

CASE(one_ring, .init = init_one, .put = put, .get_nowait = get_nowait);
CASE(two_list, .init = init_two_listed, .put = put, .get_nowait = get_nowait);
CASE(three_ring, .init = init_three, .put = put, .get_nowait = get_nowait);
CASE(one_mute, .init = init_one, .put = put, .get_nowait = get_mute);
CASE(two_mute, .init = init_two_listed, .put = put, .get_nowait = get_mute);
CASE(two_exact, .init = init_two, .put = put, .get_nowait = get_nowait, .full = true);
CASE(two_shy, .init = init_two, .put = put_shy, .get_nowait = get_nowait, .full = true);
CASE(no_place, .init = init_one, .put = put_never, .get_nowait = get_nowait, .full = true);
