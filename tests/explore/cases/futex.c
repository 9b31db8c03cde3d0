/* Rings under a lock made of a futex, after U. Drepper, "Futexes Are Tricky" (2011), and a word
 * that getters sleep on; what some of them get wrong. */
#include <limits.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "ring.h"

struct asleep {
    struct ring ring;
    _Atomic uint32_t lock;  /* 0 free, 1 taken, 2 taken and somebody may sleep */
    _Atomic uint32_t count; /* of puts: getters sleep as long as it stays */
    uint32_t plain;         /* the same, by plain code under the lock */
};

static long sleep_on(_Atomic uint32_t *word, uint32_t value, const struct timespec *until)
{
    return syscall(SYS_futex, word, FUTEX_WAIT_BITSET_PRIVATE | FUTEX_CLOCK_REALTIME, value, until,
                   NULL, FUTEX_BITSET_MATCH_ANY);
}

static long wake(_Atomic uint32_t *word, int most)
{
    return syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, most);
}

static size_t size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct asleep);
}

static int init(void *queue, size_t capacity)
{
    struct asleep *q = queue;
    q->lock = q->count = q->plain = 0;
    return ring_init(queue, capacity);
}

static void lock(struct asleep *q)
{
    uint32_t was = 0;
    if (atomic_compare_exchange_strong(&q->lock, &was, 1))
        return;
    while (atomic_exchange(&q->lock, 2))
        syscall(SYS_futex, &q->lock, FUTEX_WAIT, 2, NULL);
}

static void unlock(struct asleep *q)
{
    if (atomic_exchange(&q->lock, 0) == 2)
        wake(&q->lock, 1);
}

/* Nobody is told that somebody may sleep. */
static void lock_quietly(struct asleep *q)
{
    uint32_t was = 0;
    while (!atomic_compare_exchange_strong(&q->lock, &was, 1)) {
        syscall(SYS_futex, &q->lock, FUTEX_WAIT, 1, NULL);
        was = 0;
    }
}

static bool put_waking(struct asleep *q, uint64_t item, int most)
{
    lock(q);
    bool room = ring_add(&q->ring, item);
    atomic_fetch_add(&q->count, 1);
    unlock(q);
    if (most)
        wake(&q->count, most);
    return room;
}

static bool put(void *queue, uint64_t item)
{
    return put_waking(queue, item, 1);
}

static bool put_to_all(void *queue, uint64_t item)
{
    return put_waking(queue, item, INT_MAX);
}

static bool put_to_two(void *queue, uint64_t item)
{
    struct asleep *q = queue;
    lock(q);
    bool room = ring_add(&q->ring, item);
    atomic_fetch_add(&q->count, 1);
    unlock(q);
    syscall(SYS_futex, &q->count, FUTEX_WAKE, 2); /* case: futex_two */
    return room;
}

/* It wakes somebody only where the ring was empty. */
static bool put_first(void *queue, uint64_t item)
{
    struct asleep *q = queue;
    lock(q);
    bool room = ring_add(&q->ring, item), first = q->ring.tail - q->ring.head == 1;
    atomic_fetch_add(&q->count, 1);
    unlock(q);
    if (first)
        wake(&q->count, 1);
    return room;
}

static bool put_quietly(void *queue, uint64_t item)
{
    lock_quietly(queue);
    bool room = ring_add(queue, item);
    unlock(queue);
    return room;
}

/* Who waits would go over to the lock; that is not modelled. */
static bool put_moving(void *queue, uint64_t item)
{
    struct asleep *q = queue;
    lock(q);
    bool room = ring_add(&q->ring, item);
    atomic_fetch_add(&q->count, 1);
    syscall(SYS_futex, &q->count, FUTEX_REQUEUE, 0, (void *)1, &q->lock); /* case: futex_moving */
    unlock(q);
    return room;
}

static bool put_by_name(void *queue, uint64_t item)
{
    syscall(SYS_gettid); /* case: futex_named */
    return put(queue, item);
}

static bool put_plainly(void *queue, uint64_t item)
{
    struct asleep *q = queue;
    lock(q);
    bool room = ring_add(&q->ring, item);
    q->plain++;
    unlock(q);
    syscall(SYS_futex, &q->plain, FUTEX_WAKE, 1);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    lock(queue);
    enum queue_answer answer = ring_take(queue, item);
    unlock(queue);
    return answer;
}

static enum queue_answer get_until(struct asleep *q, uint64_t *item, const struct timespec *until)
{
    for (bool late = false;;) {
        uint32_t seen = atomic_load(&q->count);
        if (get_nowait(q, item) == QUEUE_GOT)
            return QUEUE_GOT;
        if (late)
            return QUEUE_EMPTY;
        late = sleep_on(&q->count, seen, until) && errno == ETIMEDOUT;
    }
}

static enum queue_answer get_timed(void *queue, uint64_t *item, const struct timespec *deadline)
{
    return get_until(queue, item, deadline);
}

static uint64_t get(void *queue)
{
    uint64_t item;
    get_until(queue, &item, NULL);
    return item;
}

/* What it expects it reads when it has looked, and a put may have come between. */
static uint64_t get_after(void *queue)
{
    struct asleep *q = queue;
    uint64_t item;
    while (get_nowait(q, &item) != QUEUE_GOT)
        sleep_on(&q->count, atomic_load(&q->count), NULL);
    return item;
}

/* Woken, so there must be something: it looks only once more. */
static enum queue_answer get_trusting(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct asleep *q = queue;
    uint32_t seen = atomic_load(&q->count);
    if (get_nowait(q, item) == QUEUE_GOT)
        return QUEUE_GOT;
    return sleep_on(&q->count, seen, deadline) ? QUEUE_EMPTY : get_nowait(q, item);
}

static uint64_t get_plainly(void *queue)
{
    struct asleep *q = queue;
    uint64_t item;
    for (;;) {
        lock(q);
        uint32_t seen = q->plain;
        enum queue_answer answer = ring_take(&q->ring, &item);
        unlock(q);
        if (answer == QUEUE_GOT)
            return item;
        syscall(SYS_futex, &q->plain, FUTEX_WAIT, seen, NULL);
    }
}

#define FUTEX(word, put_, ...)                                                                     \
    const struct queue_class QUEUE_CLASS(word) = {.name = #word,                                   \
                                                  .claim = QUEUE_EXACT,                            \
                                                  .progress = "blocking",                          \
                                                  .size = size,                                    \
                                                  .init = init,                                    \
                                                  .destroy = ring_destroy,                         \
                                                  .put = put_,                                     \
                                                  .get_nowait = get_nowait,                        \
                                                  __VA_ARGS__}

FUTEX(futex, put, .get = get, .get_timed = get_timed);
FUTEX(futex_all, put_to_all, .get = get);
FUTEX(futex_first, put_first, .get = get);
FUTEX(futex_after, put, .get = get_after);
FUTEX(futex_trusting, put, .get_timed = get_trusting);
FUTEX(futex_quiet, put_quietly, .get = get);
FUTEX(futex_plain, put_plainly, .get = get_plainly);
FUTEX(case_futex_two, put_to_two, .get = get);
FUTEX(case_futex_moving, put_moving, .get = get);
FUTEX(case_futex_named, put_by_name, .get = get);
