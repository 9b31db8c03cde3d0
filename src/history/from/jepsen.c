/* Jepsen's histories of queues, in EDN or as JSON lines: a map for the beginning of every call and
 * one for its end. The clock is :time (ns); without it :index; without that the order of the lines.
 *
 * :fail of a dequeue with :error :empty (or :exhausted), and :ok with nil, is an Empty; another
 * :fail is Busy, of an enqueue Full. After :info nobody knows: the call never returned. A :drain is
 * one call that got several items; the last one, after all enqueues, leaves nothing inside.
 * Whatever is no numbered process's (the nemesis) is passed over.
 */
#include <errno.h>
#include <string.h>

#include "history/from/begun.h"
#include "history/from/format.h"
#include "history/from/map.h"
#include "history/from/words.h"

#define LINE "{:process 0, :type :invoke, :f :enqueue, :value 7, :time 10}"

struct reader {
    struct text *lines;
    struct gather *gather;
    struct begun *begun;
    struct map map;
    const char *clock; /* "time", "index", "" (lines); NULL: no call was seen */
    uint64_t latest;   /* stamp */
    bool drained;      /* a drain has returned, and no call was invoked since that may put */
};

static bool looks_like(struct field line)
{
    struct field inside;
    if (!map_begins(line, &inside) || inside.length == 0)
        return false;
    return *inside.text == ':' || memmem(inside.text, inside.length, "\"type\"", 6);
}

/* The present line's stamp. Returns 0 or EINVAL with the error told. */
static int read_stamp(struct reader *reader, uint64_t *stamp)
{
    const struct text *lines = reader->lines;
    if (!reader->clock)
        reader->clock = map_value(&reader->map, "time").length    ? "time"
                        : map_value(&reader->map, "index").length ? "index"
                                                                  : "";
    *stamp = lines->number;
    struct field value = map_value(&reader->map, reader->clock);
    if (*reader->clock && !field_number(value, STAMP_NEVER - 1, stamp)) {
        char what[16];
        snprintf(what, sizeof what, ":%s", reader->clock);
        return text_refuse_field(lines, what, value, "a whole number, for the first call has one");
    }
    if (*stamp < reader->latest)
        return text_refuse_field(lines, "earlier than a line before:", value,
                                 "lines in the order of time");
    reader->latest = *stamp;
    return 0;
}

static int read_invoke(struct reader *reader, struct field process, uint64_t stamp)
{
    const struct text *lines = reader->lines;
    struct field call = map_value(&reader->map, "f"), value = map_value(&reader->map, "value");
    enum operation_kind kind = OPERATION_GET;
    if (!field_is(call, "drain") && (!word_call(call, &kind) || kind == OPERATION_EMPTY))
        return text_refuse_field(lines, ":f", call, ":enqueue, :dequeue or :drain");
    struct record record = {.worker = process, .item = value};
    record.operation.invoked = stamp;
    record.operation.kind = (uint8_t)kind;
    record.has_item = kind == OPERATION_PUT;
    reader->drained &= !record.has_item;
    if (record.has_item && !word_is_item(value))
        return text_refuse_field(lines, ":value", value, WORD_ITEM);
    return begun_start(reader->begun, lines, &record);
}

/* A drain got all the items of a list, or none. */
static int read_drain(struct reader *reader, struct record *record)
{
    struct field list = map_value(&reader->map, "value");
    const struct text *lines = reader->lines;
    if (list.length < 2 || !memchr("[(", *list.text, 2))
        return text_refuse_field(lines, ":value", list, "the list of what the drain got");
    const char *at = list.text + 1, *end = list.text + list.length - 1;
    while (at < end) {
        const char *from = at;
        while (at < end && !memchr(" ,\t", *at, 3))
            at++;
        record->item = (struct field){from, (size_t)(at - from)};
        record->has_item = true;
        record->operation.answer = ANSWER_GOT;
        at += at < end;
        if (record->item.length == 0)
            continue;
        if (!word_is_item(record->item))
            return text_refuse_field(lines, ":value", record->item, WORD_ITEM);
        if (gather_add(reader->gather, record))
            return ENOMEM;
    }
    reader->drained = true;
    return 0;
}

