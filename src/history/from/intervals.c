/* A call a line, with both its stamps: "enq 7 10 20" (PolyLin, fastlin), "deq -1 30 40" for Empty;
 * or, with the worker first and the call behind, "0 10 20 ENQ 7" (fptlin). A call that never
 * returned has "-" for its second stamp, and a get no known item: "-", too.
 */
#include <errno.h>

#include "history/from/format.h"
#include "history/from/words.h"

#define LINE "enq 7 10 20, or 0 10 20 ENQ 7"

/* A line taken apart. */
struct interval {
    struct field worker, call, item, invoked, returned;
};

/* False if the line has not as many words as one form or the other. */
static bool take_apart(struct field line, struct interval *interval)
{
    struct field words[5];
    size_t count = words_split(line, words, 5);
    if (count == 4)
        *interval = (struct interval){{"", 0}, words[0], words[1], words[2], words[3]};
    else if (count == 5)
        *interval = (struct interval){words[0], words[3], words[4], words[1], words[2]};
    return count == 4 || count == 5;
}

static bool looks_like(struct field line)
{
    struct interval interval;
    enum operation_kind kind;
    return take_apart(line, &interval) && word_call(interval.call, &kind);
}

static int read_stamps(const struct text *lines, const struct interval *interval,
                       struct operation *call)
{
    bool pending = field_is(interval->returned, "-");
    if (!field_number(interval->invoked, STAMP_NEVER - 1, &call->invoked))
        return text_refuse_field(lines, "beginning", interval->invoked, "a whole number");
    call->returned = STAMP_NEVER;
    if (pending)
        call->answer = ANSWER_PENDING;
    else if (!field_number(interval->returned, STAMP_NEVER - 1, &call->returned))
        return text_refuse_field(lines, "end", interval->returned,
                                 "a whole number, or - if the call never returned");
    if (call->returned < call->invoked)
        return text_refuse_field(lines, "end", interval->returned, "none before the beginning");
    return 0;
}

static int read_call(const struct text *lines, const struct interval *interval,
                     struct record *record)
{
    enum operation_kind kind;
    struct operation *call = &record->operation;
    if (!word_call(interval->call, &kind) || kind == OPERATION_EMPTY)
        return text_refuse_field(lines, "call", interval->call, "enq, put, push, deq, get or pop");
    bool put = kind == OPERATION_PUT;
    bool pending = field_is(interval->returned, "-");
    bool empty = !put && word_says_empty(interval->item);
    *record = (struct record){.worker = interval->worker, .item = interval->item};
    record->has_item = put || (!empty && !pending);
    if (record->has_item && !word_is_item(interval->item))
        return text_refuse_field(lines, "item", interval->item, WORD_ITEM);
    if (!put && pending && !empty && !field_is(interval->item, "-"))
        return text_refuse_field(lines, "item", interval->item, "-: the get never returned");
    call->line = (uint32_t)lines->number;
    call->kind = (uint8_t)kind;
    call->answer = (uint8_t)(put ? ANSWER_OK : empty ? ANSWER_EMPTY : ANSWER_GOT);
    return read_stamps(lines, interval, call);
}

static int read_lines(struct text *lines, struct gather *gather)
{
    int failed = 0;
    bool first = true, nameless = false;
    while (!failed && (failed = text_next(lines)) == 0) {
        struct interval interval;
        struct record record;
        if (lines->line.length == 0 || *lines->line.text == '#')
            continue;
        if (!take_apart(lines->line, &interval))
            return text_refuse_field(lines, "not a call:", lines->line, LINE);
        bool named = interval.worker.length > 0;
        if (!first && named == nameless)
            return text_refuse_field(lines, "not a call:", lines->line,
                                     named ? "four words, as before" : "five words, as before");
        nameless = !named;
        if (named && !word_is_item(interval.worker))
            return text_refuse_field(lines, "worker", interval.worker, "a number, or a word");
        first = false;
        failed = read_call(lines, &interval, &record);
        if (!failed)
            failed = gather_add(gather, &record);
    }
    if (nameless)
        gather_nameless(gather);
    return failed == EOF ? 0 : failed;
}

const struct trace_format trace_format_intervals = {
    .name = "intervals",
    .summary = "a call a line with both its stamps: PolyLin, fptlin",
    .line = LINE,
    .looks_like = looks_like,
    .read = read_lines,
};
