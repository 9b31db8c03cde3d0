/* Reads lab.ini for inih, strictly.
 *
 * inih cuts long lines, skips what it does not know and takes an indented line for more of the one
 * before. In a lab each of these would be a mistake that nobody is told of, so they are found here.
 */
#include "lab/line.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "files/utf8.h"
#include "lab/words.h"

const char *const words_section[] = {"lab",     "queues",  "workload", "measure",
                                     "explore", "predict", NULL};

void lines_fail(struct lines *lines, unsigned number, const char *format, ...)
{
    char text[sizeof lines->error->text];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    lab_fail(lines->error, lab_status(text, 65), "%.270s:%u: %s", lines->path, number, text);
}

/* "[labs]": is the section one of ours? A missing bracket is left for inih to find. */
static void check_section(struct lines *lines, const char *text)
{
    char name[64], expected[200];
    size_t length = strcspn(text + 1, "]");
    if (text[1 + length] != ']')
        return;
    snprintf(name, sizeof name, "%.*s", (int)(length < 60 ? length : 60), text + 1);
    if (word_index(name, words_section) < 0)
        lines_fail(lines, lines->number, "no section is called [%s]; %s", name,
                   words_expected(expected, sizeof expected, name, words_section));
}

/* Skips an UTF-8 byte order mark, which some editors leave at the start of a file. */
static int first_letter(FILE *file)
{
    int letter = getc(file);
    if (letter == 0xEF && (letter = getc(file)) == 0xBB && (letter = getc(file)) == 0xBF)
        letter = getc(file);
    return letter;
}

char *lines_next(char *text, int size, void *stream)
{
    struct lines *lines = stream;
    if (lines->error->status != 0)
        return NULL;
    int length = 0;
    int letter = lines->number == 0 ? first_letter(lines->file) : getc(lines->file);
    if (letter == EOF) {
        if (ferror(lines->file))
            lab_fail(lines->error, 66, "%.270s: %s; expected a readable text file", lines->path,
                     strerror(errno));
        return NULL;
    }
    lines->number++;
    for (; letter != EOF && letter != '\n'; letter = getc(lines->file)) {
        if (letter == '\t' || letter == '\r')
            letter = ' ';
        if (letter < ' ' || letter == 0x7f) {
            lines_fail(lines, lines->number, "the byte 0x%02x; expected plain text", letter);
            return NULL;
        }
        if (length == 0 && letter == ' ')
            continue;
        if (length + 2 >= size) {
            lines_fail(lines, lines->number, "the line is too long; expected at most %d bytes",
                       size - 2);
            return NULL;
        }
        text[length++] = (char)letter;
    }
    text[length] = '\0';
    size_t good = utf8_length(text, (size_t)length);
    if (good < (size_t)length)
        lines_fail(lines, lines->number,
                   "the byte 0x%02x, which is not UTF-8; expected the file saved as UTF-8",
                   (unsigned char)text[good]);
    if (text[0] == '[')
        check_section(lines, text);
    return lines->error->status == 0 ? text : NULL;
}
