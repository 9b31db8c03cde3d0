/* A table on a terminal: as many columns side by side as fit. */
#include "report/text/table_text.h"

#include <errno.h>
#include <stdlib.h>

#include "report/text/grid.h"

/* Which columns stand side by side: the heads, `count` from `first` on, the tails. */
struct block {
    size_t first, count;
};

static size_t columns_of(const struct table *table, const struct block *block)
{
    return table->heads + block->count + table->tails;
}

/* The number of the block's i-th column in the table. */
static size_t column_of(const struct table *table, const struct block *block, size_t i)
{
    if (i < table->heads)
        return i;
    i -= table->heads;
    return i < block->count ? block->first + i
                            : table->column_count - table->tails + i - block->count;
}

static enum grid_style style_of(enum emphasis emphasis)
{
    static const enum grid_style styles[] = {
        [PLAIN] = GRID_PLAIN, [STRONG] = GRID_BOLD, [QUIET] = GRID_DIM,   [HONEST] = GRID_GREEN,
        [LIES] = GRID_YELLOW, [REFUTED] = GRID_RED, [OPEN] = GRID_YELLOW,
    };
    return styles[emphasis];
}

static void add_header(struct grid *grid, const struct table *table, const struct block *block)
{
    for (size_t i = 0; i < columns_of(table, block); i++) {
        const struct column *column = &table->columns[column_of(table, block, i)];
        if (i == 0 && table->across)
            grid_add(grid, GRID_PLAIN, "%s · %s →", column->name, table->across);
        else
            grid_add(grid, GRID_PLAIN, "%*s", (int)column->least, column->name);
    }
    grid_rule(grid);
}

/* A small line under a row, if any of its cells has it. */
static void add_below(struct grid *grid, const struct table *table, const struct block *block,
                      const struct row *row, size_t line)
{
    bool any = false;
    for (size_t i = 0; i < columns_of(table, block); i++)
        any |= row->cells[column_of(table, block, i)].below[line] != NULL;
    for (size_t i = 0; any && i < columns_of(table, block); i++) {
        const char *text = row->cells[column_of(table, block, i)].below[line];
        grid_add(grid, GRID_DIM, "%s", text ? text : "");
    }
}

static void add_row(struct grid *grid, const struct table *table, const struct block *block,
                    const struct row *row)
{
    if (row->part)
        grid_rule(grid);
    for (size_t i = 0; i < columns_of(table, block); i++) {
        const struct cell *cell = &row->cells[column_of(table, block, i)];
        grid_add(grid, style_of(cell->emphasis), "%s", cell->text);
    }
    for (size_t line = 0; line < CELL_LINES; line++)
        add_below(grid, table, block, row, line);
}

static void fill(struct grid *grid, const struct table *table, const struct block *block)
{
    add_header(grid, table, block);
    for (size_t i = 0; i < table->row_count; i++)
        add_row(grid, table, block, &table->rows[i]);
}

/* Prints the first of the block's columns, as many as fit; block->count tells how many. */
static int print_block(FILE *out, const struct table *table, struct block *block, size_t width,
                       bool colour)
{
    char *letters = calloc(table->column_count + 1, 1);
    int error = letters ? 0 : ENOMEM;
    for (bool fits = false; letters && !fits; block->count -= !fits) {
        struct grid grid;
        size_t columns = columns_of(table, block);
        for (size_t i = 0; i < columns; i++)
            letters[i] = table->columns[column_of(table, block, i)].left ? 'l' : 'r';
        letters[columns] = '\0';
        grid_begin(&grid, letters);
        fill(&grid, table, block);
        fits = grid_width(&grid) <= width || block->count <= 1;
        error = fits ? grid_print(out, &grid, colour) : 0;
        grid_free(&grid);
    }
    free(letters);
    return error;
}

int table_text(FILE *out, const struct table *table, size_t width, bool colour)
{
    size_t end = table->column_count - table->tails;
    struct block block = {.first = table->heads};
    int error = table->failed ? ENOMEM : 0;
    for (; !error && block.first < end; block.first += block.count) {
        block.count = end - block.first;
        error = print_block(out, table, &block, width, colour);
        fputc('\n', out);
    }
    return error;
}

int table_text_notes(FILE *out, const struct table *table, size_t width)
{
    for (size_t i = 0; i < table->note_count && !table->failed; i++) {
        const struct note *note = &table->notes[i];
        const char *before = note->kind == NOTE_LEGEND       ? table->caption
                             : note->kind == NOTE_DEFINITION ? note->name
                                                             : "";
        const char *between = note->kind == NOTE_DEFINITION              ? ": "
                              : note->kind == NOTE_LEGEND && *note->text ? " "
                                                                         : "";
        char *text;
        if (asprintf(&text, "%s%s%s%s", before, between, note->text,
                     note->kind == NOTE_DEFINITION ? "." : "") < 0)
            return ENOMEM;
        text_wrap_in(out, width, "  ", text);
        free(text);
    }
    return 0;
}
