/* Figures by name: what the tables and documents of a run folder call the members of a row, of a
 * point, of a measure's summary. CSV and JSON write them from the same lists. */
#ifndef QLAB_REPORT_FOLDER_COLUMNS_H
#define QLAB_REPORT_FOLDER_COLUMNS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A list of them is ended by a NULL name. */
struct column_class {
    const char *name;
    size_t at; /* its offset in the struct: of a uint64_t, or */
    bool real; /* of a double */
    bool csv;  /* in CSV alone */
};

/* All counts of a struct result_row that follow round,queue,point,value,warmup,whole in runs.csv;
 * after them comes a column for each measure of the workload. */
extern const struct column_class run_columns[];

/* The counts that follow those; older files have none of these, which are 0 then. */
extern const struct column_class late_columns[];

/* The figures of a struct point, and of a struct summary. */
extern const struct column_class point_columns[];
extern const struct column_class summary_columns[];

/* Their names, each behind its comma, with a prefix ("", or "items": items_median); their values in
 * `of`; the same as members of an object, NULL when out of memory. */
void columns_csv_names(FILE *out, const struct column_class *columns, const char *prefix);
void columns_csv(FILE *out, const struct column_class *columns, const void *of);
json_t *columns_json(json_t *object, const struct column_class *columns, const void *of);

#endif
