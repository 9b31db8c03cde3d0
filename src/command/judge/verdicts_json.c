/* Verdicts as JSON and as CSV, written one by one: nothing is held that was not held before. Counts
 * are numbers; stamps, items and instants are strings, since they may be above 2^53.
 */
#include <inttypes.h>
#include <stdlib.h>

#include "command/judge/verdicts.h"
#include "json/build.h"

/* A worker is a number, or its name. */
static void write_worker(FILE *out, const struct history *history, size_t worker)
{
    char room[NAME_ROOM];
    size_t number = history->logs[worker].worker;
    if (history->worker_names)
        json_write_text(out, history_worker_name(history, number, room));
    else
        fprintf(out, "%zu", number);
}

static void write_either(FILE *out, const char *key, const struct either *either, const char *count)
{
    if (either->count)
        fprintf(out, ", \"%s\": {\"lost\": %" PRIu64 ", \"%s\": %" PRIu64 "}", key, either->lost,
                count, either->count);
    else
        fprintf(out, ", \"%s\": null", key);
}

void verdicts_json_counts(FILE *out, const struct history *history,
                          const struct judgement *judgement)
{
    const struct tally *tally = &judgement->tally;
    const uint64_t *count = judgement->count;
    const struct {
        const char *key;
        uint64_t count;
    } counts[] = {
        {"operations", tally->operations},
        {"empties", tally->spurious + tally->legal_empty},
        {"spurious", tally->spurious},
        {"legal", tally->legal_empty},
        {"put", tally->put},
        {"got", tally->got},
        {"full", tally->full},
        {"busy", tally->busy},
        {"pending", tally->pending},
        {"attempts", tally->attempts},
        {"lost", count[FAULT_LOST]},
        {"beside_lost", judgement->beside_lost},
        {"inside_at_end", judgement->inside_at_end},
        {"hangs", count[FAULT_HANG]},
        {"early", count[FAULT_EARLY]},
        {"late", count[FAULT_LATE]},
        {"full_lies", count[FAULT_FULL]},
        {"not_empty_lies", count[FAULT_NOT_EMPTY]},
    };
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        fprintf(out, "\"%s\": %" PRIu64 ", ", counts[i].key, counts[i].count);
    fprintf(out,
            "\"fifo\": {\"fresh\": %" PRIu64 ", \"repeat\": %" PRIu64 ", \"order\": %" PRIu64
            "}, \"order\": \"%s\"",
            count[FAULT_FRESH], count[FAULT_REPEAT], count[FAULT_ORDER],
            history_order_word(history->order));
    write_either(out, "either", &judgement->either, "spurious");
    write_either(out, "either_order", &judgement->either_order, "order");
    write_either(out, "either_late", &judgement->either_late, "late");
}

void verdicts_json_queue(FILE *out, const struct verdicts *verdicts, bool *first)
{
    fputs(*first ? "\n  {\"queue\": " : ",\n  {\"queue\": ", out);
    *first = false;
    if (verdicts->queue)
        json_write_text(out, verdicts->queue);
    else
        fputs("null", out);
    fputs(", ", out);
    verdicts_json_counts(out, verdicts->history, &verdicts->judgement);
    fputc('}', out);
}

/* What an element of a list begins with. */
static void write_call(FILE *out, const struct verdicts *verdicts, uint32_t worker, uint32_t index,
                       bool *first)
{
    fputs(*first ? "\n  {" : ",\n  {", out);
    *first = false;
    if (verdicts->queue) {
        fputs("\"queue\": ", out);
        json_write_text(out, verdicts->queue);
        fputs(", ", out);
    }
    fprintf(out,
            "\"line\": %" PRIu32 ", \"worker\": ", verdicts_call(verdicts, worker, index)->line);
    write_worker(out, verdicts->history, worker);
}

void verdicts_json_faults(FILE *out, const struct verdicts *verdicts, bool *first)
{
    char room[NAME_ROOM];
    for (size_t i = 0; i < verdicts->wrong_count; i++) {
        const struct wrong *wrong = &verdicts->wrongs[i];
        const struct operation *call = verdicts_call(verdicts, wrong->worker, wrong->index);
        write_call(out, verdicts, wrong->worker, wrong->index, first);
        fprintf(out, ", \"kind\": \"%s\", \"item\": ", verdicts_fault_word(wrong->kind));
        if (call->kind == OPERATION_PUT || call->answer == ANSWER_GOT)
            json_write_text(out, history_item_name(verdicts->history, call->item, room));
        else
            fputs("null", out);
        fputc('}', out);
    }
}

