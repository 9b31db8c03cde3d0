/* Spin locks in every dialect, which are correct, and what people get wrong with atomics. */
#include <sched.h>

#include "ring.h"

struct spun {
    struct ring ring;
    int word;
    atomic_flag flag;
};

static size_t spun_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct spun);
}

static int spun_init(void *queue, size_t capacity)
{
    struct spun *spun = queue;
    spun->word = 0;
    atomic_flag_clear(&spun->flag);
    return ring_init(queue, capacity);
}

#define SPUN(name, lock, unlock)                                                                   \
    static bool name##_put(void *queue, uint64_t item)                                             \
    {                                                                                              \
        struct spun *spun = queue;                                                                 \
        while (lock)                                                                               \
            sched_yield();                                                                         \
        bool room = ring_add(&spun->ring, item);                                                   \
        unlock;                                                                                    \
        return room;                                                                               \
    }                                                                                              \
    static enum queue_answer name##_get(void *queue, uint64_t *item)                               \
    {                                                                                              \
        struct spun *spun = queue;                                                                 \
        while (lock)                                                                               \
            sched_yield();                                                                         \
        enum queue_answer answer = ring_take(&spun->ring, item);                                   \
        unlock;                                                                                    \
        return answer;                                                                             \
    }                                                                                              \
    CASE_OF(case_##name, spun_size, spun_init, name##_put, name##_get)

SPUN(sync, __sync_lock_test_and_set(&spun->word, 1), __sync_lock_release(&spun->word));
SPUN(builtin, __atomic_exchange_n(&spun->word, 1, __ATOMIC_ACQUIRE),
     __atomic_store_n(&spun->word, 0, __ATOMIC_RELEASE));
SPUN(flag, atomic_flag_test_and_set_explicit(&spun->flag, memory_order_acquire),
     atomic_flag_clear_explicit(&spun->flag, memory_order_release));
SPUN(relaxed, atomic_flag_test_and_set_explicit(&spun->flag, memory_order_relaxed),
     atomic_flag_clear_explicit(&spun->flag, memory_order_relaxed)); /* case: relaxed */

/* Two flags that shut each other out, in Dekker's way: right in sequentially consistent memory.
 * With store buffers both may go in, and then their plain accesses race. */
struct polite {
    struct ring ring;
    _Atomic int wants[2];
};

static size_t polite_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct polite);
}

static int polite_init(void *queue, size_t capacity)
{
    struct polite *polite = queue;
    atomic_init(&polite->wants[0], 0);
    atomic_init(&polite->wants[1], 0);
    return ring_init(queue, capacity);
}

static bool enter(struct polite *polite, int self)
{
    atomic_store_explicit(&polite->wants[self], 1, memory_order_release);   /* acquire below */
    if (!atomic_load_explicit(&polite->wants[!self], memory_order_acquire)) /* the other's store */
        return true;
    atomic_store_explicit(&polite->wants[self], 0, memory_order_release); /* acquire above */
    return false;
}

static bool polite_put(void *queue, uint64_t item)
{
    struct polite *polite = queue;
    if (!enter(polite, 0))
        return false;
    bool room = ring_add(&polite->ring, item);
    atomic_store_explicit(&polite->wants[0], 0, memory_order_release); /* acquire in enter() */
    return room;
}

static enum queue_answer polite_get(void *queue, uint64_t *item)
{
    struct polite *polite = queue;
    if (!enter(polite, 1))
        return QUEUE_BUSY;
    enum queue_answer answer = ring_take(&polite->ring, item);
    atomic_store_explicit(&polite->wants[1], 0, memory_order_release); /* acquire in enter() */
    return answer;
}

CASE_OF(case_dekker, polite_size, polite_init, polite_put, polite_get);

/* Counters first, cells later, and cells are never cleared. */
struct counted {
    _Atomic size_t in, out;
    size_t cells;
    _Atomic uint64_t cell[8];
};

static size_t counted_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct counted);
}

static int counted_init(void *queue, size_t capacity)
{
    struct counted *counted = queue;
    memset(counted, 0, sizeof *counted);
    counted->cells = capacity;
    return 0;
}

static bool counted_put(void *queue, uint64_t item)
{
    struct counted *counted = queue;
    size_t place = atomic_load(&counted->in);
    do {
        if (place - atomic_load(&counted->out) >= counted->cells)
            return false;
    } while (!atomic_compare_exchange_weak(&counted->in, &place, place + 1));
    atomic_store(&counted->cell[place % counted->cells], item);
    return true;
}

static enum queue_answer counted_get(void *queue, uint64_t *item)
{
    struct counted *counted = queue;
    size_t place = atomic_load(&counted->out);
    do {
        *item = atomic_load(&counted->cell[place % counted->cells]);
        if (!*item)
            return QUEUE_EMPTY;
    } while (!atomic_compare_exchange_weak(&counted->out, &place, place + 1));
    return QUEUE_GOT;
}

CASE_OF(case_counted, counted_size, counted_init, counted_put, counted_get);
