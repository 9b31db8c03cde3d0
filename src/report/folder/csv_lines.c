/* A CSV file read line by line, as the writers here write it: no quotes, one header line. */
#include "report/folder/csv_lines.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Cuts a line at its commas. Returns the number of cells, or 0 if there are too many. */
static size_t cut(char *line, char **cells)
{
    size_t count = 0;
    line[strcspn(line, "\r\n")] = '\0';
    for (char *cell; (cell = strsep(&line, ",")) != NULL;) {
        if (count == CSV_CELLS_MOST)
            return 0;
        cells[count++] = cell;
    }
    return count;
}

const char *csv_cell(const struct csv_line *line, const char *name)
{
    for (size_t i = 0; i < line->columns; i++) {
        if (strcmp(line->names[i], name) == 0)
            return line->cells[i];
    }
    return NULL;
}

static int no_column(const char *name, char *problem, size_t size)
{
    snprintf(problem, size, "no column %s; expected one", name);
    return EINVAL;
}

int csv_whole(const struct csv_line *line, const char *name, uint64_t most, uint64_t *value,
              char *problem, size_t size)
{
    const char *cell = csv_cell(line, name);
    char *end;

    if (!cell)
        return no_column(name, problem, size);
    errno = 0;
    *value = strtoull(cell, &end, 10);
    if (*cell >= '0' && *cell <= '9' && *end == '\0' && errno == 0 && *value <= most)
        return 0;
    snprintf(problem, size, "%s is '%.40s'; expected a whole number of at most %" PRIu64, name,
             cell, most);
    return EINVAL;
}

int csv_real(const struct csv_line *line, const char *name, double *value, char *problem,
             size_t size)
{
    const char *cell = csv_cell(line, name);
    char *end;

    if (!cell)
        return no_column(name, problem, size);
    *value = strtod(cell, &end);
    if (*cell != '\0' && *end == '\0')
        return 0;
    snprintf(problem, size, "%s is '%.40s'; expected a number or nan", name, cell);
    return EINVAL;
}

static int read_lines(FILE *in, struct csv_line *line, csv_take *take, void *context, char *problem,
                      size_t size)
{
    char *text = NULL, what[240];
    size_t room = 0;
    int error = 0;

    for (unsigned number = 2; error == 0 && getline(&text, &room, in) >= 0; number++) {
        bool ended = strchr(text, '\n') != NULL;
        if (!ended || cut(text, line->cells) != line->columns) {
            snprintf(problem, size, "%u: the line is not whole; expected %zu cells", number,
                     line->columns);
            error = EINVAL;
        } else if ((error = take(context, line, what, sizeof what)) == EINVAL) {
            snprintf(problem, size, "%u: %s", number, what);
        }
    }
    free(text);
    if (error == 0 && ferror(in)) {
        snprintf(problem, size, "1: cannot be read");
        error = EINVAL;
    }
    return error || feof(in) ? error : ENOMEM; /* else getline() had no room for a line */
}

int csv_read(FILE *in, const char *header, csv_take *take, void *context, char *problem,
             size_t size)
{
    struct csv_line line = {0};
    char *text = NULL;
    size_t room = 0;
    int error;

    bool any = getline(&text, &room, in) >= 0;
    if (!any && !feof(in) && !ferror(in)) {
        error = ENOMEM;
    } else if (!any || (line.columns = cut(text, line.names)) == 0) {
        snprintf(problem, size, "1: no header; expected %s", header);
        error = EINVAL;
    } else {
        error = read_lines(in, &line, take, context, problem, size);
    }
    free(text);
    return error;
}
