/* Text files line by line: a window over the file that always holds the present line whole. */
#include "history/text.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

#include "files/utf8.h"

bool field_number(struct field field, uint64_t most, uint64_t *number)
{
    uint64_t value = 0;
    for (size_t i = 0; i < field.length; i++) {
        unsigned digit = (unsigned)(unsigned char)field.text[i] - '0';
        if (digit > 9 || (i >= 18 && value > (most - digit) / 10))
            return false;
        value = value * 10 + digit;
    }
    *number = value;
    return field.length > 0 && value <= most;
}

void text_open(struct text *lines, FILE *file, const char *name, struct trace_error *error)
{
    lines->file = file;
    lines->name = name;
    lines->error = error;
    lines->number = 0;
    lines->line = (struct field){0};
    lines->next = lines->end = lines->room;
    error->text[0] = '\0';
}

int text_refuse(const struct text *lines, uint64_t number, const char *format, ...)
{
    char *text = lines->error->text;
    size_t room = sizeof lines->error->text;
    int length = snprintf(text, room, "%.200s:%" PRIu64 ": ", lines->name, number);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text + length, room - (size_t)length, format, arguments);
    va_end(arguments);
    return EINVAL;
}

int text_no_memory(const struct text *lines)
{
    text_refuse(lines, lines->number ? lines->number : 1, "out of memory");
    return ENOMEM;
}

int text_check_bytes(const struct text *lines)
{
    for (size_t i = 0; i < lines->line.length; i++) {
        unsigned char byte = (unsigned char)lines->line.text[i];
        if (iscntrl(byte) && byte != '\r' && byte != '\t')
            return text_refuse(lines, lines->number,
                               "byte 0x%02x, which is not text; expected a text file",
                               (unsigned)byte);
    }
    return 0;
}

int text_refuse_field(const struct text *lines, const char *what, struct field field,
                      const char *expected)
{
    char shown[33];
    size_t i = 0;
    if (text_check_bytes(lines))
        return EINVAL;
    for (; i < field.length && i + 1 < sizeof shown; i++)
        shown[i] = isprint((unsigned char)field.text[i]) ? field.text[i] : '?';
    shown[i] = '\0';
    return text_refuse(lines, lines->number, "%s \"%s%s\"; expected %s", what, shown,
                       i < field.length ? "..." : "", expected);
}

/* Moves what is left to the front of the room and reads more behind it. Returns 0, EOF or an errno
 * value. */
static int read_more(struct text *lines)
{
    size_t left = (size_t)(lines->end - lines->next);
    memmove(lines->room, lines->next, left);
    lines->next = lines->room;
    lines->end = lines->room + left;
    errno = 0;
    size_t more = fread(lines->end, 1, TEXT_ROOM - left, lines->file);
    lines->end += more;
    if (more)
        return 0;
    if (!ferror(lines->file))
        return EOF;
    int error = errno ? errno : EIO;
    text_refuse(lines, lines->number ? lines->number : 1, "cannot read: %s", strerror(error));
    return error;
}

int text_next(struct text *lines)
{
    char *newline;
    size_t seen = 0;
    lines->number++;
    while (
        !(newline = memchr(lines->next + seen, '\n', (size_t)(lines->end - lines->next) - seen))) {
        seen = (size_t)(lines->end - lines->next);
        if (seen > LINE_MOST + 1)
            break;
        int failed = read_more(lines);
        if (failed == EOF && seen)
            return text_refuse(lines, lines->number,
                               "the file ends within this line; expected a newline after it");
        if (failed == EOF)
            lines->number--;
        if (failed)
            return failed;
    }
    size_t length = newline ? (size_t)(newline - lines->next) : seen;
    bool carriage = newline && length && newline[-1] == '\r';
    lines->line = (struct field){lines->next, length - carriage};
    if (lines->line.length > LINE_MOST)
        return text_refuse(lines, lines->number,
                           "line longer than %d bytes; expected one operation a line", LINE_MOST);
    if (lines->number > UINT32_MAX)
        return text_refuse(lines, lines->number, "too many lines; expected at most %" PRIu32,
                           UINT32_MAX);
    lines->next = newline + 1;
    size_t good = utf8_length(lines->line.text, lines->line.length);
    if (good < lines->line.length)
        return text_refuse(lines, lines->number,
                           "byte 0x%02x, which is not UTF-8; expected a text file in UTF-8",
                           (unsigned)(unsigned char)lines->line.text[good]);
    return 0;
}

int text_peek(struct text *lines, struct field *beginning)
{
    static const char mark[] = "\xef\xbb\xbf"; /* of UTF-8, as spreadsheets write it */
    int failed = read_more(lines);
    if (lines->end - lines->next >= 3 && memcmp(lines->next, mark, 3) == 0)
        lines->next += 3;
    *beginning = (struct field){lines->next, (size_t)(lines->end - lines->next)};
    return failed == EOF ? 0 : failed;
}
