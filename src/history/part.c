/* Adding calls to one queue's history. */
#include "history/part.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "history/dictionary.h"

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
    uint64_t number = dictionary_number(part->workers, worker.text, worker.length);
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

struct history_log *part_log(struct part *part, struct field name, uint64_t number)
{
    if (number < PART_WORKERS && part->log_of[number])
        return &part->history.logs[part->log_of[number] - 1];
    struct history_log *log = log_of(part, name);
    if (log && number < PART_WORKERS)
        part->log_of[number] = (uint32_t)(log - part->history.logs) + 1;
    return log;
}

/* From now on items are numbered by their names; those there are get theirs. Returns 0 or ENOMEM.
 */
static int name_items(struct part *part)
{
    if (part->items)
        return 0;
    if (!(part->items = dictionary_open()))
        return ENOMEM;
    char text[NAME_ROOM];
    for (size_t worker = 0; worker < part->history.workers; worker++) {
        struct history_log *log = &part->history.logs[worker];
        for (size_t i = 0; i < log->count; i++) {
            struct operation *call = &log->operations[i];
            if (call->kind != OPERATION_PUT && call->answer != ANSWER_GOT)
                continue;
            int length = snprintf(text, sizeof text, "%" PRIu64, call->item);
            if (!(call->item = dictionary_number(part->items, text, (size_t)length)))
                return ENOMEM;
        }
    }
    return 0;
}

int part_item(struct part *part, struct field name, uint64_t *number)
{
    if (!part->items && (*number || (field_number(name, UINT64_MAX, number) && *number)))
        return 0;
    if (name_items(part))
        return ENOMEM;
    name = without_zeros(name);
    *number = dictionary_number(part->items, name.text, name.length);
    return *number ? 0 : ENOMEM;
}

/* Makes room for the priorities of items below `room`. */
static int widen_priorities(struct part *part, uint64_t room)
{
    struct history *history = &part->history;
    int64_t *wider = realloc(history->priorities, room * sizeof *wider);
    if (!wider)
        return ENOMEM;
    memset(wider + part->priorities, 0, (room - part->priorities) * sizeof *wider);
    history->priorities = wider;
    part->priorities = room;
    return 0;
}

int part_fill_priorities(struct part *part)
{
    uint64_t room = part->items ? dictionary_count(part->items) + 1 : 0;
    bool some = part->history.priorities && room > part->priorities;
    return some ? widen_priorities(part, room) : 0;
}

static int note_priority(struct part *part, uint64_t item, int64_t priority)
{
    if (item >= part->priorities && widen_priorities(part, 2 * item))
        return ENOMEM;
    part->history.priorities[item] = priority;
    return 0;
}

struct operation *part_widen(struct history_log *log)
{
    size_t room = log->count ? 2 * log->count : 1;
    struct operation *wider = realloc(log->operations, room * sizeof *wider);
    if (!wider)
        return NULL;
    log->operations = wider;
    return &wider[log->count];
}

int part_add(struct part *part, const struct record *record)
{
    struct history_log *log = part_log(part, record->worker, PART_WORKERS);
    if (!log)
        return ENOMEM;
    struct operation operation = record->operation;
    bool named = operation.manner == MANNER_BACK || record->has_priority;
    part->backs |= operation.manner == MANNER_BACK;
    if (named && name_items(part))
        return ENOMEM;
    uint64_t item = 0;
    if (record->has_item && part_item(part, record->item, &item))
        return ENOMEM;
    if (record->has_item)
        operation.item = item;
    if (record->has_priority && record->has_item &&
        note_priority(part, operation.item, record->priority))
        return ENOMEM;
    struct operation *place = part_place(log);
    if (!place)
        return ENOMEM;
    *place = operation;
    log->count++;
    return 0;
}
