/* A grid of text cells. */
#include "report/text/grid.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "files/grow.h"
#include "report/text/terminal.h"

static const char gap[] = "  ";

void grid_begin(struct grid *grid, const char *columns)
{
    *grid = (struct grid){.columns = columns};
}

/* Adds a cell that owns `text`. */
static void add_cell(struct grid *grid, enum grid_style style, char *text)
{
    if (grow(&grid->cells, grid->count, sizeof *grid->cells)) {
        grid->cells[grid->count++] = (struct grid_cell){text, style};
    } else {
        grid->failed = true;
        free(text);
    }
}

void grid_add(struct grid *grid, enum grid_style style, const char *format, ...)
{
    char *text;
    va_list arguments;
    va_start(arguments, format);
    if (vasprintf(&text, format, arguments) < 0)
        grid->failed = true;
    else
        add_cell(grid, style, text);
    va_end(arguments);
}

void grid_rule(struct grid *grid)
{
    for (size_t i = strlen(grid->columns); i > 0; i--)
        add_cell(grid, GRID_PLAIN, NULL);
}

static size_t column_width(const struct grid *grid, size_t column)
{
    size_t widest = 0;
    for (size_t i = column; i < grid->count; i += strlen(grid->columns)) {
        size_t width = grid->cells[i].text ? text_columns(grid->cells[i].text) : 0;
        widest = width > widest ? width : widest;
    }
    return widest;
}

size_t grid_width(const struct grid *grid)
{
    size_t columns = strlen(grid->columns);
    size_t width = (columns - 1) * strlen(gap);
    for (size_t column = 0; column < columns; column++)
        width += column_width(grid, column);
    return width;
}

/* The last cell of the row from `first` on that is not empty, so that no line ends in spaces. */
static size_t last_shown(const struct grid *grid, size_t first, size_t columns)
{
    size_t last = first + columns - 1;
    while (last > first && *grid->cells[last].text == '\0')
        last--;
    return last;
}

static void print_row(FILE *out, const struct grid *grid, size_t first, bool colour)
{
    size_t columns = strlen(grid->columns);
    size_t last = last_shown(grid, first, columns);

    for (size_t i = first; i <= last; i++) {
        const struct grid_cell *cell = &grid->cells[i];
        size_t column = i - first;
        int padding = (int)(column_width(grid, column) - text_columns(cell->text));
        bool right = grid->columns[column] == 'r';
        bool styled = cell->style != GRID_PLAIN && *cell->text;
        fprintf(out, "%s%*s%s%s%s%*s", column ? gap : "", right ? padding : 0, "",
                styled ? style_begin(cell->style, colour) : "", cell->text,
                styled ? style_end(colour) : "", right || i == last ? 0 : padding, "");
    }
    fputc('\n', out);
}

int grid_print(FILE *out, const struct grid *grid, bool colour)
{
    size_t columns = strlen(grid->columns);

    if (grid->failed)
        return ENOMEM;
    for (size_t first = 0; first + columns <= grid->count; first += columns) {
        if (grid->cells[first].text) {
            print_row(out, grid, first, colour);
            continue;
        }
        for (size_t i = grid_width(grid); i > 0; i--)
            fputs("─", out);
        fputc('\n', out);
    }
    return ferror(out) ? EIO : 0;
}

void grid_free(struct grid *grid)
{
    for (size_t i = 0; i < grid->count; i++)
        free(grid->cells[i].text);
    free(grid->cells);
    *grid = (struct grid){0};
}

size_t text_columns(const char *text)
{
    size_t columns = 0;
    for (; *text && *text != '\n'; text++)
        if (*text == '\033' && strchr(text, 'm'))
            text = strchr(text, 'm'); /* a style */
        else
            columns += ((unsigned char)*text & 0xc0) != 0x80; /* what begins a character */
    return columns;
}

/* Bytes of the word that a text begins with. A number is one word with its thousands and its unit:
 * "1 000", "20 ms". */
static size_t word_length(const char *text)
{
    static const char *const units[] = {"ns", "us", "ms", "s", "%"};
    size_t length = strcspn(text, " \n");
    while (length && isdigit((unsigned char)text[length - 1]) && text[length] == ' ') {
        const char *next = text + length + 1;
        size_t more = strspn(next, "0123456789") == 3 ? 3 : 0;
        for (size_t i = 0; i < sizeof units / sizeof *units && !more; i++)
            if (strncmp(next, units[i], strlen(units[i])) == 0 &&
                !isalnum((unsigned char)next[strlen(units[i])]))
                more = strlen(units[i]);
        if (!more)
            break;
        length += 1 + more + strcspn(next + more, " \n");
    }
    return length;
}

void text_wrap_in(FILE *out, size_t width, const char *first, const char *text)
{
    size_t indent = text_columns(first), used = indent;
    bool begins = true;

    fputs(first, out);
    for (text += strspn(text, " \n"); *text; text += strspn(text, " \n")) {
        int length = (int)word_length(text);
        char word[256];
        snprintf(word, sizeof word, "%.*s", length, text);
        size_t columns = text_columns(word);
        if (!begins && used + 1 + columns > width) {
            fprintf(out, "\n%*s", (int)indent, "");
            used = indent;
            begins = true;
        }
        used += fprintf(out, "%s%.*s", begins ? "" : " ", length, text) < 0 ? 0 : columns + !begins;
        begins = false;
        text += length;
    }
    fputc('\n', out);
}

void text_wrap(FILE *out, const char *first, const char *text)
{
    text_wrap_in(out, terminal_columns(out), first, text);
}

const char *style_begin(enum grid_style style, bool colour)
{
    static const char *const sequences[] = {
        [GRID_PLAIN] = "",         [GRID_BOLD] = "\033[1m",     [GRID_DIM] = "\033[2m",
        [GRID_RED] = "\033[1;31m", [GRID_GREEN] = "\033[1;32m", [GRID_YELLOW] = "\033[1;33m",
        [GRID_CODE] = "\033[36m",
    };
    return colour ? sequences[style] : "";
}

const char *style_end(bool colour)
{
    return colour ? "\033[0m" : "";
}
