/* Verdicts in words: the counts, a line per worker, the first case of every kind, the lies. */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

#include "command/verdicts.h"

/* A call in words: "line 4: Empty [30, 80] of worker 2". */
static void print_call(FILE *out, const struct verdicts *verdicts, uint32_t worker, uint32_t index)
{
    const struct operation *call = verdicts_call(verdicts, worker, index);
    const struct history *history = verdicts->history;
    char room[NAME_ROOM];
    uint64_t item = operation_item(call);
    fprintf(out, "line %" PRIu32 ": ", call->line);
    if (item || call->kind == OPERATION_PUT)
        fprintf(out, "%s of item %s",
                call->manner == MANNER_BACK   ? "give-back"
                : call->answer == ANSWER_FULL ? "Full put"
                : call->kind == OPERATION_PUT ? "put"
                                              : "get",
                history_item_name(history, call->item, room));
    else
        fputs(operation_says_empty(call)
                  ? (call->kind == OPERATION_GET ? "Empty" : "empty() = true")
              : call->answer == ANSWER_FALSE ? "empty() = false"
                                             : "get",
              out);
    if (call->returned == STAMP_NEVER)
        fprintf(out, " [%" PRIu64 ", -)", call->invoked);
    else
        fprintf(out, " [%" PRIu64 ", %" PRIu64 "]", call->invoked, call->returned);
    fprintf(out, " of worker %s", history_worker_name(history, history->logs[worker].worker, room));
}

/* Facts of stamps: what was inside, from when until when. */
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
    print_call(out, verdicts, verdict->worker, verdict->index);
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
    print_call(out, verdicts, verdict->worker, verdict->index);
    fprintf(out, " is legal: at %" PRIu64 " nothing was certainly inside\n", verdict->instant);
}

/* What is said of a kind, with its word. */
static const struct {
    const char *word, *what;
} kinds[FAULT_KINDS] = {
    [FAULT_FULL] = {"LIES (Full)",
                    "Full, though at no instant of the call the queue can have been"},
    [FAULT_NOT_EMPTY] =
        {"LIES (not empty)",
         "not empty, though nothing can have been inside, or an Empty after it, with "
         "no get between, says so"},
    [FAULT_LOST] = {"LOSES", "put, and not there when the queue was drained"},
    [FAULT_REPEAT] = {"REPEATS", "got again"},
    [FAULT_FRESH] = {"INVENTS", "got before it was put, or never put"},
    [FAULT_ORDER] = {"OVERTAKES", "came before one that had to come first"},
    [FAULT_HANG] = {"HANGS", "never returned, though it could have"},
    [FAULT_EARLY] = {"EARLY", "gave up before its deadline"},
    [FAULT_LATE] = {"LATE", "gave up, though from its deadline on something was certainly inside"},
};

/* The first case of every kind. */
static void print_faults(FILE *out, const struct verdicts *verdicts)
{
    for (size_t i = 0; i < verdicts->wrong_count; i++) {
        const struct wrong *wrong = &verdicts->wrongs[i];
        if (i && verdicts->wrongs[i - 1].kind == wrong->kind)
            continue;
        fprintf(out, "\n%s: %" PRIu64 ", the first in ", kinds[wrong->kind].word,
                verdicts->judgement.count[wrong->kind]);
        print_call(out, verdicts, wrong->worker, wrong->index);
        fprintf(out, ":\n  %s\n", kinds[wrong->kind].what);
    }
}

static void print_either(FILE *out, const struct either *either, const char *faults)
{
    if (either->count)
        fprintf(out, "either %" PRIu64 " item%s lost, or %" PRIu64 " %s\n", either->lost,
                either->lost == 1 ? " was" : "s were", either->count, faults);
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
        fprintf(out, "%.3g %% of %" PRIu64 " attempts lied\n",
                100.0 * (double)tally->spurious / (double)tally->attempts, tally->attempts);
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
    print_either(out, &judgement->either, "Empties are lies");
    print_either(out, &judgement->either_order, "items are out of order");
}

int verdicts_text(FILE *out, struct verdicts *verdicts)
{
    if (verdicts->queue)
        fprintf(out, "queue %s\n", verdicts->queue);
    print_counts(out, verdicts);
    print_workers(out, verdicts->history);
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
