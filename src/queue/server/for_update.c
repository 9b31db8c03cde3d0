/* A model of FOR UPDATE without SKIP LOCKED: the textbook's cure.
 *
 * The twin of skip_locked.c: whoever meets a locked row waits until it is settled. What the
 * statement sees was fixed when it began, and it may have waited for long.
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
        pthread_mutex_lock(&row->lock);
        if (atomic_load(&row->id) == id) {
            *item = atomic_load(&row->item);
            return QUEUE_GOT; /* and the lock stays with us */
        }
        pthread_mutex_unlock(&row->lock); /* somebody has deleted it meanwhile */
    }
    return QUEUE_EMPTY; /* The window: rows that came after the snapshot go unseen */
}

const struct queue_class QUEUE_CLASS(for_update) = {
    .name = "for-update",
    .family = "mutex",
    .summary = "rows with locks; a locked row is waited for: FOR UPDATE",
    .claim = QUEUE_INEXACT,
    .order = QUEUE_BAG,
    .window = "the snapshot is older than the locks: rows that came meanwhile go unseen",
    .progress = "blocking: who holds a row holds up the others",
    .reference = "PostgreSQL 15, SELECT: The Locking Clause; Transaction Isolation: Read Committed",
    .source = "src/queue/server/for_update.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .settle = settle,
};
