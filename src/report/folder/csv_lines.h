/* A CSV file read line by line. */
#ifndef QLAB_REPORT_FOLDER_CSV_LINES_H
#define QLAB_REPORT_FOLDER_CSV_LINES_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define CSV_CELLS_MOST 64

/* The line being read. Columns are found by their names in the header line: a file may have more,
 * in any order. */
struct csv_line {
    size_t columns;
    char *names[CSV_CELLS_MOST];
    char *cells[CSV_CELLS_MOST];
};

/* Takes a line of the file. 0, or EINVAL with `problem` filled, or another errno value. */
typedef int csv_take(void *context, const struct csv_line *line, char *problem, size_t size);

/* Gives every line after the header to `take`. 0, or EINVAL with one line "LINE: what; expected
 * what" in `problem`, or what `take` returned. `header` says what the first line should be like. */
int csv_read(FILE *in, const char *header, csv_take *take, void *context, char *problem,
             size_t size);

/* The cell in the column `name`, or NULL if there is no such column. */
const char *csv_cell(const struct csv_line *line, const char *name);

/* Reads a whole number of at most `most`, or a number or nan. 0, or EINVAL with `problem` filled.
 */
int csv_whole(const struct csv_line *line, const char *name, uint64_t most, uint64_t *value,
              char *problem, size_t size);
int csv_real(const struct csv_line *line, const char *name, double *value, char *problem,
             size_t size);

#endif
