/* semaphore.c with one change: get_nowait() only tries the readers' semaphore, and calls a refusal
 * Empty. It is what the reader lock of CPython's multiprocessing.Queue does (the ring stands for
 * its pipe): a refusal proves that another getter is inside, not that nothing is. With one getter
 * nobody is ever refused. empty() asks no lock, there and here.
 */
#include <errno.h>
#include <semaphore.h>

#include "queue/queue.h"

struct queue {
    _Alignas(64) sem_t readers; /* 1: free, 0: a getter is inside */
    size_t head;                /* how many items were ever got */
    _Alignas(64) sem_t writers; /* 1: free, 0: a putter is inside */
    size_t tail, sleepers;      /* how many items were ever put; how many get() signed up */
    _Alignas(64) sem_t items;   /* items inside; 0: Empty */
    sem_t places, wakeups;      /* free places, 0: Full; wake-ups that no sleeper has used yet */
    size_t capacity;
    uint64_t ring[];
};

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + capacity * sizeof(uint64_t);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;

    *q = (struct queue){.capacity = capacity};
    /* Only the first can be refused, for too many places: so nothing is left half made. */
    bool made = sem_init(&q->places, 1, (unsigned)capacity) == 0 &&
                sem_init(&q->items, 1, 0) == 0 && sem_init(&q->wakeups, 1, 0) == 0 &&
                sem_init(&q->readers, 1, 1) == 0 && sem_init(&q->writers, 1, 1) == 0;
    return made ? 0 : errno;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    sem_destroy(&q->places);
    sem_destroy(&q->items);
    sem_destroy(&q->wakeups);
    sem_destroy(&q->readers);
    sem_destroy(&q->writers);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    while (sem_wait(&q->writers) != 0)
        continue; /* a signal came: wait again, here and below */
    bool room = sem_trywait(&q->places) == 0;
    if (room) {
        q->ring[q->tail++ % q->capacity] = item;
        /* Counted before the next putter may come in. Counted outside: y goes in, then x, x is
         * counted, a getter takes y for it. Now put(x) is over, x is inside, and the count is 0. */
        sem_post(&q->items);
        if (q->sleepers > 0) {
            q->sleepers--;
            sem_post(&q->wakeups);
        }
    }
    sem_post(&q->writers);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    if (sem_trywait(&q->readers) != 0)
        return QUEUE_EMPTY; /* the window: another getter is inside, we have not looked */
    /* Counted inside, too. Counted outside: a late getter overtakes and takes the item for which
     * an early one was counted; until it came that item was inside, and the count was 0. */
    bool some = sem_trywait(&q->items) == 0;
    if (some) {
        *item = q->ring[q->head++ % q->capacity];
        sem_post(&q->places);
    }
    sem_post(&q->readers);
    return some ? QUEUE_GOT : QUEUE_EMPTY;
}

static bool empty(void *queue)
{
    struct queue *q = queue;
    int items = 0;
    sem_getvalue(&q->items, &items);
    return items == 0;
}

static uint64_t get(void *queue)
{
    struct queue *q = queue;
    uint64_t item;

    while (get_nowait(q, &item) != QUEUE_GOT) {
        while (sem_wait(&q->writers) != 0)
            continue;
        bool sleep = empty(q); /* looked again, where no put can come before we have signed up */
        q->sleepers += sleep;
        sem_post(&q->writers);
        while (sleep && sem_wait(&q->wakeups) != 0)
            continue;
    }
    return item;
}

/* Sleeps until a wake-up comes; false: the deadline came first, and the sleeper is signed off. */
static bool sleep_until(struct queue *q, const struct timespec *deadline)
{
    int failed;
    do
        failed = sem_timedwait(&q->wakeups, deadline);
    while (failed && errno == EINTR);
    if (!failed)
        return true;
    while (sem_wait(&q->writers) != 0)
        continue;
    bool woken = sem_trywait(&q->wakeups) == 0; /* a put was faster: its wake-up is used up here */
    q->sleepers -= !woken;
    sem_post(&q->writers);
    return woken;
}

static enum queue_answer get_timed(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct queue *q = queue;

    while (get_nowait(q, item) != QUEUE_GOT) {
        while (sem_wait(&q->writers) != 0)
            continue;
        bool sleep = empty(q);
        q->sleepers += sleep;
        sem_post(&q->writers);
        if (sleep && !sleep_until(q, deadline))
            return get_nowait(q, item); /* who used up the wake-up may not have got yet */
    }
    return QUEUE_GOT;
}

const struct queue_class QUEUE_CLASS(semaphore_trylock) = {
    .name = "semaphore-trylock",
    .family = "semaphore",
    .summary = "semaphores as before; getters only try, refused = Empty",
    .claim = QUEUE_INEXACT,
    .window = "get_nowait(): the readers' semaphore is held, the try is refused and called Empty",
    .progress = "blocking: a worker that stops inside stops its side",
    .reference = "CPython, Lib/multiprocessing/queues.py, Queue.get(block=False)",
    .source = "src/queue/semaphore_trylock.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
    .get = get,
    .get_timed = get_timed,
};
