/* Trace files line by line: reading a line in bounded memory, and taking a record apart. */
#include "history/trace_line.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

int trace_refuse(const struct trace_line *line, uint64_t number, const char *format, ...)
{
    char *text = line->error->text;
    size_t room = sizeof line->error->text;
    int length = snprintf(text, room, "%.200s:%" PRIu64 ": ", line->name, number);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text + length, room - (size_t)length, format, arguments);
    va_end(arguments);
    return EINVAL;
}

int trace_line_next(struct trace_line *line)
{
    size_t length = 0;
    int byte;
    while ((byte = getc_unlocked(line->file)) != EOF) {
        if (!length)
            line->number++;
        if (line->number > UINT32_MAX)
            return trace_refuse(line, line->number, "too many lines; expected at most %" PRIu32,
                                UINT32_MAX);
        if (byte == '\n')
            break;
        if (length == TRACE_LINE_MOST + 1 || (length == TRACE_LINE_MOST && byte != '\r'))
            return trace_refuse(line, line->number,
                                "line longer than %d bytes; expected one operation a line",
                                TRACE_LINE_MOST);
        if (iscntrl(byte) && byte != '\r' && byte != '\t')
            return trace_refuse(line, line->number,
                                "byte 0x%02x, which is not text; expected a CSV file",
                                (unsigned)byte);
        line->text[length++] = (char)byte;
    }
    if (byte == EOF && ferror(line->file)) {
        int error = errno ? errno : EIO;
        trace_refuse(line, line->number + !length, "cannot read: %s", strerror(error));
        return error;
    }
    if (byte == EOF && !length)
        return EOF;
    if (byte == EOF)
        return trace_refuse(line, line->number,
                            "the file ends within this line; expected a newline after it");
    if (length && line->text[length - 1] == '\r')
        length--;
    line->text[length] = '\0';
    return 0;
}

bool trace_number(const char *text, uint64_t most, uint64_t *number)
{
    uint64_t value = 0;
    for (const char *digit = text; *digit; digit++) {
        if (*digit < '0' || *digit > '9')
            return false;
        uint64_t next = (uint64_t)(*digit - '0');
        if (value > (most - next) / 10)
            return false;
        value = value * 10 + next;
    }
    *number = value;
    return *text != '\0';
}

/* Cuts .text at its commas. Returns false unless there are six fields. */
static bool split(char *text, char *fields[6])
{
    int count = 0;
    for (char *field = text; field; count++) {
        if (count == 6)
            return false;
        fields[count] = field;
        field = strchr(field, ',');
        if (field)
            *field++ = '\0';
    }
    return count == 6;
}

/* Says that a field is not what it should be. The field is shown in part, as printable text. */
static int refuse_field(const struct trace_line *line, const char *what, const char *field,
                        const char *expected)
{
    char shown[33];
    size_t i = 0;
    for (; field[i] && i + 1 < sizeof shown; i++)
        shown[i] = isprint((unsigned char)field[i]) ? field[i] : '?';
    shown[i] = '\0';
    return trace_refuse(line, line->number, "%s \"%s%s\"; expected %s", what, shown,
                        field[i] ? "..." : "", expected);
}

/* The kinds, the answers they can give, and how those are told. */
static const struct {
    const char *kind;
    struct {
        const char *word;
        enum operation_answer answer;
    } answers[4];
    const char *expected;
} grammar[] = {
    [OPERATION_PUT] = {"put",
                       {{"ok", ANSWER_OK}, {"full", ANSWER_FULL}, {"-", ANSWER_PENDING}},
                       "ok, full or - after put"},
    [OPERATION_GET] = {"get",
                       {{"got", ANSWER_GOT},
                        {"empty", ANSWER_EMPTY},
                        {"busy", ANSWER_BUSY},
                        {"-", ANSWER_PENDING}},
                       "got, empty, busy or - after get"},
    [OPERATION_EMPTY] = {"empty",
                         {{"true", ANSWER_TRUE}, {"false", ANSWER_FALSE}, {"-", ANSWER_PENDING}},
                         "true, false or - after empty"},
};

static int parse_call(const struct trace_line *line, const char *kind, const char *answer,
                      struct operation *operation)
{
    size_t k = 0;
    while (k <= OPERATION_EMPTY && strcmp(kind, grammar[k].kind))
        k++;
    if (k > OPERATION_EMPTY)
        return refuse_field(line, "kind", kind, "put, get or empty");
    operation->kind = (uint8_t)k;
    for (int a = 0; a < 4 && grammar[k].answers[a].word; a++) {
        if (strcmp(answer, grammar[k].answers[a].word))
            continue;
        operation->answer = (uint8_t)grammar[k].answers[a].answer;
        return 0;
    }
    return refuse_field(line, "answer", answer, grammar[k].expected);
}

int trace_line_parse(struct trace_line *line, uint64_t *worker, struct operation *operation)
{
    char *fields[6];
    if (!split(line->text, fields))
        return trace_refuse(line, line->number,
                            "not six fields; expected worker,kind,answer,item,invoked,returned");
    *operation = (struct operation){.returned = STAMP_NEVER, .line = (uint32_t)line->number};
    if (!trace_number(fields[0], UINT16_MAX, worker))
        return refuse_field(line, "worker", fields[0], "a number from 0 to 65535");
    int error = parse_call(line, fields[1], fields[2], operation);
    if (error)
        return error;
    bool names_item = operation->kind == OPERATION_PUT || operation->answer == ANSWER_GOT;
    if (!trace_number(fields[3], UINT64_MAX, &operation->item) ||
        (operation->item != 0) != names_item)
        return refuse_field(line, "item", fields[3],
                            names_item ? "a whole number from 1 to 2^64-1"
                                       : "0: this answer has no item");
    if (!trace_number(fields[4], STAMP_NEVER - 1, &operation->invoked))
        return refuse_field(line, "invoked", fields[4], "a whole number from 0 to 2^64-2");
    if (operation->answer == ANSWER_PENDING)
        return strcmp(fields[5], "-") ? refuse_field(line, "returned", fields[5],
                                                     "-: a call without answer never returned")
                                      : 0;
    if (!trace_number(fields[5], STAMP_NEVER - 1, &operation->returned))
        return refuse_field(line, "returned", fields[5],
                            strcmp(fields[5], "-") ? "a whole number from 0 to 2^64-2"
                                                   : "a whole number: this call has an answer");
    if (operation->returned < operation->invoked)
        return trace_refuse(line, line->number,
                            "returned %" PRIu64 " is before invoked %" PRIu64
                            "; expected invoked <= returned",
                            operation->returned, operation->invoked);
    return 0;
}
