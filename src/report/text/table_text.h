/* A table on a terminal. */
#ifndef QLAB_REPORT_TEXT_TABLE_TEXT_H
#define QLAB_REPORT_TEXT_TABLE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "report/result/table.h"

/* Prints the cells in lines of at most `width` columns (60 to 100): as many columns side by side as
 * fit, the rest below, each time after the heads and before the tails; an empty line after each. 0,
 * ENOMEM or EIO. */
int table_text(FILE *out, const struct table *table, size_t width, bool colour);

/* Prints the notes, the caption before the legend, a paragraph each. 0 or ENOMEM. */
int table_text_notes(FILE *out, const struct table *table, size_t width);

#endif
