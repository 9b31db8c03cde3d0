/* A model of FOR UPDATE SKIP LOCKED, as every job queue in PostgreSQL has it.
 *
 * A row that somebody else has locked is passed over. So workers never wait for each other, and
 * never do a job twice. But a row that is passed over is not gone.
 */
#include "queue/server/rows.h"

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    uint64_t snapshot = atomic_load(&q->last); /* the statement begins */
    for (uint64_t id = oldest(q, snapshot); id <= snapshot; id++) {
        struct row *row = row_of(q, id);
        if (atomic_load(&row->id) != id)
            continue;
        if (pthread_mutex_trylock(&row->lock) != 0)
            continue; /* The window: who has locked it may give it back */
        if (atomic_load(&row->id) == id) {
            *item = atomic_load(&row->item);
            return QUEUE_GOT; /* and the lock stays with us */
        }
        pthread_mutex_unlock(&row->lock); /* somebody has deleted it meanwhile */
    }
    return QUEUE_EMPTY;
}

const struct queue_class QUEUE_CLASS(skip_locked) = {
    .name = "skip-locked",
    .family = "mutex",
    .summary = "rows with locks; a locked row is passed over: FOR UPDATE SKIP LOCKED",
    .claim = QUEUE_INEXACT,
    .order = QUEUE_BAG,
    .window = "a locked row is passed over as if it were gone, and may be given back",
    .progress = "nobody waits for a row; putters for each other",
    .reference = "PostgreSQL 15, SELECT: The Locking Clause; Transaction Isolation: Read Committed",
    .source = "src/queue/server/skip_locked.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .settle = settle,
};
