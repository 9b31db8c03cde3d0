/* Choosing the wrong answer that the timeline of a trace shows. */
#include "report/plot/timeline/fault.h"

#include "report/plot/timeline/evidence.h"

struct search {
    const struct history *history;
    struct exhibit *first;
};

static void consider(const struct search *search, size_t worker, size_t index, int kind)
{
    const struct operation *call = &search->history->logs[worker].operations[index];
    if (search->first->call && search->first->call->invoked <= call->invoked)
        return;
    *search->first = (struct exhibit){.call = call,
                                      .worker = worker,
                                      .kind = kind,
                                      .deadline = STAMP_NEVER,
                                      .other = EXHIBIT_NONE};
}

static void visit(void *search, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    (void)instant;
    if (spurious)
        consider(search, worker, index, EXHIBIT_LIE);
}

static void tell(void *search, const struct fault *fault)
{
    consider(search, fault->worker, fault->index, (int)fault->kind);
}

/* When the history is over: as it says, else its last stamp. */
static uint64_t history_end(const struct history *history)
{
    uint64_t end = history->has_ended ? history->ended : 0;
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; i < history->logs[w].count; i++) {
            const struct operation *call = &history->logs[w].operations[i];
            uint64_t last = call->returned == STAMP_NEVER ? call->invoked : call->returned;
            end = last > end ? last : end;
        }
    return end;
}

int fault_first(const struct history *history, struct exhibit *exhibit)
{
    struct search search = {history, exhibit};
    struct judgement judgement;
    *exhibit = (struct exhibit){.call = NULL};
    int error = judge_history(history, &judgement, visit, tell, &search);
    if (error || !exhibit->call)
        return error;
    exhibit->end =
        exhibit->call->returned == STAMP_NEVER ? history_end(history) : exhibit->call->returned;
    return evidence_gather(history, exhibit);
}
