/* Gathering calls: every call goes to its queue, there to its worker's log. */
#include "history/gather.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "history/lanes.h"
#include "history/lives.h"
#include "history/orderly.h"
#include "history/part.h"
#include "history/dictionary.h"

struct gather {
    struct history facts;
    struct dictionary *queues, *gone;
    struct part *parts; /* queue number q of .queues is parts[q - 1] */
    size_t count, room;
    size_t nameless_part; /* of calls that name no queue, from 1; 0: none yet */
    bool reserved_inside, nameless;
};

struct gather *gather_open(void)
{
    struct gather *gather = calloc(1, sizeof *gather);
    if (!gather)
        return NULL;
    gather->queues = dictionary_open();
    gather->gone = dictionary_open();
    if (gather->queues && gather->gone)
        return gather;
    gather_close(gather);
    return NULL;
}

void gather_close(struct gather *gather)
{
    if (!gather)
        return;
    for (size_t i = 0; i < gather->count; i++) {
        dictionary_close(gather->parts[i].workers);
        dictionary_close(gather->parts[i].items);
        history_free(&gather->parts[i].history);
    }
    free(gather->parts);
    dictionary_close(gather->queues);
    dictionary_close(gather->gone);
    free(gather);
}

struct history *gather_facts(struct gather *gather)
{
    return &gather->facts;
}

int gather_gone(struct gather *gather, struct field worker)
{
    return dictionary_number(gather->gone, worker.text, worker.length) ? 0 : ENOMEM;
}

void gather_reserved_inside(struct gather *gather)
{
    gather->reserved_inside = true;
}

void gather_nameless(struct gather *gather)
{
    gather->nameless = true;
}

/* The queue of a record; NULL when out of memory. */
static struct part *part_of(struct gather *gather, struct field queue)
{
    if (gather->nameless_part && queue.length == 0)
        return &gather->parts[gather->nameless_part - 1];
    uint64_t number = dictionary_number(gather->queues, queue.text, queue.length);
    if (!number || number <= gather->count)
        return number ? &gather->parts[number - 1] : NULL;
    if (gather->count == gather->room) {
        size_t room = gather->room ? 2 * gather->room : 1;
        struct part *wider = realloc(gather->parts, room * sizeof *wider);
        if (!wider)
            return NULL;
        gather->parts = wider;
        gather->room = room;
    }
    struct part *part = &gather->parts[gather->count];
    *part = (struct part){.workers = dictionary_open()};
    if (!part->workers)
        return NULL;
    gather->count++;
    if (queue.length == 0)
        gather->nameless_part = gather->count;
    return part;
}

int gather_add(struct gather *gather, const struct record *record)
{
    struct part *part = part_of(gather, record->queue);
    return part ? part_add(part, record) : ENOMEM;
}

struct part *gather_part(struct gather *gather)
{
    return part_of(gather, (struct field){0});
}

/* Workers that are all numbers are called by them, and come in their order. */
static void number_workers(struct part *part)
{
    struct history *history = &part->history;
    for (uint64_t w = 1; w <= dictionary_count(part->workers); w++) {
        const char *name = dictionary_text(part->workers, w);
        uint64_t number;
        if (!field_number((struct field){name, strlen(name)}, UINT64_MAX, &number)) {
            history->worker_names = part->workers;
            part->workers = NULL;
            return;
        }
    }
    for (size_t w = 0; w < history->workers; w++)
        history->logs[w].worker =
            strtoull(dictionary_text(part->workers, history->logs[w].worker), NULL, 10);
    orderly_workers(history);
}

/* Marks the logs of the workers that were killed. */
static void mark_gone(const struct gather *gather, struct part *part)
{
    for (size_t w = 0; w < part->history.workers; w++) {
        struct history_log *log = &part->history.logs[w];
        log->gone = dictionary_find(gather->gone, dictionary_text(part->workers, log->worker)) != 0;
    }
}

/* Makes the part's history whole. Returns 0, or EINVAL or ENOMEM with the error told. */
static int finish_part(struct gather *gather, struct part *part, const struct text *lines)
{
    if (part_fill_priorities(part))
        return text_no_memory(lines);
    struct history *history = &part->history, facts = gather->facts;
    facts.logs = history->logs;
    facts.workers = history->workers;
    facts.priorities = history->priorities;
    *history = facts;
    int error = 0;
    if (gather->nameless) {
        error = lanes_deal(history);
    } else {
        mark_gone(gather, part);
        number_workers(part);
    }
    if (!error)
        error = orderly_check(history, part->items, lines);
    if (!error && part->backs)
        error = gather->reserved_inside ? lives_keep_inside(history)
                                        : lives_renumber(history, part->items);
    if (error == ENOMEM)
        return text_no_memory(lines);
    history->item_names = part->items;
    part->items = NULL;
    return error;
}

int gather_finish(struct gather *gather, const struct text *lines, struct trace *trace)
{
    *trace = (struct trace){0};
    for (size_t i = 0; i < gather->count; i++) {
        int error = finish_part(gather, &gather->parts[i], lines);
        if (error)
            return error;
    }
    trace->queues = calloc(gather->count + 1, sizeof *trace->queues);
    if (!trace->queues)
        return text_no_memory(lines);
    for (size_t i = 0; i < gather->count; i++) {
        trace->queues[trace->count++] = gather->parts[i].history;
        gather->parts[i].history = (struct history){0};
    }
    if (trace->count > 1) {
        trace->names = gather->queues;
        gather->queues = NULL;
    }
    return 0;
}
