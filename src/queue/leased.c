/* A broker that gives its tasks away for a while only: whoever has not done his by then is taken
 * for dead, and the task is given to another.
 *
 *     tasks  . . [done] [given twice, until ...] [given once] [not given] . .
 *                       head                                              tail
 *
 * A get is: to be given a task, to work, to say "done". Silence is all that the broker hears of one
 * who died at work, and of one who is only slow. So get_timed() sleeps until the oldest lease is
 * over, and takes the task over. If the first was only slow, both do it.
 *
 * Workers may die at any step, and the lock is robust. Whichever words of a change a death has left
 * unwritten, a task is then one that nobody has, that somebody has, or that is done.
 */
#include <errno.h>
#include <pthread.h>
#include <sched.h>

#include "queue/queue.h"

enum { LEASE = 10 * 1000 * 1000, SECOND = 1000 * 1000 * 1000 }; /* ns */

struct task {
    uint64_t item;  /* 0: done */
    uint64_t given; /* how often; 0: nobody has it */
    uint64_t until; /* the end of its lease, in ns of CLOCK_REALTIME */
};

struct queue {
    pthread_mutex_t lock;   /* protects everything below */
    pthread_cond_t changed; /* getters sleep on it: there is a task, or one is done */
    size_t capacity;
    uint64_t head, tail; /* how many tasks are done up to here, were ever put */
    struct task tasks[];
};

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + capacity * sizeof(struct task);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    pthread_mutexattr_t lock_kind;
    pthread_condattr_t changed_kind;

    *q = (struct queue){.capacity = capacity};
    for (size_t i = 0; i < capacity; i++)
        q->tasks[i] = (struct task){0};
    int error = pthread_mutexattr_init(&lock_kind);
    if (error != 0)
        return error;
    if ((error = pthread_condattr_init(&changed_kind)) == 0) {
        if ((error = pthread_mutexattr_setrobust(&lock_kind, PTHREAD_MUTEX_ROBUST)) == 0 &&
            (error = pthread_mutexattr_setpshared(&lock_kind, PTHREAD_PROCESS_SHARED)) == 0 &&
            (error = pthread_condattr_setpshared(&changed_kind, PTHREAD_PROCESS_SHARED)) == 0 &&
            (error = pthread_mutex_init(&q->lock, &lock_kind)) == 0 &&
            (error = pthread_cond_init(&q->changed, &changed_kind)) != 0)
            pthread_mutex_destroy(&q->lock);
        pthread_condattr_destroy(&changed_kind);
    }
    pthread_mutexattr_destroy(&lock_kind);
    return error;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    pthread_cond_destroy(&q->changed);
    pthread_mutex_destroy(&q->lock);
}

/* The last owner has died: what it did is done, and a wake-up may have died with it. */
static void inherit(struct queue *q)
{
    pthread_cond_broadcast(&q->changed);
    pthread_mutex_consistent(&q->lock);
}

static void lock(struct queue *q)
{
    if (pthread_mutex_lock(&q->lock) == EOWNERDEAD)
        inherit(q);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;

    lock(q);
    uint64_t tail = q->tail;
    bool room = tail - q->head < q->capacity;
    if (room) {
        struct task *task = &q->tasks[tail % q->capacity];
        task->given = 0;
        task->item = item;
        q->tail = tail + 1;
        pthread_cond_broadcast(&q->changed);
    }
    pthread_mutex_unlock(&q->lock);
    return room;
}

/* With the lock: the oldest task that somebody has, or that nobody has; or NULL. */
static struct task *oldest(struct queue *q, bool given)
{
    for (uint64_t i = q->head; i != q->tail; i++) {
        struct task *task = &q->tasks[i % q->capacity];
        if (task->item != 0 && (task->given != 0) == given)
            return task;
    }
    return NULL;
}

/* With the lock: does the task, without it. Always true. */
static bool work(struct queue *q, struct task *task, uint64_t *item)
{
    struct timespec now;
    uint64_t number = task->given + 1;

    *item = task->item;
    clock_gettime(CLOCK_REALTIME, &now);
    task->until = (uint64_t)now.tv_sec * SECOND + (uint64_t)now.tv_nsec + LEASE;
    task->given = number;
    pthread_mutex_unlock(&q->lock);
    sched_yield(); /* the work: here the worker may be slow, or die */
    lock(q);
    bool mine = task->item == *item && task->given == number;
    if (mine)
        task->item = 0;
    while (q->head != q->tail && q->tasks[q->head % q->capacity].item == 0)
        q->head++;
    pthread_cond_broadcast(&q->changed);
    return true; /* the window: it was done, though not by us alone */
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    struct task *task;
    uint64_t done;
    bool got = false;

    lock(q);
    while (!got && (task = oldest(q, false)) != NULL)
        got = work(q, task, &done);
    pthread_mutex_unlock(&q->lock);
    if (got)
        *item = done;
    return got ? QUEUE_GOT : QUEUE_EMPTY;
}

static bool empty(void *queue)
{
    struct queue *q = queue;

    lock(q);
    bool nothing = oldest(q, false) == NULL;
    pthread_mutex_unlock(&q->lock);
    return nothing;
}

/* With the lock: sleeps until there is a task that nobody has, or the oldest lease is over. Returns
 * that task; NULL: the deadline has come. */
static struct task *wait(struct queue *q, const struct timespec *deadline)
{
    struct task *task = oldest(q, false);

    while (task == NULL) {
        struct task *lent = oldest(q, true);
        uint64_t until = lent ? lent->until : 0, number = lent ? lent->given : 0;
        const struct timespec over = {(time_t)(until / SECOND), (long)(until % SECOND)};
        bool lease =
            lent && until < (uint64_t)deadline->tv_sec * SECOND + (uint64_t)deadline->tv_nsec;
        int error = pthread_cond_timedwait(&q->changed, &q->lock, lease ? &over : deadline);
        if (error == EOWNERDEAD)
            inherit(q);
        task = oldest(q, false);
        if (error == ETIMEDOUT && task == NULL) {
            if (!lease)
                return NULL;
            if (lent == oldest(q, true) && lent->given == number)
                task = lent; /* dead, or only slow? */
        }
    }
    return task;
}

static enum queue_answer get_timed(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct queue *q = queue;
    struct task *task;
    uint64_t done;
    bool got = false;

    lock(q);
    while (!got && (task = wait(q, deadline)) != NULL)
        got = work(q, task, &done);
    pthread_mutex_unlock(&q->lock);
    if (got)
        *item = done;
    return got ? QUEUE_GOT : QUEUE_EMPTY;
}

static uint64_t get(void *queue)
{
    static const struct timespec never = {.tv_sec = INT32_MAX};
    uint64_t item = 0;

    while (get_timed(queue, &item, &never) != QUEUE_GOT)
        continue;
    return item;
}

const struct queue_class QUEUE_CLASS(leased) = {
    .name = "leased",
    .family = "mutex",
    .summary =
        "tasks are lent for 10 ms, then given to another: done twice if the first was only slow",
    .claim = QUEUE_EXACT,
    .order = QUEUE_BROKEN,
    .progress = "robust: a dead owner's lock goes to the next, his task when its lease is over",
    .reference = "C. Gray and D. Cheriton, Leases, SOSP 1989",
    .source = "src/queue/leased.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
    .get = get,
    .get_timed = get_timed,
};
