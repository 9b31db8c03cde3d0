/* A table as a value: what stands in it, told once; a printer for the terminal and one for the page
 * (text/table_text.h, html/table_html.h) show the same cells.
 *
 * It is filled from left to right and from top to bottom: first the columns, then row by row a cell
 * for each of them. Columns at the left (heads) name a row; those at the right (tails) sum it up;
 * between them stands what may be more than a terminal has room for.
 */
#ifndef QLAB_REPORT_RESULT_TABLE_H
#define QLAB_REPORT_RESULT_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#define CELL_LINES 2 /* below a cell's text, at most */

enum emphasis { PLAIN, STRONG, QUIET, HONEST, LIES, REFUTED, OPEN }; /* from HONEST on verdicts */

struct cell {
    enum emphasis emphasis;
    bool same;               /* as above: one cell through several rows; no text of its own */
    char *text;              /* owned, as all texts of a table */
    char *below[CELL_LINES]; /* small lines; NULL: no more */
    char *aside;             /* one more for which only a page has room; or NULL */
};

struct column {
    char *name;
    bool left;    /* words; else figures, which end at the right */
    size_t least; /* terminal columns that it takes at least */
};

struct row {
    bool part; /* begins a new part of the table */
    struct cell *cells;
};

enum note_kind {
    NOTE_LEGEND,     /* how to read the cells: a page tells that once, for all its tables */
    NOTE_DEFINITION, /* of a name */
    NOTE_REMARK,
};

struct note {
    enum note_kind kind;
    char *name; /* what is defined; else NULL */
    char *text;
};

struct table {
    char *caption; /* a sentence: what is shown */
    char *across;  /* what the columns between heads and tails are values of; or NULL */
    size_t heads, tails;
    struct column *columns;
    size_t column_count;
    struct row *rows;
    size_t row_count;
    size_t filled; /* cells of the last row */
    struct note *notes;
    size_t note_count;
    bool failed; /* memory ran out: the printers say so */
};

/* Begins a table; table_free() in any case. */
void table_begin(struct table *table, const char *caption, ...)
    __attribute__((format(printf, 2, 3)));
void table_free(struct table *table);

void table_across(struct table *table, const char *name);

/* Adds a column of words or of figures, among the heads, between, or among the tails: in the order
 * in which they stand. */
enum place { HEAD, BETWEEN, TAIL };
void table_words(struct table *table, enum place place, const char *name);
void table_figures(struct table *table, enum place place, const char *name);

/* Begins a row; the one before must be full. */
void table_row(struct table *table, bool part);

/* Adds its next cell; then a small line below its text, and what only a page has room for. An empty
 * line is none. */
void table_cell(struct table *table, enum emphasis emphasis, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void table_same(struct table *table); /* the cell above goes on */
void table_below(struct table *table, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void table_aside(struct table *table, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Adds a note; its name is NULL unless it defines one. */
void table_note(struct table *table, enum note_kind kind, const char *name, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
