/* qlab: exercise frozen-worker
 *
 * A table of rows without a lock. What was got is reserved until it is settled. */
#include <stdatomic.h>
#include <qlab/queue.h>

enum { PLACES = 2 };

enum state { NONE, WRITTEN, READY, RESERVED }; /* WRITTEN: put() is at it */

struct queue {
    _Atomic unsigned came; /* how many rows became ready, ever */
    struct row {
        _Atomic int state;
        _Atomic uint64_t item;
    } rows[PLACES];
};

/* Takes a row of that state. NULL: there is none. */
static struct row *take(struct queue *q, int from, int to, bool *reserved)
{
    for (size_t i = 0; i < PLACES; i++) {
        int state = from;
        if (atomic_compare_exchange_strong(&q->rows[i].state, &state, to))
            return &q->rows[i];
        *reserved |= state == RESERVED;
    }
    return NULL;
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    bool reserved = false;
    struct row *row = take(q, NONE, WRITTEN, &reserved);
    if (row) {
        atomic_store(&row->item, item);
        atomic_store(&row->state, READY);
        atomic_fetch_add(&q->came, 1);
    }
    return row != NULL;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    bool reserved;
    unsigned came;
    do {
        reserved = false;
        came = atomic_load(&q->came);
        struct row *row = take(q, READY, RESERVED, &reserved);
        if (row) {
            *item = atomic_load(&row->item);
            return QUEUE_GOT;
        }
    } while (reserved || came != atomic_load(&q->came));
    return QUEUE_EMPTY;
}

static bool settle(void *queue, uint64_t item, bool done)
{
    struct queue *q = queue;
    for (size_t i = 0; i < PLACES; i++) {
        struct row *row = &q->rows[i];
        if (atomic_load(&row->item) != item || atomic_load(&row->state) != RESERVED)
            continue;
        atomic_store(&row->state, done ? NONE : READY);
        if (!done)
            atomic_fetch_add(&q->came, 1);
        return true;
    }
    return false;
}

QLAB_QUEUE(frozen_worker, struct queue, .put = put, .get_nowait = get_nowait, .settle = settle,
           .order = QUEUE_BAG);
