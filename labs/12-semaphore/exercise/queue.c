/* qlab: exercise semaphore
 *
 * Three semaphores: one counts, two are locks. */
#include <semaphore.h>
#include <qlab/queue.h>

enum { PLACES = 8 };

struct queue {
    sem_t readers, writers; /* 1: free */
    sem_t items;            /* how many are inside; 0: Empty */
    sem_t places;           /* how many are free; 0: Full */
    size_t head, tail;      /* how many items were ever got, ever put */
    uint64_t ring[PLACES];
};

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    (void)capacity;
    *q = (struct queue){0};
    return sem_init(&q->readers, 0, 1) || sem_init(&q->writers, 0, 1) ||
           sem_init(&q->items, 0, 0) || sem_init(&q->places, 0, PLACES);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    if (sem_trywait(&q->places) != 0)
        return false;
    sem_wait(&q->writers);
    q->ring[q->tail++ % PLACES] = item;
    sem_post(&q->writers);
    sem_post(&q->items);
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    sem_wait(&q->readers);
    bool some = sem_trywait(&q->items) == 0;
    if (some) {
        *item = q->ring[q->head++ % PLACES];
        sem_post(&q->places);
    }
    sem_post(&q->readers);
    return some ? QUEUE_GOT : QUEUE_EMPTY;
}

QLAB_QUEUE(semaphore, struct queue, .init = init, .put = put, .get_nowait = get_nowait);
