/* Texts in HTML. */
#include "report/html/escape.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "files/draft.h"

static void put_escaped(FILE *out, char letter)
{
    switch (letter) {
    case '<':
        fputs("&lt;", out);
        return;
    case '>':
        fputs("&gt;", out);
        return;
    case '&':
        fputs("&amp;", out);
        return;
    case '"':
        fputs("&quot;", out);
        return;
    case '\'':
        fputs("&#39;", out);
        return;
    default:
        break;
    }
    if (((unsigned char)letter < ' ' && letter != '\n' && letter != '\t') || letter == 0x7f)
        fputs("\xef\xbf\xbd", out);
    else
        fputc(letter, out);
}

void html_some(FILE *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        put_escaped(out, text[i]);
}

void html_text(FILE *out, const char *text)
{
    html_some(out, text, strlen(text));
}

/* Whether a unit begins here: "%", "ms", "G", and no word that begins so. */
static bool unit_at(const char *text)
{
    static const char *const units[] = {"%", "ns", "us", "ms", "s", "k", "M", "G", "×"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t length = strlen(units[i]);
        if (strncmp(text, units[i], length) == 0 && !isalnum((unsigned char)text[length]))
            return true;
    }
    return false;
}

/* Whether the space at `at` stands inside a number or between it and its unit or sign. */
static bool in_number(const char *text, const char *at)
{
    static const char most[] = "≤";
    const size_t length = sizeof most - 1;
    if ((size_t)(at - text) >= length && memcmp(at - length, most, length) == 0)
        return true;
    if (at == text || !isdigit((unsigned char)at[-1]))
        return false;
    return unit_at(at + 1) || (strspn(at + 1, "0123456789") == 3 && !isalpha((unsigned char)at[4]));
}

void html_prose(FILE *out, const char *text)
{
    for (const char *at = text; *at; at++)
        if (*at == ' ' && in_number(text, at))
            fputs("\u202f", out);
        else
            put_escaped(out, *at);
}

void html_print(FILE *out, const char *format, ...)
{
    char text[1200];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    html_prose(out, text);
}

/* Writes lines as paragraphs, and spoils `text`. */
static void put_paragraphs(FILE *out, const char *class, bool one, char *text)
{
    bool open = false;
    while (*text) {
        size_t length = strcspn(text, "\n"), indent = strspn(text, " ");
        bool begins = !open || (!one && indent == 0);
        if (indent < length) {
            if (begins)
                fprintf(out, "%s<p class=\"%s\">", open ? "</p>\n" : "", class);
            else
                fputc(' ', out);
            bool last = text[length] == '\0';
            text[length] = '\0';
            html_prose(out, text + indent);
            open = true;
            length += !last;
        } else {
            length += text[length] == '\n';
        }
        text += length;
    }
    if (open)
        fputs("</p>\n", out);
}

int html_words(FILE *out, const struct view *view, const char *class, bool one,
               int (*print)(const struct view *view))
{
    struct view aside = *view; /* the same, printed elsewhere */
    struct draft draft;
    if (!draft_open(&draft))
        return ENOMEM;
    aside.width = SIZE_MAX; /* a number must not break at the end of a line */
    aside.out = draft.out;
    int error = draft_close(&draft, print(&aside));
    if (!error)
        put_paragraphs(out, class, one, draft.text);
    free(draft.text);
    return error;
}

void html_time(FILE *out, const char *stamp)
{
    int year, month, day, hour, minute;
    if (sscanf(stamp, "%4d%2d%2dT%2d%2d", &year, &month, &day, &hour, &minute) == 5)
        fprintf(out, "%04d-%02d-%02d %02d:%02d UTC", year, month, day, hour, minute);
    else
        html_text(out, stamp);
}
