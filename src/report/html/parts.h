/* What the html_*.c files share. Whatever comes from a file or a result goes through html_text. */
#ifndef QLAB_REPORT_HTML_PARTS_H
#define QLAB_REPORT_HTML_PARTS_H

#include "report/html/html.h"
#include "report/text/view.h"

/* A section, and its result as the terminal's table sees it. */
struct html_part {
    const struct html_section *section;
    struct view view; /* without lines if there is no result */
};

/* ---- html_text.c ---- */

/* Writes a text so that it stays a text, in an element or in a quoted attribute. Control characters
 * that HTML does not allow become U+FFFD. */
void html_text(FILE *out, const char *text);
void html_some(FILE *out, const char *text, size_t length);
/* The same of a printf-like text, cut at 1200 bytes. */
void html_print(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* What a part of the terminal's page prints, as paragraphs of that class: a line that begins with a
 * space goes on with the one before; so do all, if `one`. 0 or an errno value. */
int html_words(FILE *out, const struct view *view, const char *class, bool one,
               int (*print)(const struct view *view));
/* "2026-05-06 17:01 UTC" of "20260506T170159Z"; another text stays as it is. */
void html_time(FILE *out, const char *stamp);

/* ---- html_style.c ---- */

extern const char *const html_style[]; /* the style sheet in pieces; NULL ends them */

/* ---- html_svg.c ---- */

/* Copies an SVG document into the page: a picture called `label`, whose ids begin with `prefix`, so
 * that several can stand on one page. */
void html_svg(FILE *out, const char *document, const char *prefix, const char *label);

/* ---- html_terminal.c ---- */

/* A terminal's text with the styles of grid.h as a <pre>, called `label`. */
void html_terminal(FILE *out, const char *text, const char *label);

/* ---- html_lie.c ---- */

void html_lie(FILE *out);    /* what a lie is, with a picture */
void html_legend(FILE *out); /* how to read the tables */

/* ---- html_index.c ---- */

void html_index(FILE *out, const struct html_part *parts, size_t count);
/* The verdict of a queue: a word, in a colour that repeats it. */
void html_verdict(FILE *out, const struct line *line, const char *text);

/* ---- html_machines.c ---- */

void html_machines(FILE *out, const struct html_part *parts, size_t count);

/* ---- html_table.c ---- */

/* Begins a table that scrolls by itself: the caller writes head and bodies, and ends the table and
 * the <div> around it. The caption is HTML. */
void html_table(FILE *out, const char *caption);
void html_rates(FILE *out, const struct view *view); /* how often, by swept value */
void html_looks(FILE *out, const struct view *view); /* what the lies look like */

/* ---- html_measures.c ---- */

/* Whether the lab is not about Empties, and met none: then there is nothing to say of them. */
bool html_aside(const struct view *view);
void html_measures(FILE *out, const struct view *view); /* what the workload measured of its own */

/* ---- html_pictures.c ---- */

/* Those of the i-th part of the page. */
void html_pictures(FILE *out, const struct html_section *section, size_t i);

/* ---- html_frame.c ---- */

/* Where it was measured; NULL if it was not. */
const struct host *html_machine(const struct html_section *section);
/* "own run on HOST", then `between` as it is, then when. */
void html_origin(FILE *out, const struct html_section *section, const char *between);
/* Begins the i-th part of the page as a section: name, title, origin. */
void html_heading(FILE *out, const struct html_section *section, size_t i);
/* Ends it: the command to run it again, the machine, the folder. */
void html_facts(FILE *out, const struct html_section *section);

/* ---- html_throughput.c ---- */

/* The i-th part of the page, if it compares speed. 0 or ENOMEM. */
int html_throughput(FILE *out, const struct html_section *section, size_t i);

/* ---- html_section.c ---- */

/* The i-th part of the page, if it is about lies. 0 or an errno value. */
int html_section(FILE *out, const struct html_part *part, size_t i);

#endif
