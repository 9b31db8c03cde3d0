/* Verdicts: collecting what the judge tells. */
#include "command/judge/verdicts.h"

#include <errno.h>
#include <stdlib.h>

#include "files/grow.h"
#include "judge/pending.h"
#include "judge/program.h"

static void collect(void *context, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    struct verdicts *verdicts = context;
    if (!spurious && !verdicts->legal)
        return;
    if (!grow(&verdicts->empties, verdicts->count, sizeof *verdicts->empties))
        verdicts->failed = true;
    else
        verdicts->empties[verdicts->count++] =
            (struct verdict){(uint32_t)worker, (uint32_t)index, spurious ? STAMP_NEVER : instant};
}

static void collect_fault(void *context, const struct fault *fault)
{
    struct verdicts *verdicts = context;
    if (!grow(&verdicts->wrongs, verdicts->wrong_count, sizeof *verdicts->wrongs))
        verdicts->failed = true;
    else
        verdicts->wrongs[verdicts->wrong_count++] =
            (struct wrong){(uint32_t)fault->worker, (uint32_t)fault->index, fault->kind};
}

static int by_line(const void *a, const void *b, void *context)
{
    const struct verdict *left = a, *right = b;
    uint32_t first = verdicts_call(context, left->worker, left->index)->line;
    uint32_t second = verdicts_call(context, right->worker, right->index)->line;
    return (first > second) - (first < second);
}

static int by_kind(const void *a, const void *b, void *context)
{
    const struct wrong *left = a, *right = b;
    if (left->kind != right->kind)
        return left->kind < right->kind ? -1 : 1;
    uint32_t first = verdicts_call(context, left->worker, left->index)->line;
    uint32_t second = verdicts_call(context, right->worker, right->index)->line;
    return (first > second) - (first < second);
}

int verdicts_find(struct verdicts *verdicts, const struct history *history, const char *queue,
                  bool all, bool legal)
{
    *verdicts = (struct verdicts){.history = history, .queue = queue, .all = all, .legal = legal};
    int error = judge_history(history, &verdicts->judgement, collect, collect_fault, verdicts);
    if (!error && verdicts->failed)
        error = ENOMEM;
    if (error) {
        verdicts_free(verdicts);
        return error;
    }
    if (verdicts->count)
        qsort_r(verdicts->empties, verdicts->count, sizeof *verdicts->empties, by_line, verdicts);
    if (verdicts->wrong_count)
        qsort_r(verdicts->wrongs, verdicts->wrong_count, sizeof *verdicts->wrongs, by_kind,
                verdicts);
    return 0;
}

void verdicts_free(struct verdicts *verdicts)
{
    cover_free(verdicts->cover);
    match_close(&verdicts->match);
    free(verdicts->taken);
    free(verdicts->empties);
    free(verdicts->wrongs);
    *verdicts = (struct verdicts){0};
}

/* The chain by program order, its links from malloc. 0 or ENOMEM. */
static int program_proof(struct verdicts *verdicts, const struct verdict *verdict,
                         struct proof *proof)
{
    struct match *match = &verdicts->match;
    if (!match->base &&
        (pending_settle(verdicts->history, verdicts->history->drained, &verdicts->taken) ||
         match_open(match, verdicts->history, verdicts->taken) || program_settle(match)))
        return ENOMEM;
    enum { MOST = 1000 };
    uint32_t puts[MOST];
    size_t count;
    if (program_chain(match, verdict->worker, verdict->index, puts, MOST, &count))
        return ENOMEM;
    count = count < MOST ? count : MOST;
    *proof = (struct proof){malloc((count + 1) * sizeof *proof->links), count, true};
    if (!proof->links)
        return ENOMEM;
    for (size_t i = 0; i < count; i++) {
        const struct operation *put = match_call(match, puts[i]);
        proof->links[i] = (struct cover_link){
            put->item, operation_over(put, verdicts->history->guard), match_got(match, puts[i])};
    }
    return 0;
}

/* The cover for the lies that will be explained: all, or the first. NULL when out of memory. */
static struct cover *open_cover(const struct verdicts *verdicts)
{
    size_t lies = (size_t)verdicts->judgement.tally.spurious, count = 0;
    size_t most = !verdicts->all && lies > VERDICTS_EXPLAINED ? VERDICTS_EXPLAINED : lies;
    struct cover_span *spans = malloc((most + 1) * sizeof *spans);
    for (size_t i = 0; spans && i < verdicts->count && count < most; i++) {
        const struct verdict *verdict = &verdicts->empties[i];
        const struct operation *empty = verdicts_call(verdicts, verdict->worker, verdict->index);
        if (verdict->instant == STAMP_NEVER)
            spans[count++] = (struct cover_span){empty->invoked,
                                                 operation_over(empty, verdicts->history->guard)};
    }
    struct cover *cover = spans ? cover_open_spans(verdicts->history, spans, count) : NULL;
    free(spans);
    return cover;
}

int verdicts_proof(struct verdicts *verdicts, const struct verdict *verdict, struct proof *proof)
{
    const struct operation *empty = verdicts_call(verdicts, verdict->worker, verdict->index);
    *proof = (struct proof){0};
    if (!verdicts->cover && !(verdicts->cover = open_cover(verdicts)))
        return ENOMEM;
    size_t count = cover_chain(verdicts->cover, empty->invoked, empty->returned, NULL, 0);
    if (!count)
        return program_proof(verdicts, verdict, proof);
    *proof = (struct proof){malloc(count * sizeof *proof->links), count, false};
    if (proof->links)
        cover_chain(verdicts->cover, empty->invoked, empty->returned, proof->links, count);
    return proof->links ? 0 : ENOMEM;
}

const char *verdicts_fault_word(enum fault_kind kind)
{
    static const char *const words[FAULT_KINDS] = {
        [FAULT_FULL] = "full",     [FAULT_NOT_EMPTY] = "not-empty", [FAULT_LOST] = "lost",
        [FAULT_REPEAT] = "repeat", [FAULT_FRESH] = "fresh",         [FAULT_ORDER] = "order",
        [FAULT_HANG] = "hang",     [FAULT_EARLY] = "early",         [FAULT_LATE] = "late",
    };
    return words[kind];
}
