/* What these queue files share: a ring behind a mutex, in which one can wait. Each is wrong in one
 * thing. */
#include <pthread.h>
#include <qlab/queue.h>
#include <sched.h>

enum { PLACES = 1024, WAITS = 4096 };

struct queue {
    pthread_mutex_t lock; /* all zeros are a mutex and a condition as they should be */
    pthread_cond_t nonempty;
    unsigned head, tail;
    bool slept; /* somebody has waited */
    uint64_t slot[PLACES];
    unsigned waits, served; /* timed gets that began to wait, and that were handed an item */
    uint64_t hand[WAITS];
};

static bool push(struct queue *q, uint64_t item)
{
    bool room = q->tail - q->head < PLACES;
    if (room)
        q->slot[q->tail++ % PLACES] = item;
    return room;
}

static enum queue_answer pop(struct queue *q, uint64_t *item)
{
    if (q->head == q->tail)
        return QUEUE_EMPTY;
    *item = q->slot[q->head++ % PLACES];
    return QUEUE_GOT;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    enum queue_answer answer = pop(q, item);
    pthread_mutex_unlock(&q->lock);
    return answer;
}

static uint64_t get(void *queue)
{
    struct queue *q = queue;
    uint64_t item;
    pthread_mutex_lock(&q->lock);
    while (pop(q, &item) == QUEUE_EMPTY) {
        q->slept = true;
        pthread_cond_wait(&q->nonempty, &q->lock);
    }
    pthread_mutex_unlock(&q->lock);
    return item;
}
