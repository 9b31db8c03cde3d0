/* Verdicts in words: the counts, the first case of every kind, the lies. */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

#include "command/judge/verdicts_call.h"
#include "command/judge/verdicts_counts.h"

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
    verdicts_print_counts(out, verdicts);
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
