/* What a history comes to, in words: counts, rate, readings, and a line per worker. */
#include "command/judge/verdicts_counts.h"

#include <inttypes.h>

#include "command/judge/verdicts_call.h"
#include "lab/figure.h"

/* "either item 1 was lost, or 100 Empties are lies". */
static void print_either(FILE *out, const struct history *history, const struct either *either,
                         const char *one, const char *many)
{
    char room[NAME_ROOM];
    if (!either->count)
        return;
    if (either->lost == 1 && either->item)
        fprintf(out, "either item %s was lost, or ",
                history_item_name(history, either->item, room));
    else
        fprintf(out, "either %" PRIu64 " item%s lost, or ", either->lost,
                either->lost == 1 ? " was" : "s were");
    fprintf(out, "%" PRIu64 " %s\n", either->count, either->count == 1 ? one : many);
}

/* The calls that never returned: how many, and the first. */
static void print_pending(FILE *out, const struct verdicts *verdicts)
{
    const struct history *history = verdicts->history;
    uint32_t first = UINT32_MAX, worker_of = 0;
    uint64_t pending = verdicts->judgement.tally.pending;
    for (size_t worker = 0; worker < history->workers; worker++) {
        const struct history_log *log = &history->logs[worker];
        const struct operation *last = log->count ? &log->operations[log->count - 1] : NULL;
        if (last && last->answer == ANSWER_PENDING && last->line < first) {
            first = last->line;
            worker_of = (uint32_t)worker;
        }
    }
    if (first == UINT32_MAX)
        return;
    fprintf(out, "%" PRIu64 " never returned%s ", pending, pending == 1 ? ":" : ", the first in");
    verdicts_print_call(out, verdicts, worker_of, (uint32_t)history->logs[worker_of].count - 1);
    fputc('\n', out);
}

static void print_workers(FILE *out, const struct history *history)
{
    enum { WORKERS_TOLD = 32 };
    char room[NAME_ROOM];
    for (size_t worker = 0; worker < history->workers && worker < WORKERS_TOLD; worker++) {
        const struct history_log *log = &history->logs[worker];
        uint64_t answers[ANSWER_PENDING + 1] = {0};
        for (size_t i = 0; i < log->count; i++)
            answers[log->operations[i].answer]++;
        fprintf(out,
                "worker %s: %" PRIu64 " put, %" PRIu64 " full, %" PRIu64 " got, %" PRIu64
                " Empty, %" PRIu64 " busy, %" PRIu64 " not empty, %" PRIu64 " pending\n",
                history_worker_name(history, log->worker, room), answers[ANSWER_OK],
                answers[ANSWER_FULL], answers[ANSWER_GOT],
                answers[ANSWER_EMPTY] + answers[ANSWER_TRUE], answers[ANSWER_BUSY],
                answers[ANSWER_FALSE], answers[ANSWER_PENDING]);
    }
    if (history->workers > WORKERS_TOLD)
        fprintf(out, "and %zu more workers\n", history->workers - WORKERS_TOLD);
}

void verdicts_print_counts(FILE *out, const struct verdicts *verdicts)
{
    const struct judgement *judgement = &verdicts->judgement;
    const struct tally *tally = &judgement->tally;
    fprintf(out,
            "%" PRIu64 " operations: %" PRIu64 " put, %" PRIu64 " got, %" PRIu64 " Empty, %" PRIu64
            " full, %" PRIu64 " busy, %" PRIu64 " pending\n",
            tally->operations, tally->put, tally->got, tally->spurious + tally->legal_empty,
            tally->full, tally->busy, tally->pending);
    fprintf(out, "%" PRIu64 " spurious, %" PRIu64 " legal; ", tally->spurious, tally->legal_empty);
    if (tally->attempts)
        fprintf(out, "%s of %" PRIu64 " attempts lied\n",
                figure_rate((double)tally->spurious / (double)tally->attempts).text,
                tally->attempts);
    else
        fputs("no attempts\n", out);
    fprintf(out,
            "as a %s queue: %" PRIu64 " got before put, %" PRIu64 " got twice, %" PRIu64
            " out of order\n",
            verdicts->history->order == ORDER_FIFO ? "FIFO"
                                                   : history_order_word(verdicts->history->order),
            judgement->count[FAULT_FRESH], judgement->count[FAULT_REPEAT],
            judgement->count[FAULT_ORDER]);
    if (judgement->beside_lost)
        fprintf(out, "%" PRIu64 " Empty beside lost items only: not counted as spurious\n",
                judgement->beside_lost);
    if (judgement->inside_at_end)
        fprintf(out, "%" PRIu64 " inside at the end\n", judgement->inside_at_end);
    print_pending(out, verdicts);
    const struct history *history = verdicts->history;
    print_either(out, history, &judgement->either, "Empty is a lie", "Empties are lies");
    print_either(out, history, &judgement->either_order, "item is out of order",
                 "items are out of order");
    print_either(out, history, &judgement->either_late, "timed get was late",
                 "timed gets were late");
    print_workers(out, history);
}
