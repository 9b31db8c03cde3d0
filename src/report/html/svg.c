/* gnuplot's SVG documents, made part of a page.
 *
 * Two pictures on one page must not share an id, for a reference means the first of that name: so
 * every id gets a prefix, and so does every reference. What gnuplot writes for itself goes: the
 * document's prolog, its own titles (a browser shows them as tips: "rules using 1:(0)"), and groups
 * without anything inside.
 */
#include "report/html/svg.h"

#include <string.h>

#include "report/html/escape.h"

/* The text behind the first `what` in `text`, or NULL. */
static const char *behind(const char *text, const char *what)
{
    const char *found = strstr(text, what);
    return found ? found + strlen(what) : NULL;
}

/* Writes the inside of a tag, `length` bytes, with prefixes before its ids and references, and one
 * space where there are several. */
static void put_tag(FILE *out, const char *tag, size_t length, const char *prefix)
{
    static const struct {
        const char *old, *new;
    } names[] = {
        {" id='", " id='"},           {" id=\"", " id=\""},
        {"xlink:href='#", "href='#"}, {"xlink:href=\"#", "href=\"#"},
        {"url(#", "url(#"},           {"url('#", "url('#"},
    };
    for (size_t i = 0; i < length;) {
        size_t n = 0, size = 0;
        for (; n < sizeof names / sizeof *names; n++) {
            size = strlen(names[n].old);
            if (size <= length - i && strncmp(tag + i, names[n].old, size) == 0)
                break;
        }
        if (n < sizeof names / sizeof *names) {
            fprintf(out, "%s%s", names[n].new, prefix);
            i += size;
        } else if (strchr(" \n\t\r", tag[i])) {
            size_t blank = strspn(tag + i, " \n\t\r");
            if (blank == 1)
                fputc(' ', out);
            i += blank == 1 ? 1 : blank - 1; /* the last one may begin a name */
        } else {
            fputc(tag[i++], out);
        }
    }
}

/* The end of an element without anything inside whose start tag begins here, or NULL. */
static const char *empty_group(const char *text)
{
    const char *end = strncmp(text, "<g ", 3) == 0 ? behind(text, ">") : NULL;
    if (!end)
        return NULL;
    end += strspn(end, " \n\t\r");
    return strncmp(end, "</g>", 4) == 0 ? end + 4 : NULL;
}

/* What is left out, from here on: its end, or NULL. */
static const char *left_out(const char *text)
{
    if (strncmp(text, "<title>", 7) == 0)
        return behind(text, "</title>");
    if (strncmp(text, "<desc>", 6) == 0)
        return behind(text, "</desc>");
    return empty_group(text);
}

/* Writes the document's opening tag anew: its box is kept, its size is the page's business. */
static const char *put_opening(FILE *out, const char *document, const char *label)
{
    const char *start = behind(document, "<svg"), *end = start ? behind(start, ">") : NULL;
    const char *box = start ? behind(start, "viewBox=\"") : NULL;
    if (!end || !box || box > end)
        return NULL;
    fputs("<svg role=\"img\" viewBox=\"", out);
    for (; *box && strchr("0123456789. -", *box); box++)
        fputc(*box, out);
    fputs("\" aria-label=\"", out);
    html_text(out, label);
    fputs("\">", out);
    return end;
}

void html_svg(FILE *out, const char *document, const char *prefix, const char *label)
{
    const char *at = put_opening(out, document, label);
    const char *stop = at ? strstr(at, "</svg>") : NULL;
    while (stop && at < stop) {
        const char *beyond = left_out(at);
        if (beyond && beyond <= stop) {
            at = beyond;
        } else if (*at == '<') {
            size_t length = strcspn(at, ">");
            put_tag(out, at, length, prefix);
            fputc('>', out);
            at += length + 1;
        } else if (strchr("\n\t\r", *at)) {
            at++; /* between elements; gnuplot's texts are lines of their own */
        } else {
            fputc(*at++, out);
        }
    }
    if (at)
        fputs("</svg>", out);
}