/* Who writes Empties while they are judged: each with what proves it a lie, NULL if it is legal. */
struct writer {
    FILE *out;
    struct verdicts *verdicts;
    void (*write)(const struct writer *writer, const struct verdict *verdict,
                  const struct proof *proof);
    bool *first; /* whether nothing was written yet; NULL: it does not matter */
    int error;
};

static void visit(void *context, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    struct writer *writer = context;
    struct proof proof = {0};
    const struct verdict verdict = {(uint32_t)worker, (uint32_t)index,
                                    spurious ? STAMP_NEVER : instant};
    if (!writer->error && spurious)
        writer->error = verdicts_proof(writer->verdicts, &verdict, &proof);
    if (!writer->error)
        writer->write(writer, &verdict, spurious ? &proof : NULL);
    free(proof.links);
}

/* Judges the history again for what it tells of Empties. 0 or an errno value. */
static int write_empties(struct writer writer)
{
    struct judgement again;
    int error = judge_history(writer.verdicts->history, &again, visit, NULL, &writer);
    return error ? error : writer.error;
}

static void json_empty(const struct writer *writer, const struct verdict *verdict,
                       const struct proof *proof)
{
    FILE *out = writer->out;
    char room[NAME_ROOM];
    write_call(out, writer->verdicts, verdict->worker, verdict->index, writer->first);
    if (!proof) {
        fprintf(out, ", \"verdict\": \"legal\", \"instant\": \"%" PRIu64 "\"}", verdict->instant);
        return;
    }
    fputs(", \"verdict\": \"spurious\", \"chain\": [", out);
    for (size_t k = 0; k < proof->count; k++) {
        fputs(k ? ", " : "", out);
        json_write_text(out,
                        history_item_name(writer->verdicts->history, proof->links[k].item, room));
    }
    fputs("]}", out);
}

int verdicts_json_empties(FILE *out, struct verdicts *verdicts, bool *first)
{
    return write_empties((struct writer){out, verdicts, json_empty, first, 0});
}

void verdicts_csv_header(FILE *out)
{
    fputs("queue,line,worker,kind,verdict,item,instant,chain\n", out);
}

/* The first three fields. */
static void write_fields(FILE *out, const struct verdicts *verdicts, uint32_t worker,
                         uint32_t index)
{
    char room[NAME_ROOM];
    const struct history *history = verdicts->history;
    fprintf(out, "%s,%" PRIu32 ",%s,", verdicts->queue ? verdicts->queue : "",
            verdicts_call(verdicts, worker, index)->line,
            history_worker_name(history, history->logs[worker].worker, room));
}

static void csv_empty(const struct writer *writer, const struct verdict *verdict,
                      const struct proof *proof)
{
    FILE *out = writer->out;
    char room[NAME_ROOM];
    write_fields(out, writer->verdicts, verdict->worker, verdict->index);
    fputs(proof ? "empty,spurious,,," : "empty,legal,,", out);
    if (!proof)
        fprintf(out, "%" PRIu64 ",", verdict->instant);
    for (size_t k = 0; proof && k < proof->count; k++)
        fprintf(out, "%s%s", k ? " " : "",
                history_item_name(writer->verdicts->history, proof->links[k].item, room));
    fputc('\n', out);
}

int verdicts_csv(FILE *out, struct verdicts *verdicts)
{
    char room[NAME_ROOM];
    for (size_t i = 0; i < verdicts->wrong_count; i++) {
        const struct wrong *wrong = &verdicts->wrongs[i];
        const struct operation *call = verdicts_call(verdicts, wrong->worker, wrong->index);
        bool item = call->kind == OPERATION_PUT || call->answer == ANSWER_GOT;
        write_fields(out, verdicts, wrong->worker, wrong->index);
        fprintf(out, "%s,wrong,%s,,\n", verdicts_fault_word(wrong->kind),
                item ? history_item_name(verdicts->history, call->item, room) : "");
    }
    return write_empties((struct writer){out, verdicts, csv_empty, NULL, 0});
}
