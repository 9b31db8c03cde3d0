/* A table on a page. A part of the table is a body; a cell that goes on spans rows. */
#include "report/html/table_html.h"

#include <errno.h>

#include "report/html/escape.h"
#include "report/html/verdict_html.h"

/* A text between tags. */
static void put(FILE *out, const char *open, const char *text, const char *close)
{
    fputs(open, out);
    html_prose(out, text);
    fputs(close, out);
}

static void put_columns(FILE *out, const struct table *table, size_t from, size_t to,
                        const char *more)
{
    for (size_t i = from; i < to; i++) {
        fprintf(out, "<th scope=\"col\"%s%s>", more,
                table->columns[i].left ? " class=\"text\"" : "");
        put(out, "", table->columns[i].name, "</th>");
    }
}

/* One row, or two if there is a word across some columns. */
static void put_head(FILE *out, const struct table *table)
{
    size_t end = table->column_count - table->tails;
    fputs("<thead><tr>", out);
    if (table->across) {
        put_columns(out, table, 0, table->heads, " rowspan=\"2\"");
        fprintf(out, "<th scope=\"colgroup\" colspan=\"%zu\">", end - table->heads);
        put(out, "by ", table->across, "</th>");
        put_columns(out, table, end, table->column_count, " rowspan=\"2\"");
        fputs("</tr>\n<tr>", out);
        put_columns(out, table, table->heads, end, "");
    } else {
        put_columns(out, table, 0, table->column_count, "");
    }
    fputs("</tr></thead>\n<tbody>\n", out);
}

static void put_text(FILE *out, const struct cell *cell)
{
    if (cell->emphasis >= HONEST)
        html_verdict(out, cell->emphasis, cell->text);
    else
        html_prose(out, cell->text);
    for (size_t line = 0; line < CELL_LINES && cell->below[line]; line++)
        put(out, "<br><small>", cell->below[line], "</small>");
    if (cell->aside)
        put(out, "<br><small class=\"aside\">", cell->aside, "</small>");
}

/* In how many rows the cell stands. */
static size_t rows_of(const struct table *table, size_t row, size_t column)
{
    size_t rows = 1;
    while (row + rows < table->row_count && table->rows[row + rows].cells[column].same)
        rows++;
    return rows;
}

static void put_head_cell(FILE *out, const struct table *table, size_t row, size_t column)
{
    size_t rows = rows_of(table, row, column);
    fprintf(out, "<th scope=\"%s\"%s", rows > 1 ? "rowgroup" : "row",
            column == 0 ? " class=\"name\"" : "");
    if (rows > 1)
        fprintf(out, " rowspan=\"%zu\"", rows);
    fputs(">", out);
    put_text(out, &table->rows[row].cells[column]);
    fputs("</th>", out);
}

static void put_row(FILE *out, const struct table *table, size_t row)
{
    fputs("<tr>", out);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct cell *cell = &table->rows[row].cells[i];
        if (cell->same)
            continue;
        if (i < table->heads) {
            put_head_cell(out, table, row, i);
            continue;
        }
        fprintf(out, "<td%s>",
                table->columns[i].left     ? " class=\"text\""
                : cell->emphasis == STRONG ? " class=\"strong\""
                                           : "");
        put_text(out, cell);
        fputs("</td>", out);
    }
    fputs("</tr>\n", out);
}

static void put_notes(FILE *out, const struct table *table)
{
    bool list = false;
    for (size_t i = 0; i < table->note_count; i++) {
        const struct note *note = &table->notes[i];
        if (note->kind == NOTE_LEGEND)
            continue;
        bool definition = note->kind == NOTE_DEFINITION;
        if (definition != list)
            fputs(definition ? "<dl class=\"facts\">\n" : "</dl>\n", out);
        list = definition;
        if (definition)
            put(out, "<dt>", note->name, "</dt>");
        put(out, definition ? "<dd>" : "<p class=\"quiet\">", note->text,
            definition ? "</dd>\n" : "</p>\n");
    }
    if (list)
        fputs("</dl>\n", out);
}

int html_table(FILE *out, const struct table *table)
{
    if (table->failed)
        return ENOMEM;
    put(out, "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"", table->caption,
        "\">\n<table>\n<caption>");
    put(out, "", table->caption, "</caption>\n");
    put_head(out, table);
    for (size_t i = 0; i < table->row_count; i++) {
        if (table->rows[i].part)
            fputs("</tbody>\n<tbody>\n", out);
        put_row(out, table, i);
    }
    fputs("</tbody>\n</table>\n</div>\n", out);
    put_notes(out, table);
    return 0;
}