/* The answer of a get or put that has returned. Returns 0 or EINVAL with the error told. */
static int read_answer(struct reader *reader, bool failed, struct record *record)
{
    struct field value = map_value(&reader->map, "value"), why = map_value(&reader->map, "error");
    static const char *const nothing[] = {"empty",        "exhausted",   "[:empty]",
                                          "[:exhausted]", "[\"empty\"]", NULL};
    bool empty = failed ? word_among(why, nothing) : value.length == 0;
    if (record->operation.kind == OPERATION_PUT) {
        record->operation.answer = failed ? ANSWER_FULL : ANSWER_OK;
        return 0;
    }
    record->operation.answer = empty ? ANSWER_EMPTY : failed ? ANSWER_BUSY : ANSWER_GOT;
    record->has_item = record->operation.answer == ANSWER_GOT;
    record->item = value;
    if (record->has_item && !word_is_item(value))
        return text_refuse_field(reader->lines, ":value", value, WORD_ITEM);
    return 0;
}

static int read_end(struct reader *reader, struct field type, struct field process, uint64_t stamp)
{
    struct record record = {0};
    bool ok = field_is(type, "ok"), failed = field_is(type, "fail");
    bool drain = field_is(map_value(&reader->map, "f"), "drain");
    if (!ok && !failed && !field_is(type, "info"))
        return text_refuse_field(reader->lines, ":type", type, ":invoke, :ok, :fail or :info");
    int error = begun_end(reader->begun, reader->lines, process, &record);
    if (error)
        return error;
    if (drain && !ok)
        return text_refuse_field(reader->lines, "drain that ended with :type", type,
                                 ":ok, else nobody knows what it got");
    if (ok || failed)
        record.operation.returned = stamp;
    reader->drained &= record.operation.kind != OPERATION_PUT;
    if (drain)
        return read_drain(reader, &record);
    if (ok || failed)
        error = read_answer(reader, failed, &record);
    return error ? error : gather_add(reader->gather, &record);
}

static int read_line(struct reader *reader)
{
    uint64_t number, stamp;
    struct map *map = &reader->map;
    int error = map_read(reader->lines, LINE, map);
    if (error || map->count == 0)
        return error;
    struct field type = map_value(map, "type"), process = map_value(map, "process");
    if (type.length == 0)
        return text_refuse(reader->lines, reader->lines->number, "no :type; expected " LINE);
    if (process.length == 0)
        return text_refuse(reader->lines, reader->lines->number, "no :process; expected " LINE);
    if (!field_number(process, UINT64_MAX, &number))
        return 0;
    error = read_stamp(reader, &stamp);
    if (error)
        return error;
    return field_is(type, "invoke") ? read_invoke(reader, process, stamp)
                                    : read_end(reader, type, process, stamp);
}

static int read_lines(struct text *lines, struct gather *gather)
{
    struct reader reader = {.lines = lines, .gather = gather, .begun = begun_open()};
    int failed = reader.begun ? 0 : ENOMEM;
    while (!failed && (failed = text_next(lines)) == 0)
        failed = read_line(&reader);
    if (failed == EOF)
        failed = begun_rest(reader.begun, gather);
    if (reader.clock && !strcmp(reader.clock, "time"))
        gather_facts(gather)->ticks_per_second = 1000000000;
    gather_facts(gather)->drained = reader.drained;
    begun_close(reader.begun);
    return failed;
}

const struct trace_format trace_format_jepsen = {
    .name = "jepsen",
    .summary = "Jepsen's histories of queues, EDN or JSON lines",
    .line = LINE,
    .looks_like = looks_like,
    .read = read_lines,
};
