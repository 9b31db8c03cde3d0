/* Lines of source, cut to what a reader looks for in a diagram. */
#include "explore/names/source.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static size_t length_of_word(const char *at)
{
    size_t length = 0;
    while (isalnum((unsigned char)at[length]) || at[length] == '_')
        length++;
    return length;
}

/* How many bytes at `at` are left out: a comment, a memory order argument, or "_explicit". */
static size_t left_out(const char *at)
{
    static const char order[] = ", memory_order_", suffix[] = "_explicit(";
    if (strncmp(at, "/*", 2) == 0) {
        const char *end = strstr(at + 2, "*/");
        return end ? (size_t)(end + 2 - at) : strlen(at);
    }
    if (strncmp(at, "//", 2) == 0)
        return strlen(at);
    if (strncmp(at, order, sizeof order - 1) == 0)
        return 2 + length_of_word(at + 2);
    if (strncmp(at, suffix, sizeof suffix - 1) == 0)
        return sizeof suffix - 2;
    return 0;
}

/* Where the code begins that says what happens: behind `else` and a declaration's type. */
static const char *skip_frame(const char *line)
{
    static const char other[] = "else ";
    if (strncmp(line, other, sizeof other - 1) == 0)
        line += sizeof other - 1;
    const char *equals = strstr(line, " = "), *call = strchr(line, '(');
    if (!equals || (call && call < equals))
        return line;
    while (equals > line && (isalnum((unsigned char)equals[-1]) || equals[-1] == '_'))
        equals--;
    return equals > line && strchr(" *", equals[-1]) ? equals : line;
}

void source_trim(char *text, size_t size, const char *line)
{
    size_t used = 0;
    for (line = skip_frame(line); *line && used + 1 < size;) {
        size_t skip = left_out(line);
        if (skip)
            line += skip;
        else
            text[used++] = *line++;
    }
    while (used && strchr(" \t;{", text[used - 1]))
        used--;
    text[used] = '\0';
}

void source_name(char *text, size_t size, const char *path)
{
    const char *slash = strrchr(path, '/');
    snprintf(text, size, "%s", slash ? slash + 1 : path);
}

/* Adds the words of a comment's line, without its frame. True: the comment ends there. */
static bool add_words(char *text, size_t size, const char *line)
{
    const char *end = strstr(line, "*/");
    size_t used = strlen(text);
    line += strspn(line, " \t*");
    size_t length = end ? (size_t)(end > line ? end - line : 0) : strcspn(line, "\n");
    while (length && isspace((unsigned char)line[length - 1]))
        length--;
    snprintf(text + used, size - used, "%s%.*s", used && length ? " " : "", (int)length, line);
    return end != NULL;
}

/* Whether a comment goes on behind that line. */
static bool goes_on(const char *line, bool inside)
{
    for (; (line = strstr(line, inside ? "*/" : "/*")); line += 2)
        inside = !inside;
    return inside;
}

void source_says(char *text, size_t size, FILE *stream, int line, const char *mark)
{
    char buffer[512];
    int first = 0;
    bool inside = false, comment = false;
    *text = '\0';
    for (int at = 1; (inside || !line || at <= line + 1) && fgets(buffer, sizeof buffer, stream);
         at++) {
        const char *words = strstr(buffer, mark);
        bool here = comment || strstr(buffer, "/*");
        comment = goes_on(buffer, comment);
        if (!inside && (!words || !here))
            continue;
        if (!inside) {
            first = at;
            *text = '\0';
        }
        inside = !add_words(text, size, inside ? buffer : words + strlen(mark));
        if (!inside && (!line || (line >= first - 1 && line <= at + 1)))
            return;
    }
    *text = '\0';
}
