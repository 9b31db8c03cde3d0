/* qlab: exercise skip-locked
 *
 * A table of rows behind a mutex. What was got is reserved until it is settled. */
#include <pthread.h>
#include <qlab/queue.h>

enum { PLACES = 4 };

enum state { NONE, READY, RESERVED };

struct queue {
    pthread_mutex_t lock; /* protects all below */
    struct row {
        enum state state;
        uint64_t item;
    } rows[PLACES];
};

/* With the lock: a row of that state; NULL: there is none. */
static struct row *find(struct queue *q, enum state state)
{
    for (size_t i = 0; i < PLACES; i++)
        if (q->rows[i].state == state)
            return &q->rows[i];
    return NULL;
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    struct row *row = find(q, NONE);
    if (row)
        *row = (struct row){READY, item};
    pthread_mutex_unlock(&q->lock);
    return row != NULL;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    enum queue_answer answer = QUEUE_EMPTY;
    pthread_mutex_lock(&q->lock);
    struct row *row = find(q, READY);
    if (row) {
        row->state = RESERVED;
        *item = row->item;
        answer = QUEUE_GOT;
    }
    pthread_mutex_unlock(&q->lock);
    return answer;
}

static bool settle(void *queue, uint64_t item, bool done)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    for (size_t i = 0; i < PLACES; i++)
        if (q->rows[i].state == RESERVED && q->rows[i].item == item)
            q->rows[i].state = done ? NONE : READY;
    pthread_mutex_unlock(&q->lock);
    return true;
}

QLAB_QUEUE(skip_locked, struct queue, .put = put, .get_nowait = get_nowait, .settle = settle,
           .order = QUEUE_BAG);
