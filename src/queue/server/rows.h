/* A table of rows as a queue, as a database has it: a lock for every row, a snapshot for every
 * statement. A model of PostgreSQL's READ COMMITTED, for
 *
 *     DELETE FROM q USING (SELECT id FROM q ORDER BY id LIMIT 1 FOR UPDATE [SKIP LOCKED]) ...
 *
 * A statement sees the rows that were committed when it began. It locks a row, waiting for the lock
 * or not, and looks whether the row is still there; if not, it goes on to the next one. The lock is
 * held until the transaction ends: by COMMIT the row is gone, by ROLLBACK it is as it was before.
 * Every order stays: the rows stand for a database, which knows no weaker ones.
 */
#ifndef QLAB_QUEUE_SERVER_ROWS_H
#define QLAB_QUEUE_SERVER_ROWS_H

#include <pthread.h>
#include <stdatomic.h>

#include "queue/queue.h"

struct row {
    pthread_mutex_t lock;  /* of the transaction that deletes it */
    _Atomic uint64_t id;   /* which row stands here; 0: none */
    _Atomic uint64_t item; /* written before .id, so who has seen that sees it */
};

struct queue {
    size_t places;
    _Alignas(64) pthread_mutex_t commit; /* one INSERT at a time: numbers ascend */
    _Alignas(64) _Atomic uint64_t last;  /* the snapshot: rows up to this were committed */
    struct row rows[];
};

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + capacity * sizeof(struct row);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    pthread_mutexattr_t kind;
    int error = pthread_mutexattr_init(&kind);
    if (error)
        return error;
    pthread_mutexattr_setpshared(&kind, PTHREAD_PROCESS_SHARED);
    q->places = capacity;
    atomic_init(&q->last, 0);
    pthread_mutex_init(&q->commit, &kind);
    for (size_t i = 0; i < capacity; i++) {
        pthread_mutex_init(&q->rows[i].lock, &kind);
        atomic_init(&q->rows[i].id, 0);
        atomic_init(&q->rows[i].item, 0);
    }
    pthread_mutexattr_destroy(&kind);
    return 0;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    for (size_t i = 0; i < q->places; i++)
        pthread_mutex_destroy(&q->rows[i].lock);
    pthread_mutex_destroy(&q->commit);
}

static struct row *row_of(struct queue *q, uint64_t id)
{
    return &q->rows[id % q->places];
}

/* INSERT; COMMIT. */
static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->commit);
    uint64_t id = atomic_load(&q->last) + 1;
    struct row *row = row_of(q, id);
    bool room = atomic_load(&row->id) == 0;
    if (room) {
        /* relaxed: published by .id, whose partners are the loads of who looks at the row */
        atomic_store_explicit(&row->item, item, memory_order_relaxed);
        atomic_store(&row->id, id);
        atomic_store(&q->last, id); /* partner: the snapshots */
    }
    pthread_mutex_unlock(&q->commit);
    return room;
}

/* The lowest number that a row of the snapshot can have. */
static uint64_t oldest(const struct queue *q, uint64_t snapshot)
{
    return snapshot > q->places ? snapshot - q->places + 1 : 1;
}

/* COMMIT or ROLLBACK of the transaction that has got the item. */
static bool settle(void *queue, uint64_t item, bool done)
{
    struct queue *q = queue;
    uint64_t id = oldest(q, atomic_load(&q->last));
    /* relaxed: our row is ours, and another's item is only compared with it */
    while (atomic_load_explicit(&row_of(q, id)->item, memory_order_relaxed) != item)
        id++;
    struct row *row = row_of(q, id);
    if (done)
        atomic_store(&row->id, 0);
    pthread_mutex_unlock(&row->lock);
    return true;
}

#endif
