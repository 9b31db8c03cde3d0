/* runs.csv read back, so that every figure can be computed again from the raw counts.
 *
 * Columns are found by their names in the header line: a file may have more, in any order.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "report/csv.h"
#include "report/report.h"

#define CELLS_MOST 64

struct sheet {
    size_t columns;
    char *names[CELLS_MOST]; /* into `header` */
    char *cells[CELLS_MOST]; /* into the line being read */
    char *header;
};

/* Cuts a line at its commas. Returns the number of cells, or 0 if there are too many. */
static size_t cut(char *line, char **cells)
{
    size_t count = 0;
    line[strcspn(line, "\r\n")] = '\0';
    for (char *cell; (cell = strsep(&line, ",")) != NULL;) {
        if (count == CELLS_MOST)
            return 0;
        cells[count++] = cell;
    }
    return count;
}

static const char *cell_of(const struct sheet *sheet, const char *name)
{
    for (size_t i = 0; i < sheet->columns; i++) {
        if (strcmp(sheet->names[i], name) == 0)
            return sheet->cells[i];
    }
    return NULL;
}

/* Reads the whole number in the column `name`, at most `most`. NULL, or `problem`. */
static const char *whole(const struct sheet *sheet, const char *name, uint64_t most,
                         uint64_t *value, char *problem, size_t size)
{
    const char *cell = cell_of(sheet, name);
    char *end;

    if (!cell) {
        snprintf(problem, size, "no column %s; expected one", name);
        return problem;
    }
    errno = 0;
    *value = strtoull(cell, &end, 10);
    if (*cell < '0' || *cell > '9' || *end != '\0' || errno || *value > most) {
        snprintf(problem, size, "%s is '%.40s'; expected a whole number of at most %" PRIu64, name,
                 cell, most);
        return problem;
    }
    return NULL;
}

static const char *read_row(const struct sheet *sheet, const struct result *result,
                            struct result_row *row, char *problem, size_t size)
{
    const struct lab *lab = result->lab;
    const char *name = cell_of(sheet, "queue");
    uint64_t round, point, warmup, complete;

    for (row->queue = 0; row->queue < lab->queue_count; row->queue++) {
        if (name && strcmp(lab->queues[row->queue].queue->name, name) == 0)
            break;
    }
    if (row->queue == lab->queue_count) {
        snprintf(problem, size, "queue is '%.40s'; expected one of run.json's queues",
                 name ? name : "");
        return problem;
    }
    if (whole(sheet, "round", UINT32_MAX, &round, problem, size) ||
        whole(sheet, "point", lab->value_count - 1, &point, problem, size) ||
        whole(sheet, "warmup", 1, &warmup, problem, size) ||
        whole(sheet, "whole", 1, &complete, problem, size))
        return problem;
    row->round = (unsigned)round;
    row->point = point;
    row->warmup = warmup;
    row->whole = complete;
    for (const struct csv_column *column = csv_columns; column->name; column++) {
        uint64_t *count = (uint64_t *)((char *)row + column->offset);
        if (whole(sheet, column->name, UINT64_MAX, count, problem, size))
            return problem;
    }
    return NULL;
}

static int read_lines(FILE *in, struct sheet *sheet, struct result *result, char *problem,
                      size_t size)
{
    char *line = NULL;
    size_t room = 0;
    int error = 0;

    for (unsigned number = 2; error == 0 && getline(&line, &room, in) >= 0; number++) {
        struct result_row row = {0};
        char what[200];
        bool ended = strchr(line, '\n') != NULL;
        if (!ended || cut(line, sheet->cells) != sheet->columns) {
            snprintf(problem, size, "%u: the line is not whole; expected %zu cells", number,
                     sheet->columns);
            error = EINVAL;
        } else if (read_row(sheet, result, &row, what, sizeof what)) {
            snprintf(problem, size, "%u: %s", number, what);
            error = EINVAL;
        } else {
            error = result_add(result, &row);
        }
    }
    free(line);
    if (error == 0 && ferror(in)) {
        snprintf(problem, size, "1: cannot be read");
        error = EINVAL;
    }
    return error;
}

int report_read_runs(FILE *in, struct result *result, char *problem, size_t size)
{
    struct sheet sheet = {0};
    size_t room = 0;
    int error;

    if (getline(&sheet.header, &room, in) < 0 ||
        (sheet.columns = cut(sheet.header, sheet.names)) == 0) {
        snprintf(problem, size, "1: no header; expected round,queue,point,...");
        error = EINVAL;
    } else {
        error = read_lines(in, &sheet, result, problem, size);
    }
    free(sheet.header);
    return error;
}
