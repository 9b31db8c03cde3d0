/* Output formats: each is a row, listed once (exporter.c). */
#ifndef QLAB_REPORT_EXPORTER_H
#define QLAB_REPORT_EXPORTER_H

#include <stdbool.h>
#include <stdio.h>

#include "report/result/result.h"

/* Prints a result: 0 or the errno of the failed write. `colour` is of the terminal: data has none.
 */
typedef int exporter_print(FILE *out, const struct result *result, bool colour);

struct exporter {
    const char *name;
    exporter_print *result, *comparison;
};

/* The format of that name (NULL: the usual one), or NULL. */
const struct exporter *exporter_find(const char *name);

#endif
