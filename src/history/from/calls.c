/* Event logs: "[ID] call NAME(ARGUMENT)", "[ID] return VALUE" (LiMo, Violin). The line is the
 * clock.
 *
 * An ID is that of a worker, or of a call: then none comes twice, and the workers have no names.
 */
#include <errno.h>
#include <string.h>

#include "history/from/begun.h"
#include "history/from/format.h"
#include "history/from/words.h"

#define LINE "[3] call add(7), or [3] return true"

/* A line taken apart. */
struct event {
    struct field id, what; /* "call" or "return" */
    struct field rest;     /* what follows */
};

static bool take_apart(struct field line, struct event *event)
{
    struct field words[3];
    size_t count = words_split(line, words, 3);
    if (count < 2 || count > 3 || words[0].length < 3 || *words[0].text != '[' ||
        words[0].text[words[0].length - 1] != ']')
        return false;
    event->id = (struct field){words[0].text + 1, words[0].length - 2};
    event->what = words[1];
    event->rest = count == 3 ? words[2] : (struct field){"", 0};
    return word_is_item(event->id);
}

static bool looks_like(struct field line)
{
    struct event event;
    return take_apart(line, &event) &&
           (field_is(event.what, "call") || field_is(event.what, "return"));
}

/* "add(7)", "remove()" or "remove". */
static int read_call(struct begun *begun, const struct text *lines, const struct event *event)
{
    struct record record = {.worker = event->id, .operation.invoked = lines->number};
    struct field name = event->rest;
    const char *open = memchr(name.text, '(', name.length);
    if (open) {
        if (name.text[name.length - 1] != ')')
            return text_refuse_field(lines, "call", name, LINE);
        record.item = (struct field){open + 1, (size_t)(name.text + name.length - open) - 2};
        name.length = (size_t)(open - name.text);
    }
    enum operation_kind kind;
    if (!word_call(name, &kind))
        return text_refuse_field(lines, "call of", name, WORD_CALLS);
    record.operation.kind = (uint8_t)kind;
    record.has_item = kind == OPERATION_PUT;
    if (record.has_item ? !word_is_item(record.item) : record.item.length > 0)
        return text_refuse_field(lines, "argument", record.item,
                                 record.has_item ? WORD_ITEM : "none: only a put has one");
    return begun_start(begun, lines, &record);
}

/* What the call has answered. Returns 0 or EINVAL with the error told. */
static int read_answer(const struct text *lines, struct field value, struct record *record)
{
    static const char *const done[] = {"", "true", "ok", "void", NULL};
    static const char *const refused[] = {"false", "full", NULL};
    struct operation *call = &record->operation;
    if (call->kind == OPERATION_GET) {
        record->has_item = !word_says_empty(value);
        record->item = value;
        call->answer = record->has_item ? ANSWER_GOT : ANSWER_EMPTY;
        if (record->has_item && !word_is_item(value))
            return text_refuse_field(lines, "return", value, "the item that was got, or empty");
        return 0;
    }
    bool put = call->kind == OPERATION_PUT;
    bool yes = put ? word_among(value, done) : field_is(value, "true");
    if (!yes && !word_among(value, refused))
        return text_refuse_field(lines, "return", value,
                                 put ? "true, ok or nothing of a put; false or full if refused"
                                     : "true or false");
    call->answer = put ? (yes ? ANSWER_OK : ANSWER_FULL) : (yes ? ANSWER_TRUE : ANSWER_FALSE);
    return 0;
}

static int read_return(struct begun *begun, const struct text *lines, const struct event *event,
                       struct gather *gather)
{
    struct record record;
    int error = begun_end(begun, lines, event->id, &record);
    if (!error)
        error = read_answer(lines, event->rest, &record);
    record.operation.returned = lines->number;
    return error ? error : gather_add(gather, &record);
}

static int read_line(struct begun *begun, const struct text *lines, struct gather *gather)
{
    struct event event;
    if (lines->line.length == 0 || *lines->line.text == '#')
        return 0;
    if (!take_apart(lines->line, &event))
        return text_refuse_field(lines, "not an event:", lines->line, LINE);
    if (field_is(event.what, "call"))
        return read_call(begun, lines, &event);
    if (field_is(event.what, "return"))
        return read_return(begun, lines, &event, gather);
    return text_refuse_field(lines, "event", event.what, "call or return");
}

static int read_lines(struct text *lines, struct gather *gather)
{
    struct begun *begun = begun_open();
    int failed = begun ? 0 : ENOMEM;
    while (!failed && (failed = text_next(lines)) == 0)
        failed = read_line(begun, lines, gather);
    if (failed == EOF)
        failed = begun_rest(begun, gather);
    if (!failed && !begun_again(begun))
        gather_nameless(gather);
    begun_close(begun);
    return failed;
}

const struct trace_format trace_format_calls = {
    .name = "calls",
    .summary = "event logs of call and return lines: LiMo, Violin",
    .line = LINE,
    .looks_like = looks_like,
    .read = read_lines,
};
