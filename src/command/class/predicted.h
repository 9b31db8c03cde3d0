/* Who predicted what. */
#ifndef QLAB_COMMAND_CLASS_PREDICTED_H
#define QLAB_COMMAND_CLASS_PREDICTED_H

#include "command/class/students.h"
#include "report/result/table.h"

/* Makes a table of the lab: a row for each student that ran it, a column for each prediction, and
 * how many were right. Without predictions it has no rows. table_free() in any case. */
void class_predictions(struct table *table, const struct students *students, const char *lab);

#endif
