/* The lane diagram on a terminal: a lane per worker, or, where those would leave no room for the
 * source, a narrow lane per worker and one column for what was done. */
#include "command/explain/lanes.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/figure.h"
#include "report/text/grid.h"
#include "report/text/terminal.h"

enum { SOURCE_LEAST = 24, GAP = 2, ODDS = 7 };

struct layout {
    FILE *out;
    const struct diagram *diagram;
    const char *fate; /* what no way on from the point of no return avoids */
    bool colour, narrow, odds;
    int width, number, line;   /* columns of a terminal's line, of step and line numbers */
    int lane[PROGRAM_WORKERS]; /* columns of each lane */
    int action, used;          /* of the common column, if narrow, and up to the source's */
};

/* What a row says, without its bracket: "put(2) tail = 1  ok". */
static int row_text(char *text, size_t size, const struct diagram_row *row)
{
    snprintf(text, size, "%s%s%s%s%s", row->begins, *row->begins ? " " : "", row->action,
             *row->answers ? "  " : "", row->answers);
    return (int)text_columns(text);
}

static int widest(const struct diagram *diagram, size_t worker)
{
    int width = 0;
    char text[512];
    for (size_t i = 0; i < diagram->count; i++) {
        const struct diagram_row *row = &diagram->rows[i];
        if (row->worker != worker && worker != SIZE_MAX)
            continue;
        int wide = row_text(text, sizeof text, row) + 2;
        width = wide > width ? wide : width;
    }
    return width;
}

static void measure(struct layout *layout)
{
    const struct diagram *diagram = layout->diagram;
    char text[16];
    int lanes = 0;
    for (size_t i = 0; i < diagram->count; i++) {
        const struct diagram_row *row = &diagram->rows[i];
        int number = snprintf(text, sizeof text, "%zu", row->step);
        int line = snprintf(text, sizeof text, "%d", row->line);
        layout->number = number > layout->number ? number : layout->number;
        layout->line = line > layout->line ? line : layout->line;
        layout->odds = layout->odds || row->odds > 0;
    }
    for (size_t w = 0; w < diagram->workers; w++) {
        int title = (int)text_columns(diagram->titles[w]) + 3;
        layout->lane[w] = widest(diagram, w);
        layout->lane[w] = title > layout->lane[w] ? title : layout->lane[w];
        lanes += layout->lane[w] + GAP;
    }
    int others = 2 + layout->number + GAP + (layout->odds ? ODDS + GAP : 0);
    layout->narrow = others + lanes + layout->line + 1 + SOURCE_LEAST > layout->width;
    if (layout->narrow) {
        lanes = 0;
        for (size_t w = 0; w < diagram->workers; w++)
            lanes += (layout->lane[w] = 1) + GAP;
        layout->action = widest(diagram, SIZE_MAX);
        lanes += layout->action + GAP;
    }
    layout->used = others + lanes;
}

static void spaces(const struct layout *layout, int count)
{
    fprintf(layout->out, "%*s", count > 0 ? count : 0, "");
}

/* One text, padded to its column. */
static void column(const struct layout *layout, const char *text, int width, enum grid_style style)
{
    if (!*text)
        style = GRID_PLAIN;
    fprintf(layout->out, "%s%s%s", style_begin(style, layout->colour), text,
            style == GRID_PLAIN ? "" : style_end(layout->colour));
    spaces(layout, width - (int)text_columns(text) + GAP);
}

static void print_header(const struct layout *layout)
{
    const struct diagram *diagram = layout->diagram;
    spaces(layout, 2 + layout->number + GAP);
    char text[160], threads[160] = "";
    for (size_t w = 0; w < diagram->workers; w++) {
        snprintf(text, sizeof text, layout->narrow ? "%c" : "%c: %s", 'A' + (int)w,
                 diagram->titles[w]);
        column(layout, text, layout->lane[w], GRID_BOLD);
        size_t used = strlen(threads), room = sizeof threads - used;
        if (w >= diagram->program)
            snprintf(threads + used, room, "%s%c: %s", used ? "  " : "", 'A' + (int)w,
                     diagram->titles[w]);
    }
    if (layout->narrow)
        column(layout, threads, layout->action, GRID_BOLD);
    if (layout->odds)
        column(layout, "   odds", ODDS, GRID_BOLD);
    const char *file = diagram->count ? diagram->rows[0].file : "";
    if (layout->used + (int)strlen(file) <= layout->width) /* else the windows name it */
        column(layout, file, -GAP, GRID_BOLD);
    fputc('\n', layout->out);
}

/* The bracket of the row's own lane. */
static const char *bracket(const struct diagram_row *row)
{
    if (row->kind != DIAGRAM_STEP)
        return "┆";
    if (row->happens)
        return row->happens;
    if (row->opens && row->closes)
        return "╶";
    return row->opens ? "┌" : row->closes ? "└" : "│";
}

static enum grid_style style_of(const struct diagram_row *row)
{
    if (row->kind == DIAGRAM_WAITS || strstr(row->answers, "EMPTY"))
        return GRID_YELLOW;
    return row->closes ? GRID_GREEN : GRID_PLAIN;
}

