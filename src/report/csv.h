/* The columns of runs.csv, shared by its writer and its reader. */
#ifndef QLAB_REPORT_CSV_H
#define QLAB_REPORT_CSV_H

#include <stddef.h>

/* A 64-bit count of a struct result_row. */
struct csv_column {
    const char *name;
    size_t offset;
};

/* All counts of a row that follow round,queue,point,value,warmup,whole; ended by a NULL name. */
extern const struct csv_column csv_columns[];

#endif
