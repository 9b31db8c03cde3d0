/* Verdicts in words: the counts, the first case of every kind, the lies. */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

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

/* The counts, the rate of lies, both readings where there are two, and a line per worker. */
static void print_counts(FILE *out, const struct verdicts *verdicts)
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

/* Facts of stamps. */
static void print_links(FILE *out, const struct verdicts *verdicts, const struct proof *proof)
{
    char room[NAME_ROOM];
    for (size_t i = 0; i < proof->count; i++) {
        const struct cover_link *link = &proof->links[i];
        fprintf(out, "  %sitem %s was inside from %" PRIu64, i ? "and " : "",
                history_item_name(verdicts->history, link->item, room), link->from);
        if (link->until == STAMP_NEVER)
            fputs(" until the end (nobody got it)\n", out);
        else
            fprintf(out, " until %" PRIu64 "\n", link->until);
    }
}

/* Facts of order: what came before what, by stamps or in the log of one worker. */
static void print_order(FILE *out, const struct verdicts *verdicts, const struct proof *proof)
{
    char room[NAME_ROOM], before[NAME_ROOM];
    const struct history *history = verdicts->history;
    for (size_t i = 0; i < proof->count; i++) {
        const char *item = history_item_name(history, proof->links[i].item, room);
        if (i == 0)
            fprintf(out, "  item %s was put before this call\n", item);
        else
            fprintf(out, "  and item %s was put before item %s was got\n", item,
                    history_item_name(history, proof->links[i - 1].item, before));
    }
    if (!proof->count)
        return;
    const struct cover_link *last = &proof->links[proof->count - 1];
    fprintf(out, "  and item %s was got %s\n", history_item_name(history, last->item, room),
            last->until == STAMP_NEVER ? "by nobody" : "after it");
}

static int print_lie(FILE *out, struct verdicts *verdicts, const struct verdict *verdict)
{
    struct proof proof;
    if (verdicts_proof(verdicts, verdict, &proof))
        return ENOMEM;
    fputc('\n', out);
    verdicts_print_call(out, verdicts, verdict->worker, verdict->index);
    fprintf(out, " is spurious%s:\n", proof.by_program ? ", by program order" : "");
    if (proof.by_program)
        print_order(out, verdicts, &proof);
    else
        print_links(out, verdicts, &proof);
    free(proof.links);
    return 0;
}

static void print_legal(FILE *out, const struct verdicts *verdicts, const struct verdict *verdict)
{
    fputc('\n', out);
    verdicts_print_call(out, verdicts, verdict->worker, verdict->index);
    fprintf(out, " is legal: at %" PRIu64 " nothing was certainly inside\n", verdict->instant);
}

/* What is said of a kind. */
static const char *const said[FAULT_KINDS] = {
    [FAULT_FULL] = "Full, though at no instant of the call the queue can have been",
    [FAULT_NOT_EMPTY] =
        ("not empty, though nothing can have been inside, or an Empty after it, with no get "
         "between, says so"),
    [FAULT_LOST] = "put, and not there when the queue was drained",
    [FAULT_REPEAT] = "got again",
    [FAULT_FRESH] = "got before it was put, or never put",
    [FAULT_ORDER] = "came before one that had to come first",
    [FAULT_HANG] = "never returned, though it could have",
    [FAULT_EARLY] = "gave up before its deadline",
    [FAULT_LATE] = "gave up, though from its deadline on something was certainly inside",
};

/* How many faults of this kind are none if items that nobody got were lost. */
static uint64_t either_count(const struct judgement *judgement, enum fault_kind kind)
{
    return kind == FAULT_ORDER  ? judgement->either_order.count
           : kind == FAULT_LATE ? judgement->either_late.count
                                : 0;
}

/* The first case of every kind. */
static void print_faults(FILE *out, const struct verdicts *verdicts)
{
    for (size_t i = 0; i < verdicts->wrong_count; i++) {
        const struct wrong *wrong = &verdicts->wrongs[i];
        if (i && verdicts->wrongs[i - 1].kind == wrong->kind)
            continue;
        uint64_t count = verdicts->judgement.count[wrong->kind];
        fprintf(out, "\n%s: %" PRIu64 ", the first in ", fault_word(wrong->kind), count);
        verdicts_print_call(out, verdicts, wrong->worker, wrong->index);
        fprintf(out, ":\n  %s\n", said[wrong->kind]);
        if (either_count(&verdicts->judgement, wrong->kind) == count)
            fputs("  (or else what nobody got was lost)\n", out);
    }
}

int verdicts_text(FILE *out, struct verdicts *verdicts)
{
    if (verdicts->queue)
        fprintf(out, "queue %s\n", verdicts->queue);
    print_counts(out, verdicts);
    print_faults(out, verdicts);
    size_t told = 0;
    for (size_t i = 0; i < verdicts->count; i++) {
        const struct verdict *verdict = &verdicts->empties[i];
        if (verdict->instant != STAMP_NEVER) {
            print_legal(out, verdicts, verdict);
            continue;
        }
        if (told == VERDICTS_EXPLAINED && !verdicts->all)
            break;
        if (print_lie(out, verdicts, verdict))
            return ENOMEM;
        told++;
    }
    uint64_t lies = verdicts->judgement.tally.spurious;
    if (told < lies)
        fprintf(out, "\nand %" PRIu64 " more (--all explains every one)\n", lies - told);
    return 0;
}
