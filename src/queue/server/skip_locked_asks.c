/* SKIP LOCKED, and an honest third answer.
 *
 * The twin of skip_locked.c: before it says Empty it looks once more, without locking. If there is
 * a row it says Busy: somebody has it in hand. Every order stays: the rows stand for a database,
 * which knows no weaker ones.
 */
#include "queue/server/rows.h"

/* SELECT 1 FROM q LIMIT 1: a new snapshot, in which locked rows are rows. (A database has it in one
 * instant; here rows are looked at in turn, so "none" is asked again if one came meanwhile.) */
static bool any(struct queue *q)
{
    uint64_t snapshot;
    do {
        snapshot = atomic_load(&q->last);
        for (uint64_t id = oldest(q, snapshot); id <= snapshot; id++)
            if (atomic_load(&row_of(q, id)->id) == id)
                return true;
    } while (atomic_load(&q->last) != snapshot);
    return false;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    uint64_t snapshot = atomic_load(&q->last); /* the statement begins */
    for (uint64_t id = oldest(q, snapshot); id <= snapshot; id++) {
        struct row *row = row_of(q, id);
        if (atomic_load(&row->id) != id)
            continue;
        if (pthread_mutex_trylock(&row->lock) != 0)
            continue;
        if (atomic_load(&row->id) == id) {
            *item = atomic_load(&row->item);
            return QUEUE_GOT; /* and the lock stays with us */
        }
        pthread_mutex_unlock(&row->lock); /* somebody has deleted it meanwhile */
    }
    return any(q) ? QUEUE_BUSY : QUEUE_EMPTY;
}

const struct queue_class QUEUE_CLASS(skip_locked_asks) = {
    .name = "skip-locked-asks",
    .family = "mutex",
    .summary = "SKIP LOCKED, and before Empty a look that locks nothing; a row there: Busy",
    .claim = QUEUE_EXACT,
    .order = QUEUE_BAG,
    .progress = "nobody waits for a row; putters for each other",
    .reference = "PostgreSQL 15, SELECT: The Locking Clause; Transaction Isolation: Read Committed",
    .source = "src/queue/server/skip_locked_asks.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .settle = settle,
};