/* As many digits as the column holds. */
static void print_odds(const struct layout *layout, double odds)
{
    struct figure figure = figure_literal("");
    if (!isnan(odds))
        figure = figure_odds(odds, odds < 1e-4 ? 1 : odds < 1e-3 ? 2 : 3);
    fprintf(layout->out, "%s%*s%s%*s", style_begin(GRID_DIM, layout->colour), ODDS, figure.text,
            style_end(layout->colour), GAP, "");
}

/* The line, with its file's name if that is not the header's, and as much of it as fits. */
static void print_source(const struct layout *layout, const struct diagram_row *row)
{
    int room = layout->width - layout->used - layout->line - 1;
    bool other = strcmp(row->file, layout->diagram->rows[0].file) != 0;
    char text[sizeof row->file + sizeof row->source + 4];
    snprintf(text, sizeof text, "%s%s%s", other ? row->file : "", other ? ": " : "", row->source);
    bool whole = (int)text_columns(text) <= room;
    fprintf(layout->out, "%s%*d%s", style_begin(GRID_DIM, layout->colour), layout->line, row->line,
            style_end(layout->colour));
    if (room > 1 && *text)
        fprintf(layout->out, " %.*s%s", whole ? room : room - 1, text, whole ? "" : "…");
}

static void print_row(const struct layout *layout, const struct diagram_row *row)
{
    char text[512], cell[600];
    row_text(text, sizeof text, row);
    if (row->step)
        fprintf(layout->out, "  %*zu  ", layout->number, row->step);
    else
        spaces(layout, 2 + layout->number + GAP);
    for (size_t w = 0; w < layout->diagram->workers; w++) {
        bool open = row->open >> w & 1;
        bool last = row->kind != DIAGRAM_STEP && !layout->narrow && w >= row->worker &&
                    !(row->open >> w >> 1);
        int width = last ? -GAP : layout->lane[w];
        if (w != row->worker)
            column(layout, open ? "│" : "", width, GRID_DIM);
        else if (layout->narrow)
            column(layout, bracket(row), layout->lane[w], style_of(row));
        else {
            snprintf(cell, sizeof cell, "%s %s", bracket(row), text);
            column(layout, cell, width, style_of(row));
        }
        if (last)
            break;
    }
    if (layout->narrow) {
        snprintf(cell, sizeof cell, "%c %s", 'A' + (int)row->worker, text);
        column(layout, cell, row->kind == DIAGRAM_STEP ? layout->action : -GAP, style_of(row));
    }
    if (row->kind == DIAGRAM_STEP && layout->odds)
        print_odds(layout, row->odds);
    if (row->kind == DIAGRAM_STEP)
        print_source(layout, row);
    fputc('\n', layout->out);
}

static void rule_text(char *text, size_t size, const struct layout *layout,
                      const struct diagram_row *row)
{
    if (row->kind == DIAGRAM_NO_RETURN)
        snprintf(text, size, " point of no return: every way on ends in %s %s",
                 strchr("aeiou", *layout->fate) ? "an" : "a", layout->fate);
    else if (row->kind == DIAGRAM_FOR_EVER)
        snprintf(text, size, " round and round, for ever");
    else
        snprintf(text, size, " %c is preempted", 'A' + (int)row->worker);
}

/* A rule across the lanes that says something, crossing those that are open. */
static void print_rule(const struct layout *layout, const struct diagram_row *row)
{
    bool end = row->kind != DIAGRAM_PREEMPTED;
    char text[120];
    rule_text(text, sizeof text, layout, row);
    int length = (int)text_columns(text), width = layout->used - 2 - layout->number - 2 * GAP;
    int start = end ? 4 : 1, lane_at = 0;
    size_t lane = 0;
    for (size_t w = 0; !end && w < row->worker; w++)
        start += layout->lane[w] + GAP;
    spaces(layout, 2 + layout->number + GAP);
    fputs(style_begin(end ? GRID_RED : GRID_YELLOW, layout->colour), layout->out);
    for (int at = 0; at < width || at <= start; at++) {
        bool open = false;
        for (; lane < layout->diagram->workers && lane_at <= at; lane++) {
            open = lane_at == at && (row->open >> lane & 1);
            lane_at += layout->lane[lane] + GAP;
        }
        if (at == start)
            fputs(text, layout->out);
        if (at < start || at > start + length)
            fputs(open ? end ? "╪" : "┼" : end ? "═" : "╌", layout->out);
        else if (at == start + length && at + 1 < width)
            fputc(' ', layout->out);
    }
    fprintf(layout->out, "%s\n", style_end(layout->colour));
}

void lanes_print(FILE *out, const struct diagram *diagram, const char *fate, bool colour)
{
    int width = (int)terminal_columns(out);
    struct layout layout = {out, diagram, fate, .colour = colour, .width = width};
    measure(&layout);
    print_header(&layout);
    for (size_t i = 0; i < diagram->count; i++) {
        const struct diagram_row *row = &diagram->rows[i];
        if (row->kind == DIAGRAM_STEP || row->kind == DIAGRAM_WAITS)
            print_row(&layout, row);
        else
            print_rule(&layout, row);
    }
}
