/* Pending gets: who takes what (a tiny assignment, done only if a get is pending at all). */
#include "judge/pending.h"

#include <errno.h>
#include <stdlib.h>

#include "judge/items.h"

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
static int collect_got(const struct history *history, struct items *got)
{
    for (size_t worker = 0; worker < history->workers; worker++) {
        const struct history_log *log = &history->logs[worker];
        for (size_t i = 0; i < log->count; i++) {
            if (log->operations[i].answer != ANSWER_GOT)
                continue;
            uint64_t *word = items_claim(got, log->operations[i].item);
            if (!word)
                return ENOMEM;
            *word = 1;
        }
    }
    return 0;
}

static int later(const void *left, const void *right)
{
    return earlier(right, left);
}

/* Writes the `most` first returned items that are not in `got`, in that order. Returns how many
 * there were. */
static size_t first_left(const struct history *history, const struct items *got,
                         int (*first)(const void *, const void *), struct party *left, size_t most)
{
    size_t count = 0;
    for (size_t worker = 0; worker < history->workers; worker++) {
        const struct history_log *log = &history->logs[worker];
        for (size_t i = 0; i < log->count; i++) {
            const struct operation *put = &log->operations[i];
            if (put->answer != ANSWER_OK || items_word(got, put->item))
                continue;
            struct party next = {put->returned, put->item};
            if (count == most && first(&left[count - 1], &next) < 0)
                continue;
            size_t at = count < most ? count++ : count - 1;
            for (; at && first(&next, &left[at - 1]) < 0; at--)
                left[at] = left[at - 1];
            left[at] = next;
        }
    }
    return count;
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
    struct items got = {0};
    struct party *left = malloc(gets * sizeof *left);
    *taken = calloc(history->workers, sizeof **taken);
    if (left && *taken && !items_open(&got) && !collect_got(history, &got)) {
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
    items_close(&got);
    free(left);
    free(waiting);
    return error;
}
