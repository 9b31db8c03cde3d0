/* Texts in HTML. */

#include "report/html/escape.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

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

void html_print(FILE *out, const char *format, ...)
{
    char text[1200];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    html_text(out, text);
}

/* Writes lines as paragraphs. */
static void put_paragraphs(FILE *out, const char *class, bool one, const char *text)
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
            html_some(out, text + indent, length - indent);
            open = true;
        }
        text += length + (text[length] == '\n');
    }
    if (open)
        fputs("</p>\n", out);
}

int html_words(FILE *out, const struct view *view, const char *class, bool one,
               int (*print)(const struct view *view))
{
    struct view aside = *view; /* the same, printed elsewhere */
    char *text = NULL;
    size_t size = 0;
    aside.out = open_memstream(&text, &size);
    if (!aside.out)
        return errno;
    int error = print(&aside);
    if (fclose(aside.out) != 0 && error == 0)
        error = errno;
    if (error == 0)
        put_paragraphs(out, class, one, text);
    free(text);
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
