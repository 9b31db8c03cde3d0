/* Verdicts: every Empty of a history with its proof, in words or as JSON. */
#include "command/verdicts.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

#include "report/folder/json_value.h"
#include "report/result/finish.h"

static const struct operation *operation_of(const struct verdicts *verdicts,
                                            const struct verdict *verdict)
{
    return &verdicts->history->logs[verdict->worker].operations[verdict->index];
}

static void collect(void *context, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    struct verdicts *verdicts = context;
    if (verdicts->count == verdicts->room) {
        size_t room = verdicts->room ? 2 * verdicts->room : 64;
        struct verdict *more = realloc(verdicts->empties, room * sizeof *more);
        if (!more) {
            verdicts->failed = true;
            return;
        }
        verdicts->empties = more;
        verdicts->room = room;
    }
    verdicts->empties[verdicts->count++] = (struct verdict){worker, index, spurious, instant};
}

static int by_line(const void *a, const void *b, void *context)
{
    const struct verdicts *verdicts = context;
    uint32_t first = operation_of(verdicts, a)->line, second = operation_of(verdicts, b)->line;
    return (first > second) - (first < second);
}

int verdicts_find(struct verdicts *verdicts, const struct history *history)
{
    *verdicts = (struct verdicts){.history = history};
    int error = judge_emptiness(history, &verdicts->tally, collect, verdicts);
    if (!error && verdicts->failed)
        error = ENOMEM;
    if (!error)
        error = judge_fifo(history, &verdicts->fifo);
    if (!error && !(verdicts->cover = cover_open(history)))
        error = ENOMEM;
    if (error) {
        verdicts_free(verdicts);
        return error;
    }
    qsort_r(verdicts->empties, verdicts->count, sizeof *verdicts->empties, by_line, verdicts);
    return 0;
}

void verdicts_free(struct verdicts *verdicts)
{
    cover_free(verdicts->cover);
    free(verdicts->empties);
    *verdicts = (struct verdicts){0};
}

bool verdicts_wrong(const struct verdicts *verdicts)
{
    const struct fifo *fifo = &verdicts->fifo;
    return verdicts->tally.spurious || fifo->fresh || fifo->repeat || fifo->order;
}

/* The shortest chain under a lie, from malloc; NULL when out of memory. */
static struct cover_link *chain_of(const struct verdicts *verdicts, const struct verdict *verdict,
                                   size_t *count)
{
    const struct operation *empty = operation_of(verdicts, verdict);
    *count = cover_chain(verdicts->cover, empty->invoked, empty->returned, NULL, 0);
    struct cover_link *links = malloc((*count + 1) * sizeof *links);
    if (links)
        cover_chain(verdicts->cover, empty->invoked, empty->returned, links, *count);
    return links;
}

static int print_lie(FILE *out, const struct verdicts *verdicts, const struct verdict *verdict)
{
    const struct operation *empty = operation_of(verdicts, verdict);
    size_t count;
    struct cover_link *links = chain_of(verdicts, verdict, &count);
    if (!links)
        return ENOMEM;
    fprintf(out, "\nline %" PRIu32 ": %s [%" PRIu64 ", %" PRIu64 "] of worker %zu is spurious:\n",
            empty->line, empty->kind == OPERATION_GET ? "Empty" : "empty() = true", empty->invoked,
            empty->returned, verdicts->history->logs[verdict->worker].worker);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "  %sitem %" PRIu64 " was inside from %" PRIu64, i ? "and " : "",
                links[i].item, links[i].from);
        if (links[i].until == STAMP_NEVER)
            fputs(" until the end (nobody got it)\n", out);
        else
            fprintf(out, " until %" PRIu64 "\n", links[i].until);
    }
    free(links);
    return 0;
}

int verdicts_text(FILE *out, const struct verdicts *verdicts, size_t most)
{
    const struct tally *tally = &verdicts->tally;
    const struct fifo *fifo = &verdicts->fifo;
    fprintf(out,
            "%" PRIu64 " operations: %" PRIu64 " put, %" PRIu64 " got, %zu Empty\n"
            "%" PRIu64 " spurious, %" PRIu64 " legal\n",
            tally->operations, tally->put, tally->got, verdicts->count, tally->spurious,
            tally->legal_empty);
    fprintf(out,
            "as a FIFO queue: %" PRIu64 " got before put, %" PRIu64 " got twice, %" PRIu64
            " out of order\n",
            fifo->fresh, fifo->repeat, fifo->order);
    size_t told = 0;
    for (size_t i = 0; i < verdicts->count && told < most; i++)
        if (verdicts->empties[i].spurious) {
            if (print_lie(out, verdicts, &verdicts->empties[i]))
                return ENOMEM;
            told++;
        }
    if (told < tally->spurious)
        fprintf(out, "\nand %" PRIu64 " more (--all explains every one)\n", tally->spurious - told);
    return report_finish(out);
}

static json_t *verdict_json(const struct verdicts *verdicts, const struct verdict *verdict)
{
    json_t *object = json_object();
    json_object_set_new(object, "line", json_integer(operation_of(verdicts, verdict)->line));
    json_object_set_new(object, "worker",
                        json_integer((json_int_t)verdicts->history->logs[verdict->worker].worker));
    json_object_set_new(object, "verdict", json_string(verdict->spurious ? "spurious" : "legal"));
    if (!verdict->spurious) {
        json_object_set_new(object, "instant", whole_json(verdict->instant));
        return object;
    }
    size_t count;
    struct cover_link *links = chain_of(verdicts, verdict, &count);
    json_t *chain = links ? json_array() : NULL;
    for (size_t i = 0; chain && i < count; i++)
        json_array_append_new(chain, whole_json(links[i].item));
    if (json_object_set_new(object, "chain", chain)) {
        json_decref(object);
        object = NULL;
    }
    free(links);
    return object;
}

int verdicts_json(FILE *out, const struct verdicts *verdicts)
{
    const struct tally *tally = &verdicts->tally;
    const struct fifo *fifo = &verdicts->fifo;
    json_t *list = json_array();
    for (size_t i = 0; i < verdicts->count; i++)
        if (json_array_append_new(list, verdict_json(verdicts, &verdicts->empties[i]))) {
            json_decref(list);
            return ENOMEM;
        }
    json_t *document = json_pack(
        "{s:I, s:I, s:I, s:I, s:{s:I, s:I, s:I}, s:o}", "operations", (json_int_t)tally->operations,
        "empties", (json_int_t)verdicts->count, "spurious", (json_int_t)tally->spurious, "legal",
        (json_int_t)tally->legal_empty, "fifo", "fresh", (json_int_t)fifo->fresh, "repeat",
        (json_int_t)fifo->repeat, "order", (json_int_t)fifo->order, "verdicts", list);
    int error = json_write(out, document);
    json_decref(document);
    return error;
}
