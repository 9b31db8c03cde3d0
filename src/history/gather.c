/* Gathering calls: every call goes to its queue, there to its worker's log. */
#include "history/gather.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "history/lives.h"
#include "history/orderly.h"
#include "history/words.h"

/* One queue. Worker number w of .workers has the log w - 1. */
struct part {
    struct history history;
    struct words *workers, *items; /* items: NULL while all of them are numbers */
    uint64_t priorities;           /* room in history.priorities */
    bool backs;                    /* some call gives an item back */
};

struct gather {
    struct history facts;
    struct words *queues, *gone;
    struct part *parts; /* queue number q of .queues is parts[q - 1] */
    size_t count, room;
    bool reserved_inside;
};

struct gather *gather_open(void)
{
    struct gather *gather = calloc(1, sizeof *gather);
    if (!gather)
        return NULL;
    gather->queues = words_open();
    gather->gone = words_open();
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
        words_close(gather->parts[i].workers);
        words_close(gather->parts[i].items);
        history_free(&gather->parts[i].history);
    }
    free(gather->parts);
    words_close(gather->queues);
    words_close(gather->gone);
    free(gather);
}

struct history *gather_facts(struct gather *gather)
{
    return &gather->facts;
}

int gather_gone(struct gather *gather, struct field worker)
{
    return words_number(gather->gone, worker.text, worker.length) ? 0 : ENOMEM;
}

void gather_reserved_inside(struct gather *gather)
{
    gather->reserved_inside = true;
}

/* The queue of a record; NULL when out of memory. */
static struct part *part_of(struct gather *gather, struct field queue)
{
    uint64_t number = words_number(gather->queues, queue.text, queue.length);
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
    *part = (struct part){.workers = words_open()};
    if (!part->workers)
        return NULL;
    gather->count++;
    return part;
}

/* A number without its leading zeros: 07 is 7. Words stay as they are. */
static struct field without_zeros(struct field name)
{
    uint64_t number;
    if (name.length < 2 || *name.text != '0' || !field_number(name, UINT64_MAX, &number))
        return name;
    while (name.length > 1 && *name.text == '0')
        name = (struct field){name.text + 1, name.length - 1};
    return name;
}

/* The log of a worker; NULL when out of memory. */
static struct history_log *log_of(struct part *part, struct field worker)
{
    worker = without_zeros(worker);
    uint64_t number = words_number(part->workers, worker.text, worker.length);
    struct history *history = &part->history;
    if (!number || number <= history->workers)
        return number ? &history->logs[number - 1] : NULL;
    if ((history->workers & (history->workers - 1)) == 0) {
        size_t room = history->workers ? 2 * history->workers : 1;
        struct history_log *wider = realloc(history->logs, room * sizeof *wider);
        if (!wider)
            return NULL;
        history->logs = wider;
    }
    history->logs[history->workers] = (struct history_log){.worker = number};
    return &history->logs[history->workers++];
}

/* From now on items are numbered by their names; those there are get theirs. Returns 0 or ENOMEM.
 */
static int name_items(struct part *part)
{
    if (part->items)
        return 0;
    if (!(part->items = words_open()))
        return ENOMEM;
    char text[NAME_ROOM];
    for (size_t worker = 0; worker < part->history.workers; worker++) {
        struct history_log *log = &part->history.logs[worker];
        for (size_t i = 0; i < log->count; i++) {
            struct operation *call = &log->operations[i];
            if (call->kind != OPERATION_PUT && call->answer != ANSWER_GOT)
                continue;
            int length = snprintf(text, sizeof text, "%" PRIu64, call->item);
            if (!(call->item = words_number(part->items, text, (size_t)length)))
                return ENOMEM;
        }
    }
    return 0;
}

/* Finds the number of a record's item. Returns 0 or ENOMEM. */
static int number_item(struct part *part, struct field item, uint64_t *number)
{
    if (!part->items && field_number(item, UINT64_MAX, number) && *number)
        return 0;
    if (name_items(part))
        return ENOMEM;
    item = without_zeros(item);
    *number = words_number(part->items, item.text, item.length);
    return *number ? 0 : ENOMEM;
}

static int note_priority(struct part *part, uint64_t item, int64_t priority)
{
    struct history *history = &part->history;
    if (item >= part->priorities) {
        uint64_t room = 2 * item;
        int64_t *wider = realloc(history->priorities, room * sizeof *wider);
        if (!wider)
            return ENOMEM;
        memset(wider + part->priorities, 0, (room - part->priorities) * sizeof *wider);
        history->priorities = wider;
        part->priorities = room;
    }
    history->priorities[item] = priority;
    return 0;
}

/* Appends to a log whose room is the power of two at or above its count. */
static int append(struct history_log *log, const struct operation *operation)
{
    if ((log->count & (log->count - 1)) == 0) {
        size_t room = log->count ? 2 * log->count : 1;
        struct operation *wider = realloc(log->operations, room * sizeof *wider);
        if (!wider)
            return ENOMEM;
        log->operations = wider;
    }
    log->operations[log->count++] = *operation;
    return 0;
}

int gather_add(struct gather *gather, const struct record *record)
{
    struct part *part = part_of(gather, record->queue);
    struct history_log *log = part ? log_of(part, record->worker) : NULL;
    if (!log)
        return ENOMEM;
    struct operation operation = record->operation;
    bool named = operation.manner == MANNER_BACK || record->has_priority;
    part->backs |= operation.manner == MANNER_BACK;
    if (named && name_items(part))
        return ENOMEM;
    if (record->has_item && number_item(part, record->item, &operation.item))
        return ENOMEM;
    if (record->has_priority && record->has_item &&
        note_priority(part, operation.item, record->priority))
        return ENOMEM;
    return append(log, &operation);
}

/* Workers that are all numbers are called by them, and come in their order. */
static void number_workers(struct part *part)
{
    struct history *history = &part->history;
    for (uint64_t w = 1; w <= words_count(part->workers); w++) {
        const char *name = words_text(part->workers, w);
        uint64_t number;
        if (!field_number((struct field){name, strlen(name)}, UINT64_MAX, &number)) {
            history->worker_names = part->workers;
            part->workers = NULL;
            return;
        }
    }
    for (size_t w = 0; w < history->workers; w++)
        history->logs[w].worker =
            strtoull(words_text(part->workers, history->logs[w].worker), NULL, 10);
    orderly_workers(history);
}

/* Marks the logs of the workers that were killed. */
static void mark_gone(const struct gather *gather, struct part *part)
{
    for (uint64_t g = 1; g <= words_count(gather->gone); g++)
        for (size_t w = 0; w < part->history.workers; w++)
            part->history.logs[w].gone |=
                !strcmp(words_text(gather->gone, g),
                        words_text(part->workers, part->history.logs[w].worker));
}

/* Makes the part's history whole. Returns 0, or EINVAL or ENOMEM with the error told. */
static int finish_part(struct gather *gather, struct part *part, const struct text *lines)
{
    struct history *history = &part->history, facts = gather->facts;
    facts.logs = history->logs;
    facts.workers = history->workers;
    facts.priorities = history->priorities;
    *history = facts;
    mark_gone(gather, part);
    number_workers(part);
    int error = orderly_check(history, part->items, lines);
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
