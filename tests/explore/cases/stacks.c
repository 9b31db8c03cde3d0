/* Nodes on the stacks of those who wait: a lock by Mellor-Crummey and Scott, which is correct; the
 * same with a semaphore for each who waits; and one whose node is left behind. */
#include <sched.h>
#include <semaphore.h>

#include "ring.h"

struct waiter {
    _Atomic(struct waiter *) next;
    _Atomic bool waits;
    sem_t turn;
};

struct lined {
    struct ring ring;
    _Atomic(struct waiter *) last;
};

static size_t lined_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct lined);
}

static int lined_init(void *queue, size_t capacity)
{
    atomic_init(&((struct lined *)queue)->last, NULL);
    return ring_init(queue, capacity);
}

static void line_up(struct lined *lined, struct waiter *me)
{
    atomic_init(&me->next, NULL);
    atomic_init(&me->waits, true);
    struct waiter *before = atomic_exchange(&lined->last, me);
    if (!before)
        return;
    atomic_store_explicit(&before->next, me, memory_order_release); /* acquire in pass_on() */
    while (atomic_load_explicit(&me->waits, memory_order_acquire))  /* the store in pass_on() */
        sched_yield();
}

static struct waiter *follower(struct lined *lined, struct waiter *me)
{
    struct waiter *mine = me;
    struct waiter *next = atomic_load_explicit(&me->next, memory_order_acquire); /* line_up() */
    if (!next && atomic_compare_exchange_strong(&lined->last, &mine, NULL))
        return NULL;
    while (!(next = atomic_load_explicit(&me->next, memory_order_acquire)))
        sched_yield();
    return next;
}

static bool lined_put(void *queue, uint64_t item)
{
    struct lined *lined = queue;
    struct waiter me;
    line_up(lined, &me);
    bool room = ring_add(&lined->ring, item);
    struct waiter *next = follower(lined, &me);
    if (next)
        atomic_store_explicit(&next->waits, false, memory_order_release); /* acquire: line_up() */
    return room;
}

static enum queue_answer lined_get(void *queue, uint64_t *item)
{
    struct lined *lined = queue;
    struct waiter me;
    line_up(lined, &me);
    enum queue_answer answer = ring_take(&lined->ring, item);
    struct waiter *next = follower(lined, &me);
    if (next)
        atomic_store_explicit(&next->waits, false, memory_order_release); /* acquire: line_up() */
    return answer;
}

CASE_OF(case_mcs, lined_size, lined_init, lined_put, lined_get);

static void line_asleep(struct lined *lined, struct waiter *me)
{
    atomic_init(&me->next, NULL);
    sem_init(&me->turn, 0, 0);
    struct waiter *before = atomic_exchange(&lined->last, me);
    if (!before)
        return;
    atomic_store(&before->next, me);
    while (sem_wait(&me->turn))
        ;
}

static bool asleep_put(void *queue, uint64_t item)
{
    struct lined *lined = queue;
    struct waiter me;
    line_asleep(lined, &me);
    bool room = ring_add(&lined->ring, item);
    struct waiter *next = follower(lined, &me);
    if (next)
        sem_post(&next->turn);
    return room;
}

static enum queue_answer asleep_get(void *queue, uint64_t *item)
{
    struct lined *lined = queue;
    struct waiter me;
    line_asleep(lined, &me);
    enum queue_answer answer = ring_take(&lined->ring, item);
    struct waiter *next = follower(lined, &me);
    if (next)
        sem_post(&next->turn);
    return answer;
}

CASE_OF(case_mcs_asleep, lined_size, lined_init, asleep_put, asleep_get);

/* Its node stays in the queue when it has returned. */
static bool forgetful_put(void *queue, uint64_t item)
{
    struct lined *lined = queue;
    struct waiter me;
    atomic_init(&me.next, NULL);
    pthread_mutex_lock(&lined->ring.lock);
    bool room = ring_add(&lined->ring, item);
    atomic_store(&lined->last, &me);
    pthread_mutex_unlock(&lined->ring.lock);
    return room;
}

static enum queue_answer trusting_get(void *queue, uint64_t *item)
{
    struct lined *lined = queue;
    pthread_mutex_lock(&lined->ring.lock);
    enum queue_answer answer = ring_take(&lined->ring, item);
    struct waiter *last = atomic_load(&lined->last);
    pthread_mutex_unlock(&lined->ring.lock);
    if (last)
        atomic_store(&last->waits, false); /* case: dead_frame */
    return answer;
}

CASE_OF(case_dead_frame, lined_size, lined_init, forgetful_put, trusting_get);

/* Whoever finds nothing waits with his hand out, a local; a put lays the item into it. Who has
 * given up has left, and takes his hand back too late if he does not look into it. */
struct offered {
    struct ring ring;
    pthread_cond_t given;
    uint64_t *hand;
};

static size_t offered_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct offered);
}

static int offered_init(void *queue, size_t capacity)
{
    struct offered *offered = queue;
    offered->hand = NULL;
    int error = ring_init(queue, capacity);
    return error ? error : pthread_cond_init(&offered->given, NULL);
}

static bool offered_put(void *queue, uint64_t item)
{
    struct offered *offered = queue;
    bool room = true;
    pthread_mutex_lock(&offered->ring.lock);
    if (offered->hand) {
        *offered->hand = item;
        offered->hand = NULL;
        pthread_cond_signal(&offered->given);
    } else {
        room = ring_add(&offered->ring, item);
    }
    pthread_mutex_unlock(&offered->ring.lock);
    return room;
}

static enum queue_answer offered_get(void *queue, uint64_t *item, const struct timespec *deadline,
                                     bool looks)
{
    struct offered *offered = queue;
    uint64_t hand = 0;
    int error = 0;
    pthread_mutex_lock(&offered->ring.lock);
    if (ring_take(&offered->ring, &hand) == QUEUE_EMPTY) {
        offered->hand = &hand;
        while (!hand && !error)
            error = pthread_cond_timedwait(&offered->given, &offered->ring.lock, deadline);
        if (offered->hand == &hand)
            offered->hand = NULL;
    }
    pthread_mutex_unlock(&offered->ring.lock);
    if (!hand || (error && !looks))
        return QUEUE_EMPTY;
    *item = hand;
    return QUEUE_GOT;
}

static enum queue_answer offered_look(void *queue, uint64_t *item, const struct timespec *deadline)
{
    return offered_get(queue, item, deadline, true);
}

static enum queue_answer offered_leave(void *queue, uint64_t *item, const struct timespec *deadline)
{
    return offered_get(queue, item, deadline, false);
}

CASE_TIMED(case_offered, offered_size, offered_init, offered_put, ring_get, offered_look);
CASE_TIMED(case_given_up, offered_size, offered_init, offered_put, ring_get, offered_leave);
