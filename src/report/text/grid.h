/* A grid of text cells, for every table of the lab.
 *
 * Columns are as wide as their widest cell, counted in what a terminal shows, not in bytes ("…" is
 * one column and three bytes). Cells are added row by row, from left to right.
 */
#ifndef QLAB_REPORT_TEXT_GRID_H
#define QLAB_REPORT_TEXT_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum grid_style { GRID_PLAIN, GRID_BOLD, GRID_DIM, GRID_RED, GRID_GREEN, GRID_YELLOW, GRID_CODE };

struct grid_cell {
    char *text; /* NULL: a rule through the whole row */
    enum grid_style style;
};

struct grid {
    const char *columns; /* one letter per column: 'l' or 'r' aligned */
    struct grid_cell *cells;
    size_t count;
    bool failed; /* memory ran out: grid_print says so */
};

/* A grid with strlen(columns) columns; the string must live as long as the grid. */
void grid_begin(struct grid *grid, const char *columns);

/* Adds the next cell; printf-like. */
void grid_add(struct grid *grid, enum grid_style style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A thin rule through all columns; the row before must be full. */
void grid_rule(struct grid *grid);

/* How wide the grid will be, in terminal columns. */
size_t grid_width(const struct grid *grid);

/* Prints the grid; with colour, styles become escape sequences. 0, ENOMEM or EIO. */
int grid_print(FILE *out, const struct grid *grid, bool colour);

void grid_free(struct grid *grid);

/* Terminal columns of a line of UTF-8, up to its end, without double-width characters; styles take
 * none. */
size_t text_columns(const char *text);

/* Prints a text broken at spaces into lines of at most `width` columns. The first begins with
 * `first`, the others with as many spaces. text_wrap: as many as the terminal has. */
void text_wrap_in(FILE *out, size_t width, const char *first, const char *text);
void text_wrap(FILE *out, const char *first, const char *text);

/* The escape sequence that begins a style, and what ends every style; "" without colour. */
const char *style_begin(enum grid_style style, bool colour);
const char *style_end(bool colour);

#endif
