/* Tables as values: how they are filled. */
#include "report/result/table.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files/grow.h"

/* Room for one more in one of its lists. False when out of memory. */
static bool make_room(struct table *table, void *list, size_t count, size_t size)
{
    bool made = grow(list, count, size);
    table->failed |= !made;
    return made;
}

static char *text_of(struct table *table, const char *format, va_list arguments)
{
    char *text;
    if (vasprintf(&text, format, arguments) >= 0)
        return text;
    table->failed = true;
    return NULL;
}

static char *copy_of(struct table *table, const char *text)
{
    char *copy = strdup(text);
    table->failed |= !copy;
    return copy;
}

void table_begin(struct table *table, const char *caption, ...)
{
    va_list arguments;
    *table = (struct table){0};
    va_start(arguments, caption);
    table->caption = text_of(table, caption, arguments);
    va_end(arguments);
}

static void free_row(struct row *row, size_t cells)
{
    for (size_t i = 0; i < cells; i++) {
        free(row->cells[i].text);
        free(row->cells[i].aside);
        for (size_t line = 0; line < CELL_LINES; line++)
            free(row->cells[i].below[line]);
    }
    free(row->cells);
}

void table_free(struct table *table)
{
    for (size_t i = 0; i < table->column_count; i++)
        free(table->columns[i].name);
    for (size_t i = 0; i < table->row_count; i++)
        free_row(&table->rows[i], table->column_count);
    for (size_t i = 0; i < table->note_count; i++) {
        free(table->notes[i].name);
        free(table->notes[i].text);
    }
    free(table->columns);
    free(table->rows);
    free(table->notes);
    free(table->caption);
    free(table->across);
    *table = (struct table){0};
}

void table_across(struct table *table, const char *name)
{
    table->across = copy_of(table, name);
}

static void add_column(struct table *table, enum place place, struct column column)
{
    assert(table->row_count == 0);
    assert(place == HEAD ? table->heads == table->column_count : place == TAIL || !table->tails);
    if (!make_room(table, &table->columns, table->column_count, sizeof *table->columns))
        return;
    column.name = copy_of(table, column.name);
    table->columns[table->column_count++] = column;
    table->heads += place == HEAD;
    table->tails += place == TAIL;
}

void table_words(struct table *table, enum place place, const char *name)
{
    add_column(table, place, (struct column){.name = (char *)name, .left = true});
}

void table_figures(struct table *table, enum place place, const char *name)
{
    add_column(table, place, (struct column){.name = (char *)name});
}

void table_row(struct table *table, bool part)
{
    assert(table->failed || table->row_count == 0 || table->filled == table->column_count);
    if (!make_room(table, &table->rows, table->row_count, sizeof *table->rows))
        return;
    struct row *row = &table->rows[table->row_count];
    *row = (struct row){.part = part, .cells = calloc(table->column_count, sizeof *row->cells)};
    table->failed |= !row->cells;
    table->row_count += row->cells != NULL;
    table->filled = 0;
}

/* A new cell of the last row; NULL when memory ran out. */
static struct cell *next_cell(struct table *table)
{
    if (table->failed)
        return NULL;
    assert(table->row_count > 0 && table->filled < table->column_count);
    return &table->rows[table->row_count - 1].cells[table->filled++];
}

static struct cell *last_cell(struct table *table)
{
    assert(table->failed || table->filled > 0);
    return table->failed ? NULL : &table->rows[table->row_count - 1].cells[table->filled - 1];
}

void table_cell(struct table *table, enum emphasis emphasis, const char *format, ...)
{
    struct cell *cell = next_cell(table);
    va_list arguments;
    if (!cell)
        return;
    va_start(arguments, format);
    cell->emphasis = emphasis;
    cell->text = text_of(table, format, arguments);
    va_end(arguments);
}

void table_same(struct table *table)
{
    struct cell *cell = next_cell(table);
    if (!cell)
        return;
    assert(table->row_count > 1);
    cell->same = true;
    cell->text = copy_of(table, "");
}

void table_below(struct table *table, const char *format, ...)
{
    struct cell *cell = last_cell(table);
    size_t line = 0;
    va_list arguments;
    va_start(arguments, format);
    char *text = text_of(table, format, arguments);
    va_end(arguments);
    if (!cell || !text || !*text) {
        free(text);
        return;
    }
    while (line < CELL_LINES && cell->below[line])
        line++;
    assert(line < CELL_LINES);
    cell->below[line] = text;
}

void table_aside(struct table *table, const char *format, ...)
{
    struct cell *cell = last_cell(table);
    va_list arguments;
    if (!cell)
        return;
    va_start(arguments, format);
    cell->aside = text_of(table, format, arguments);
    va_end(arguments);
}

void table_note(struct table *table, enum note_kind kind, const char *name, const char *format, ...)
{
    va_list arguments;
    if (!make_room(table, &table->notes, table->note_count, sizeof *table->notes))
        return;
    va_start(arguments, format);
    table->notes[table->note_count++] = (struct note){
        .kind = kind,
        .name = name ? copy_of(table, name) : NULL,
        .text = text_of(table, format, arguments),
    };
    va_end(arguments);
}
