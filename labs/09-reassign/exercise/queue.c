/* qlab: exercise reassign
 *
 * Tasks are lent. get_timed() that has waited for long enough takes over what is lent. */
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <qlab/queue.h>

enum { PLACES = 8 };

struct task {
    uint64_t item;  /* 0: done */
    unsigned given; /* how often; 0: nobody has it */
};

struct queue {
    pthread_mutex_t lock;   /* protects all below */
    pthread_cond_t changed; /* a task has come, or was done */
    size_t head, tail;      /* how many tasks are done up to here, were ever put */
    struct task tasks[PLACES];
};

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool room = q->tail - q->head < PLACES;
    if (room) {
        q->tasks[q->tail++ % PLACES] = (struct task){item, 0};
        pthread_cond_broadcast(&q->changed);
    }
    pthread_mutex_unlock(&q->lock);
    return room;
}

/* With the lock: the oldest task that somebody has, or that nobody has; or NULL. */
static struct task *oldest(struct queue *q, bool given)
{
    for (size_t i = q->head; i != q->tail; i++) {
        struct task *task = &q->tasks[i % PLACES];
        if (task->item && (task->given != 0) == given)
            return task;
    }
    return NULL;
}

/* With the lock, but for the work itself: does the task. Whether it was done by us. */
static bool work(struct queue *q, struct task *task, uint64_t *item)
{
    uint64_t mine = task->item;
    unsigned number = ++task->given;
    pthread_mutex_unlock(&q->lock);
    sched_yield(); /* the work; it may take long */
    pthread_mutex_lock(&q->lock);
    bool still = task->item == mine && task->given == number;
    if (still)
        task->item = 0;
    while (q->head != q->tail && !q->tasks[q->head % PLACES].item)
        q->head++;
    pthread_cond_broadcast(&q->changed);
    *item = mine;
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    struct task *task;
    uint64_t done;
    bool got = false;
    pthread_mutex_lock(&q->lock);
    while (!got && (task = oldest(q, false)))
        got = work(q, task, &done);
    bool lent = oldest(q, true);
    pthread_mutex_unlock(&q->lock);
    if (got)
        *item = done;
    return got ? QUEUE_GOT : lent ? QUEUE_BUSY : QUEUE_EMPTY;
}

static enum queue_answer get_timed(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct queue *q = queue;
    uint64_t done;
    bool got = false, over = false;
    pthread_mutex_lock(&q->lock);
    while (!got) {
        struct task *task = oldest(q, false);
        if (!task && over)
            task = oldest(q, true);
        if (task)
            got = work(q, task, &done);
        else if (over)
            break;
        else
            over = pthread_cond_timedwait(&q->changed, &q->lock, deadline) == ETIMEDOUT;
    }
    pthread_mutex_unlock(&q->lock);
    if (got)
        *item = done;
    return got ? QUEUE_GOT : QUEUE_EMPTY;
}

QLAB_QUEUE(reassign, struct queue, .put = put, .get_nowait = get_nowait, .get_timed = get_timed,
           .order = QUEUE_BAG);
