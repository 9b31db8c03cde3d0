/* qlab: exercise sqlite-busy
 *
 * A data base that is asked for a row, and what its answers mean. */
#include <pthread.h>
#include <qlab/queue.h>

enum { PLACES = 8 };

/* The data base, which is right. */
enum step { STEP_ROW, STEP_DONE, STEP_BUSY }; /* a row; no more rows; the table is locked */

struct table {
    pthread_mutex_t lock; /* protects all below */
    size_t head, tail;
    uint64_t rows[PLACES];
};

static enum step step(struct table *table, uint64_t *item)
{
    if (pthread_mutex_trylock(&table->lock) != 0)
        return STEP_BUSY;
    bool some = table->head != table->tail;
    if (some)
        *item = table->rows[table->head++ % PLACES];
    pthread_mutex_unlock(&table->lock);
    return some ? STEP_ROW : STEP_DONE;
}

static bool insert(struct table *table, uint64_t item)
{
    pthread_mutex_lock(&table->lock);
    bool room = table->tail - table->head < PLACES;
    if (room)
        table->rows[table->tail++ % PLACES] = item;
    pthread_mutex_unlock(&table->lock);
    return room;
}

/* Ours. */
static bool put(void *queue, uint64_t item)
{
    return insert(queue, item);
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    enum step said = step(queue, item);
    return said == STEP_ROW ? QUEUE_GOT : QUEUE_EMPTY;
}

QLAB_QUEUE(sqlite_busy, struct table, .put = put, .get_nowait = get_nowait);
