/* One place a worker; its call's item is kept by number, so that no text of a line is needed. */
#include "history/from/begun.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "history/dictionary.h"

struct begun {
    struct dictionary *workers, *items;
    struct operation *calls; /* worker w's at w - 1; .line 0: it is in none */
    size_t count, room;
    bool again;
};

struct begun *begun_open(void)
{
    struct begun *begun = calloc(1, sizeof *begun);
    if (!begun)
        return NULL;
    begun->workers = dictionary_open();
    begun->items = dictionary_open();
    if (begun->workers && begun->items)
        return begun;
    begun_close(begun);
    return NULL;
}

void begun_close(struct begun *begun)
{
    if (!begun)
        return;
    if (begun->workers)
        dictionary_close(begun->workers);
    if (begun->items)
        dictionary_close(begun->items);
    free(begun->calls);
    free(begun);
}

/* The place of a worker; NULL when out of memory. */
static struct operation *place_of(struct begun *begun, struct field worker)
{
    uint64_t number = dictionary_number(begun->workers, worker.text, worker.length);
    if (!number || number <= begun->count)
        return number ? &begun->calls[number - 1] : NULL;
    if (begun->count == begun->room) {
        size_t room = begun->room ? 2 * begun->room : 16;
        struct operation *wider = realloc(begun->calls, room * sizeof *wider);
        if (!wider)
            return NULL;
        begun->calls = wider;
        begun->room = room;
    }
    begun->calls[begun->count] = (struct operation){0};
    return &begun->calls[begun->count++];
}

int begun_start(struct begun *begun, const struct text *lines, const struct record *record)
{
    size_t before = begun->count;
    struct operation *call = place_of(begun, record->worker);
    if (!call)
        return ENOMEM;
    if (call->line)
        return text_refuse(lines, lines->number,
                           "worker %.*s begins a call within that of line %" PRIu32
                           "; expected the end of that call first",
                           (int)record->worker.length, record->worker.text, call->line);
    begun->again |= begun->count == before;
    *call = record->operation;
    call->line = (uint32_t)lines->number;
    call->item = 0;
    if (record->has_item &&
        !(call->item = dictionary_number(begun->items, record->item.text, record->item.length)))
        return ENOMEM;
    return 0;
}

/* The call in a place as a record, which says pending. */
static struct record record_of(const struct begun *begun, const struct operation *call)
{
    uint64_t worker = (uint64_t)(call - begun->calls) + 1;
    const char *name = dictionary_text(begun->workers, worker);
    struct record record = {.worker = {name, strlen(name)}, .operation = *call};
    record.has_item = call->item != 0;
    if (record.has_item) {
        const char *item = dictionary_text(begun->items, call->item);
        record.item = (struct field){item, strlen(item)};
    }
    record.operation.item = 0;
    record.operation.answer = ANSWER_PENDING;
    record.operation.returned = STAMP_NEVER;
    return record;
}

int begun_end(struct begun *begun, const struct text *lines, struct field worker,
              struct record *record)
{
    struct operation *call = place_of(begun, worker);
    if (!call)
        return ENOMEM;
    if (!call->line)
        return text_refuse_field(lines, "the end of a call by worker", worker,
                                 "its beginning in a line before");
    *record = record_of(begun, call);
    call->line = 0;
    return 0;
}

int begun_rest(struct begun *begun, struct gather *gather)
{
    for (size_t i = 0; i < begun->count; i++) {
        if (!begun->calls[i].line)
            continue;
        struct record record = record_of(begun, &begun->calls[i]);
        if (gather_add(gather, &record))
            return ENOMEM;
    }
    return 0;
}

bool begun_again(const struct begun *begun)
{
    return begun->again;
}
