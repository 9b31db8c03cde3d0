/* qlab: exercise claimed-slot
 *
 * Dmitry Vyukov's bounded ring: cell n is free for the putter of turn .turn == n, and full for
 * the getter of turn n when .turn == n + 1. */
#include <stdatomic.h>
#include <qlab/queue.h>

enum { PLACES = 8 };

struct cell {
    _Atomic size_t turn;
    uint64_t item;
};

struct queue {
    _Atomic size_t tail, head; /* how many cells putters, getters have claimed */
    struct cell cells[PLACES];
};

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    (void)capacity;
    *q = (struct queue){0};
    for (size_t i = 0; i < PLACES; i++)
        atomic_init(&q->cells[i].turn, i);
    return 0;
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    size_t at = atomic_load(&q->tail);
    for (;;) {
        struct cell *cell = &q->cells[at % PLACES];
        size_t turn = atomic_load(&cell->turn);
        if (turn < at)
            return false; /* its item of the round before was not got yet */
        if (turn > at)
            at = atomic_load(&q->tail); /* another putter was faster */
        else if (atomic_compare_exchange_strong(&q->tail, &at, at + 1)) {
            cell->item = item;
            atomic_store(&cell->turn, at + 1);
            return true;
        }
    }
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    size_t at = atomic_load(&q->head);
    for (;;) {
        struct cell *cell = &q->cells[at % PLACES];
        size_t turn = atomic_load(&cell->turn);
        if (turn < at + 1)
            return QUEUE_EMPTY;
        if (turn > at + 1)
            at = atomic_load(&q->head); /* another getter was faster */
        else if (atomic_compare_exchange_strong(&q->head, &at, at + 1)) {
            *item = cell->item;
            atomic_store(&cell->turn, at + PLACES);
            return QUEUE_GOT;
        }
    }
}

QLAB_QUEUE(claimed_slot, struct queue, .init = init, .put = put, .get_nowait = get_nowait);
