/* What of a history a timeline shows: a trace may have millions of calls and hundreds of workers.
 */
#include "report/plot/timeline/excerpt.h"

#include <errno.h>
#include <stdlib.h>

#include "report/plot/timeline/call.h"

#define LANES_MOST 16
#define CALLS_MOST 120 /* of a worker that have nothing to do with the exhibit */

/* Whether the exhibit is about this call. */
static bool concerned(const struct exhibit *exhibit, const struct operation *call)
{
    bool found = call == exhibit->call;
    for (size_t i = 0; i < exhibit->link_count && i < LINKS_MOST; i++)
        found |= call_item(call) && call_item(call) == exhibit->links[i].item;
    return found || (call_item(call) && call_item(call) == call_item(exhibit->call));
}

/* Copies a worker's calls to `to`; with NULL only counts them. *concern: how many the exhibit is
 * about. */
static size_t copy_log(const struct history_log *log, const struct span *span,
                       const struct exhibit *exhibit, struct operation *to, size_t *concern)
{
    size_t count = 0, others = 0;
    *concern = 0;
    for (size_t i = 0; i < log->count; i++) {
        const struct operation *call = &log->operations[i];
        if (!span_shows(span, call))
            continue;
        bool about = concerned(exhibit, call);
        *concern += about;
        others += !about;
        if (!about && others > CALLS_MOST)
            continue;
        if (to)
            to[count] = *call;
        count++;
    }
    return count;
}

/* Takes a worker's lane into the excerpt. Returns 0 or ENOMEM. */
static int take(const struct history *history, size_t worker, const struct span *span,
                struct exhibit *exhibit, struct exhibit *shown, struct history *excerpt)
{
    const struct history_log *log = &history->logs[worker];
    struct history_log *lane = &excerpt->logs[excerpt->workers];
    size_t concern, count = copy_log(log, span, exhibit, NULL, &concern);
    *lane = (struct history_log){.worker = log->worker,
                                 .operations = calloc(count + 1, sizeof *lane->operations)};
    if (!lane->operations)
        return ENOMEM;
    lane->count = copy_log(log, span, exhibit, lane->operations, &concern);
    if (worker == exhibit->other)
        shown->other = excerpt->workers;
    if (worker == exhibit->worker) {
        shown->worker = excerpt->workers;
        for (size_t i = 0; i < lane->count; i++)
            if (lane->operations[i].invoked == exhibit->call->invoked &&
                lane->operations[i].line == exhibit->call->line)
                shown->call = &lane->operations[i];
    }
    excerpt->workers++;
    return 0;
}

int excerpt_make(const struct history *history, const struct span *span, struct exhibit *exhibit,
                 struct history *excerpt)
{
    struct exhibit shown = *exhibit;
    size_t needed = 0, others = 0;
    int error = 0;
    *excerpt = *history;
    excerpt->workers = 0;
    excerpt->logs = calloc(history->workers + 1, sizeof *excerpt->logs);
    if (!excerpt->logs)
        return ENOMEM;
    shown.other = EXHIBIT_NONE;
    for (size_t w = 0; w < history->workers; w++) {
        size_t concern;
        copy_log(&history->logs[w], span, exhibit, NULL, &concern);
        needed += concern > 0 || w == exhibit->other;
    }
    for (size_t w = 0; w < history->workers && !error; w++) {
        size_t concern, count = copy_log(&history->logs[w], span, exhibit, NULL, &concern);
        bool need = w == exhibit->worker || w == exhibit->other || concern > 0;
        if (!need && (!count || needed + others >= LANES_MOST))
            continue;
        others += !need;
        error = take(history, w, span, exhibit, &shown, excerpt);
    }
    *exhibit = shown;
    return error;
}

void excerpt_free(struct history *excerpt)
{
    for (size_t w = 0; w < excerpt->workers; w++)
        free(excerpt->logs[w].operations);
    free(excerpt->logs);
}
