/* Records of trace files, by a table of the kinds and of the answers that each can give. */
#include "history/trace_line.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

/* The answers, in the order of their enum. */
static const char *const answers[] = {"ok", "full", "got", "empty", "busy", "true", "false", "-"};

const char *trace_answer_word(enum operation_answer answer)
{
    return answers[answer];
}

enum {
    PUT_ANSWERS = 1 << ANSWER_OK | 1 << ANSWER_FULL | 1 << ANSWER_PENDING,
    GET_ANSWERS = 1 << ANSWER_GOT | 1 << ANSWER_EMPTY | 1 << ANSWER_BUSY | 1 << ANSWER_PENDING,
    EMPTY_ANSWERS = 1 << ANSWER_TRUE | 1 << ANSWER_FALSE | 1 << ANSWER_PENDING,
    BACK_ANSWERS = 1 << ANSWER_OK | 1 << ANSWER_PENDING,
};

static const struct kind {
    const char *word;
    enum operation_kind kind;
    enum operation_manner manner;
    unsigned answers; /* a bit each */
    const char *expected;
} kinds[] = {
    {"put", OPERATION_PUT, MANNER_NOW, PUT_ANSWERS, "ok, full or - after put"},
    {"get", OPERATION_GET, MANNER_NOW, GET_ANSWERS, "got, empty, busy or - after get"},
    {"empty", OPERATION_EMPTY, MANNER_NOW, EMPTY_ANSWERS, "true, false or - after empty"},
    {"wait", OPERATION_GET, MANNER_WAIT, GET_ANSWERS, "got, empty, busy or - after wait"},
    {"wait_put", OPERATION_PUT, MANNER_WAIT, PUT_ANSWERS, "ok, full or - after wait_put"},
    {"timed", OPERATION_GET, MANNER_TIMED, GET_ANSWERS, "got, empty, busy or - after timed"},
    {"back", OPERATION_PUT, MANNER_BACK, BACK_ANSWERS, "ok or - after back"},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static const char *const column_names[COLUMNS] = {
    "worker", "kind", "answer", "item", "invoked", "returned", "deadline", "queue", "priority"};

const struct columns columns_first_edition = {
    {COLUMN_WORKER, COLUMN_KIND, COLUMN_ANSWER, COLUMN_ITEM, COLUMN_INVOKED, COLUMN_RETURNED}, 6};

const char *trace_column_name(enum column column)
{
    return column_names[column];
}

const char *trace_kind_word(const struct operation *operation)
{
    for (size_t k = 0; k < KINDS; k++)
        if (kinds[k].kind == (enum operation_kind)operation->kind &&
            kinds[k].manner == (enum operation_manner)operation->manner)
            return kinds[k].word;
    return "get";
}

/* Cuts the line at its commas. Returns how many fields there are, at most one more than `most`. */
static size_t split(struct field line, struct field *fields, size_t most)
{
    const char *from = line.text, *end = line.text + line.length;
    size_t count = 0;
    for (const char *at = from;; at++) {
        if (at < end && *at != ',')
            continue;
        if (count == most)
            return most + 1;
        fields[count++] = (struct field){from, (size_t)(at - from)};
        if (at == end)
            return count;
        from = at + 1;
    }
}

/* The column that is called so; COLUMNS if none is. */
static size_t column_named(struct field name)
{
    size_t column = 0;
    while (column < COLUMNS && !field_is(name, column_names[column]))
        column++;
    return column;
}

bool columns_is_header(struct field line)
{
    struct field fields[COLUMNS];
    size_t count = split(line, fields, COLUMNS);
    for (size_t i = 0; i < count && i < COLUMNS; i++)
        if (column_named(fields[i]) == COLUMNS)
            return false;
    return count > 1 && count <= COLUMNS;
}

int columns_read(struct columns *columns, const struct text *lines)
{
    struct field fields[COLUMNS];
    bool seen[COLUMNS] = {false};
    columns->count = split(lines->line, fields, COLUMNS);
    for (size_t i = 0; i < columns->count; i++) {
        size_t column = column_named(fields[i]);
        if (seen[column])
            return text_refuse_field(lines, "column", fields[i], "every column once");
        seen[column] = true;
        columns->column[i] = (enum column)column;
    }
    for (size_t column = 0; column <= COLUMN_RETURNED; column++)
        if (!seen[column])
            return text_refuse(lines, lines->number,
                               "no column \"%s\"; expected " TRACE_HEADER ", and others at will",
                               column_names[column]);
    return 0;
}

/* Whether a field is a word: printable, without blanks and quotes. */
static bool is_name(struct field field)
{
    for (size_t i = 0; i < field.length; i++) {
        unsigned char byte = (unsigned char)field.text[i];
        if (byte <= ' ' || byte == '"' || byte == 0x7f)
            return false;
    }
    return field.length > 0;
}

static int parse_call(const struct text *lines, struct field kind, struct field answer,
                      struct operation *operation)
{
    size_t k = 0, a = 0;
    while (k < KINDS && !field_is(kind, kinds[k].word))
        k++;
    if (k == KINDS)
        return text_refuse_field(lines, "kind", kind,
                                 "put, get, empty, wait, wait_put, timed or back");
    while (a <= ANSWER_PENDING && (!field_is(answer, answers[a]) || !(kinds[k].answers >> a & 1)))
        a++;
    if (a > ANSWER_PENDING)
        return text_refuse_field(lines, "answer", answer, kinds[k].expected);
    operation->kind = (uint8_t)kinds[k].kind;
    operation->manner = (uint8_t)kinds[k].manner;
    operation->answer = (uint8_t)a;
    return 0;
}

static int parse_stamps(const struct text *lines, struct field invoked, struct field returned,
                        struct operation *operation)
{
    if (!field_number(invoked, STAMP_NEVER - 1, &operation->invoked))
        return text_refuse_field(lines, "invoked", invoked, "a whole number from 0 to 2^64-2");
    if (operation->answer == ANSWER_PENDING) {
        operation->returned = STAMP_NEVER;
        return field_is(returned, "-")
                   ? 0
                   : text_refuse_field(lines, "returned", returned,
                                       "-: a call without answer never returned");
    }
    if (!field_number(returned, STAMP_NEVER - 1, &operation->returned))
        return text_refuse_field(lines, "returned", returned,
                                 field_is(returned, "-") ? "a whole number: this call has an answer"
                                                         : "a whole number from 0 to 2^64-2");
    if (operation->returned < operation->invoked)
        return text_refuse(lines, lines->number,
                           "returned %" PRIu64 " is before invoked %" PRIu64
                           "; expected invoked <= returned",
                           operation->returned, operation->invoked);
    return 0;
}

static int parse_item(const struct text *lines, struct field item, struct record *record)
{
    const struct operation *operation = &record->operation;
    uint64_t number;
    bool none = item.length == 0 || (field_number(item, UINT64_MAX, &number) && number == 0);
    record->item = item;
    record->has_item = operation->kind == OPERATION_PUT || operation->answer == ANSWER_GOT;
    if (record->has_item ? none || !is_name(item) : !none)
        return text_refuse_field(lines, "item", item,
                                 record->has_item ? "a number from 1 to 2^64-1, or a word"
                                                  : "0: this answer has no item");
    return 0;
}

static int parse_deadline(const struct text *lines, struct field deadline,
                          struct operation *operation)
{
    bool timed = operation->manner == MANNER_TIMED;
    uint64_t stamp = STAMP_NEVER;
    if (deadline.length && (!timed || !field_number(deadline, STAMP_NEVER - 1, &stamp)))
        return text_refuse_field(lines, "deadline", deadline,
                                 timed ? "a whole number from 0 to 2^64-2, or nothing"
                                       : "nothing: only timed gets have one");
    if (timed && operation->answer == ANSWER_EMPTY)
        operation->deadline = stamp;
    return 0;
}

static int parse_priority(const struct text *lines, struct field priority, struct record *record)
{
    bool minus = priority.length && *priority.text == '-';
    struct field digits = {priority.text + minus, priority.length - minus};
    uint64_t number = 0;
    record->has_priority = priority.length > 0;
    if (record->has_priority && !field_number(digits, INT64_MAX, &number))
        return text_refuse_field(lines, "priority", priority, "a whole number, or nothing");
    record->priority = minus ? -(int64_t)number : (int64_t)number;
    return 0;
}

int trace_line_parse(const struct text *lines, const struct columns *columns, struct record *record)
{
    struct field fields[COLUMNS], of[COLUMNS];
    if (split(lines->line, fields, columns->count) != columns->count)
        return text_check_bytes(lines)
                   ? EINVAL
                   : text_refuse(lines, lines->number, "not %s fields; expected %s",
                                 columns->count == 6 ? "six" : "as many",
                                 columns->count == 6 ? TRACE_HEADER : "those of the header");
    for (enum column optional = COLUMN_DEADLINE; optional < COLUMNS; optional++)
        of[optional] = (struct field){"", 0};
    for (size_t i = 0; i < columns->count; i++)
        of[columns->column[i]] = fields[i];
    return trace_fields_parse(lines, of, record);
}

int trace_fields_parse(const struct text *lines, const struct field of[COLUMNS],
                       struct record *record)
{
    *record = (struct record){.worker = of[COLUMN_WORKER], .queue = of[COLUMN_QUEUE]};
    record->operation.line = (uint32_t)lines->number;
    if (!is_name(record->worker))
        return text_refuse_field(lines, "worker", record->worker, "a number, or a word");
    if (record->queue.length && !is_name(record->queue))
        return text_refuse_field(lines, "queue", record->queue, "a word, or nothing");
    int error = parse_call(lines, of[COLUMN_KIND], of[COLUMN_ANSWER], &record->operation);
    if (!error)
        error = parse_item(lines, of[COLUMN_ITEM], record);
    if (!error)
        error = parse_stamps(lines, of[COLUMN_INVOKED], of[COLUMN_RETURNED], &record->operation);
    if (!error)
        error = parse_deadline(lines, of[COLUMN_DEADLINE], &record->operation);
    return error ? error : parse_priority(lines, of[COLUMN_PRIORITY], record);
}
