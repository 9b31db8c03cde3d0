/* A handshake (Dekker): the putter stores the item and looks who sleeps; the getter says that it
 * sleeps and looks for the item. Between store and look each calls what might be a full fence. With
 * store buffers it hangs, unless that makes a locked instruction. */
#include <semaphore.h>

#include "ring.h"

/* What each of the two has for itself. */
struct side {
    pthread_spinlock_t spin;
    pthread_mutex_t recursive, errorcheck, held;
    pthread_cond_t condition;
    pthread_once_t once;
    sem_t semaphore;
};

struct handshake {
    _Atomic uint64_t item;
    atomic_bool sleeps;
    sem_t wake;
    struct side putter, getter;
};

static size_t handshake_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct handshake);
}

static void nothing(void)
{
}

static void side_init(struct side *side)
{
    pthread_spin_init(&side->spin, PTHREAD_PROCESS_PRIVATE);
    side->recursive = (pthread_mutex_t)PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
    side->errorcheck = (pthread_mutex_t)PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;
    pthread_mutex_init(&side->held, NULL);
    pthread_cond_init(&side->condition, NULL);
    side->once = PTHREAD_ONCE_INIT;
    pthread_once(&side->once, nothing);
    sem_init(&side->semaphore, 0, 0);
}

static int handshake_init(void *queue, size_t capacity)
{
    struct handshake *q = queue;
    (void)capacity;
    atomic_init(&q->item, 0);
    atomic_init(&q->sleeps, false);
    side_init(&q->putter);
    side_init(&q->getter);
    return sem_init(&q->wake, 0, 0);
}

static enum queue_answer handshake_get(void *queue, uint64_t *item)
{
    struct handshake *q = queue;
    *item = atomic_exchange(&q->item, 0);
    return *item ? QUEUE_GOT : QUEUE_EMPTY;
}

/* `before` comes before the store, `between` behind it. */
#define HANDSHAKE(word, before, between)                                                           \
    static bool word##_put(void *queue, uint64_t item)                                             \
    {                                                                                              \
        struct handshake *q = queue;                                                               \
        struct side *side = &q->putter;                                                            \
        before;                                                                                    \
        atomic_store_explicit(&q->item, item, memory_order_release);                               \
        between;                                                                                   \
        if (atomic_load_explicit(&q->sleeps, memory_order_acquire))                                \
            sem_post(&q->wake);                                                                    \
        return side != NULL;                                                                       \
    }                                                                                              \
                                                                                                   \
    static uint64_t word##_wait(void *queue)                                                       \
    {                                                                                              \
        struct handshake *q = queue;                                                               \
        struct side *side = &q->getter;                                                            \
        before;                                                                                    \
        atomic_store_explicit(&q->sleeps, true, memory_order_release);                             \
        between;                                                                                   \
        if (side && !atomic_load_explicit(&q->item, memory_order_acquire))                         \
            sem_wait(&q->wake);                                                                    \
        return atomic_exchange(&q->item, 0);                                                       \
    }                                                                                              \
                                                                                                   \
    const struct queue_class QUEUE_CLASS(case_##word) = {.name = "case_" #word,                    \
                                                         .family = "lock-free",                    \
                                                         .claim = QUEUE_EXACT,                     \
                                                         .size = handshake_size,                   \
                                                         .init = handshake_init,                   \
                                                         .destroy = ring_destroy,                  \
                                                         .put = word##_put,                        \
                                                         .get_nowait = handshake_get,              \
                                                         .get = word##_wait};

HANDSHAKE(by_nothing, (void)0, (void)0)
HANDSHAKE(by_fence, (void)0, atomic_thread_fence(memory_order_seq_cst))
HANDSHAKE(by_spin, pthread_spin_lock(&side->spin), pthread_spin_unlock(&side->spin))
HANDSHAKE(by_signal, (void)0, pthread_cond_signal(&side->condition))
HANDSHAKE(by_broadcast, (void)0, pthread_cond_broadcast(&side->condition))
HANDSHAKE(by_trywait, (void)0, sem_trywait(&side->semaphore))
HANDSHAKE(by_post, (void)0, sem_post(&side->semaphore))
HANDSHAKE(by_once, (void)0, pthread_once(&side->once, nothing))
HANDSHAKE(by_inner, pthread_mutex_lock(&side->recursive),
          (pthread_mutex_lock(&side->recursive), pthread_mutex_unlock(&side->recursive)))
HANDSHAKE(by_outer, pthread_mutex_lock(&side->recursive), pthread_mutex_unlock(&side->recursive))
HANDSHAKE(by_error, pthread_mutex_lock(&side->errorcheck), pthread_mutex_lock(&side->errorcheck))
HANDSHAKE(by_refusal, (void)0, pthread_mutex_unlock(&side->errorcheck))
HANDSHAKE(by_trylock, pthread_mutex_lock(&side->held), pthread_mutex_trylock(&side->held))
