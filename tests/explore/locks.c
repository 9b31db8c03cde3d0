/* Toy queues that wait, and some that wait for ever. */
#include <errno.h>
#include <sched.h>
#include <stdatomic.h>
#include <time.h>

#include "queues.h"
#include "toy.h"

#define TOY(name_, put_function, get_function)                                                     \
    const struct queue_class QUEUE_CLASS(name_) = {.name = #name_,                                 \
                                                   .family = "mutex",                              \
                                                   .summary = "for the tests",                     \
                                                   .claim = QUEUE_EXACT,                           \
                                                   .source = "tests/explore/locks.c",              \
                                                   .size = toy_size,                               \
                                                   .init = toy_init,                               \
                                                   .destroy = toy_destroy,                         \
                                                   .put = put_function,                            \
                                                   .get_nowait = get_function}

static bool signalling_put(void *queue, uint64_t item)
{
    struct toy *toy = queue;
    pthread_mutex_lock(&toy->second);
    toy_add(toy, item);
    pthread_cond_signal(&toy->filled);
    pthread_mutex_unlock(&toy->second);
    return true;
}

static enum queue_answer sleeping_get(void *queue, uint64_t *item)
{
    struct toy *toy = queue;
    pthread_mutex_lock(&toy->second);
    while (toy->head == toy->tail)
        pthread_cond_wait(&toy->filled, &toy->second);
    enum queue_answer answer = toy_take(toy, item);
    pthread_mutex_unlock(&toy->second);
    return answer;
}

TOY(sleeper, signalling_put, sleeping_get);

static bool careless_put(void *queue, uint64_t item)
{
    struct toy *toy = queue;
    atomic_store(&toy->flag, (unsigned)item);
    pthread_cond_broadcast(&toy->filled);
    return true;
}

/* Looks before it has the lock: the signal may come before the wait, and is lost. */
static enum queue_answer careless_get(void *queue, uint64_t *item)
{
    struct toy *toy = queue;
    if (!atomic_load(&toy->flag)) {
        pthread_mutex_lock(&toy->second);
        pthread_cond_wait(&toy->filled, &toy->second);
        pthread_mutex_unlock(&toy->second);
    }
    *item = atomic_load(&toy->flag);
    return QUEUE_GOT;
}

TOY(careless, careless_put, careless_get);

static bool crossed_put(void *queue, uint64_t item)
{
    struct toy *toy = queue;
    pthread_mutex_lock(&toy->first);
    pthread_mutex_lock(&toy->second);
    toy_add(toy, item);
    pthread_mutex_unlock(&toy->second);
    pthread_mutex_unlock(&toy->first);
    return true;
}

static enum queue_answer crossed_get(void *queue, uint64_t *item)
{
    struct toy *toy = queue;
    pthread_mutex_lock(&toy->second);
    pthread_mutex_lock(&toy->first);
    enum queue_answer answer = toy_take(toy, item);
    pthread_mutex_unlock(&toy->first);
    pthread_mutex_unlock(&toy->second);
    return answer;
}

TOY(crossed, crossed_put, crossed_get);

/* As crossed_put takes them: the twin without the mistake, and that of lock_politely(), too. */
static enum queue_answer ordered_get(void *queue, uint64_t *item)
{
    struct toy *toy = queue;
    pthread_mutex_lock(&toy->first);
    pthread_mutex_lock(&toy->second);
    enum queue_answer answer = toy_take(toy, item);
    pthread_mutex_unlock(&toy->second);
    pthread_mutex_unlock(&toy->first);
    return answer;
}

TOY(ordered, crossed_put, ordered_get);

static void lock_politely(pthread_mutex_t *one, pthread_mutex_t *other)
{
    for (;;) {
        pthread_mutex_lock(one);
        if (!pthread_mutex_trylock(other))
            return;
        pthread_mutex_unlock(one);
    }
}

static bool polite_put(void *queue, uint64_t item)
{
    struct toy *toy = queue;
    lock_politely(&toy->first, &toy->second);
    toy_add(toy, item);
    pthread_mutex_unlock(&toy->second);
    pthread_mutex_unlock(&toy->first);
    return true;
}

static enum queue_answer polite_get(void *queue, uint64_t *item)
{
    struct toy *toy = queue;
    lock_politely(&toy->second, &toy->first);
    enum queue_answer answer = toy_take(toy, item);
    pthread_mutex_unlock(&toy->first);
    pthread_mutex_unlock(&toy->second);
    return answer;
}

TOY(polite, polite_put, polite_get);

static void lock_by_hand(struct toy *toy)
{
    while (atomic_exchange(&toy->flag, 1))
        sched_yield();
}

static bool spinning_put(void *queue, uint64_t item)
{
    struct toy *toy = queue;
    lock_by_hand(toy);
    toy_add(toy, item);
    atomic_store(&toy->flag, 0);
    return true;
}

static enum queue_answer spinning_get(void *queue, uint64_t *item)
{
    struct toy *toy = queue;
    lock_by_hand(toy);
    enum queue_answer answer = toy_take(toy, item);
    atomic_store(&toy->flag, 0);
    return answer;
}

TOY(spinner, spinning_put, spinning_get);

/* Looks once whether the lock is free, and says Empty if not. */
static enum queue_answer rash_get(void *queue, uint64_t *item)
{
    struct toy *toy = queue;
    if (atomic_exchange(&toy->flag, 1))
        return QUEUE_EMPTY;
    enum queue_answer answer = toy_take(toy, item);
    atomic_store(&toy->flag, 0);
    return answer;
}

TOY(rash, spinning_put, rash_get);

static bool holding_put(void *queue, uint64_t item)
{
    struct toy *toy = queue;
    pthread_mutex_lock(&toy->first);
    toy_add(toy, item);
    return true; /* without unlocking: the next owner is told when this worker has ended */
}

static enum queue_answer recovering_get(void *queue, uint64_t *item)
{
    struct toy *toy = queue;
    if (pthread_mutex_lock(&toy->first) != EOWNERDEAD)
        return QUEUE_BUSY;
    pthread_mutex_consistent(&toy->first);
    enum queue_answer answer = toy_take(toy, item);
    pthread_mutex_unlock(&toy->first);
    return pthread_mutex_trylock(&toy->first) ? QUEUE_BUSY : answer;
}

TOY(holder, holding_put, recovering_get);

static bool posting_put(void *queue, uint64_t item)
{
    struct toy *toy = queue;
    pthread_spin_lock(&toy->spin);
    toy_add(toy, item);
    pthread_spin_unlock(&toy->spin);
    return !sem_post(&toy->items);
}

static enum queue_answer patient_get(void *queue, uint64_t *item)
{
    struct toy *toy = queue;
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec++;
    if (sem_timedwait(&toy->items, &until))
        return errno == ETIMEDOUT ? QUEUE_EMPTY : QUEUE_BUSY;
    pthread_spin_lock(&toy->spin);
    enum queue_answer answer = toy_take(toy, item);
    pthread_spin_unlock(&toy->spin);
    return answer;
}

TOY(patient, posting_put, patient_get);
