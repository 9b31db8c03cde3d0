/* What the writers and the reader of CSV share: the columns of runs.csv, and how numbers look. */
#ifndef QLAB_REPORT_CSV_H
#define QLAB_REPORT_CSV_H

#include <stddef.h>
#include <stdio.h>

/* A 64-bit count of a struct result_row. */
struct csv_column {
    const char *name;
    size_t offset;
};

/* All counts of a row that follow round,queue,point,value,warmup,whole; ended by a NULL name. */
extern const struct csv_column csv_columns[];

/* Writes a comma and the number, or ",nan" for what does not exist. */
void csv_number(FILE *out, double value);

#endif
