/* Pending gets: who takes what (a tiny assignment, done only if a get is pending at all). */
#include "judge/pending.h"

#include <errno.h>
#include <stdlib.h>

#include "history/set.h"

/* A pending get (stamp invoked, id its worker) or an item left over (stamp returned, id itself). */
struct party {
    uint64_t stamp, id;
};

static int earlier(const void *left, const void *right)
{
    const struct party *a = left, *b = right;
    if (a->stamp != b->stamp)
        return a->stamp < b->stamp ? -1 : 1;
    return a->id < b->id ? -1 : a->id > b->id;
}

/* The workers whose last call is a pending get, earliest first. Returns how many. */
static size_t waiting_gets(const struct history *history, struct party *waiting)
{
    size_t count = 0;
    for (size_t worker = 0; worker < history->workers; worker++) {
        const struct history_log *log = &history->logs[worker];
        const struct operation *last = log->count ? &log->operations[log->count - 1] : NULL;
        if (last && last->answer == ANSWER_PENDING && last->kind == OPERATION_GET)
            waiting[count++] = (struct party){last->invoked, worker};
    }
    qsort(waiting, count, sizeof *waiting, earlier);
    return count;
}

/* Fills `got` with every item that some get returned. */
static int collect_got(const struct history *history, struct set *got)
{
    for (size_t worker = 0; worker < history->workers; worker++) {
        const struct history_log *log = &history->logs[worker];
        for (size_t i = 0; i < log->count; i++) {
            const struct operation *call = &log->operations[i];
            if (call->answer == ANSWER_GOT && set_add(got, call->item) == ENOMEM)
                return ENOMEM;
        }
    }
    return 0;
}

static int later(const void *left, const void *right)
{
    return earlier(right, left);
}

/* Writes the `most` first returned items that are not in `got`, in that order; there is room for
 * twice as many. Returns how many there were. */
static size_t first_left(const struct history *history, const struct set *got,
                         int (*order)(const void *, const void *), struct party *left, size_t most)
{
    size_t count = 0;
    for (size_t worker = 0; worker < history->workers; worker++) {
        const struct history_log *log = &history->logs[worker];
        for (size_t i = 0; i < log->count; i++) {
            const struct operation *put = &log->operations[i];
            if (put->answer != ANSWER_OK || set_has(got, put->item))
                continue;
            left[count++] = (struct party){put->returned, put->item};
            if (count < 2 * most)
                continue;
            qsort(left, count, sizeof *left, order);
            count = most;
        }
    }
    qsort(left, count, sizeof *left, order);
    return count < most ? count : most;
}

int pending_settle(const struct history *history, bool lost, uint64_t **taken)
{
    *taken = NULL;
    struct party *waiting = malloc((history->workers + 1) * sizeof *waiting);
    if (!waiting)
        return ENOMEM;
    size_t gets = waiting_gets(history, waiting);
    if (!gets) {
        free(waiting);
        return 0;
    }
    int error = ENOMEM;
    struct set got;
    struct party *left = malloc(2 * gets * sizeof *left);
    *taken = calloc(history->workers, sizeof **taken);
    bool ready = !set_open(&got) && !collect_got(history, &got);
    if (left && *taken && ready) {
        size_t count = first_left(history, &got, lost ? later : earlier, left, gets);
        qsort(left, count, sizeof *left, earlier);
        for (size_t k = 0; k < count; k++)
            (*taken)[waiting[k].id] = left[k].id;
        error = 0;
    }
    if (error) {
        free(*taken);
        *taken = NULL;
    }
    set_close(&got);
    free(left);
    free(waiting);
    return error;
}
