/* Output formats: each is a row, listed once (exporter.c). */
#ifndef QLAB_REPORT_EXPORTER_H
#define QLAB_REPORT_EXPORTER_H

#include <stdbool.h>
#include <stdio.h>

#include "report/result/result.h"

/* Each function returns 0 or the errno of the failed write. `colour` is of the terminal: data has
 * none. */
struct exporter {
    const char *name;
    int (*result)(FILE *out, const struct result *result, bool colour);
    int (*comparison)(FILE *out, const struct result *result, bool colour);
};

/* The format of that name (NULL: the usual one), or NULL. */
const struct exporter *exporter_find(const char *name);

#endif
