/* Who passed which exercise. */
#ifndef QLAB_COMMAND_CLASS_PASSED_H
#define QLAB_COMMAND_CLASS_PASSED_H

#include "command/class/students.h"
#include "report/result/table.h"

/* Makes a table: a row for each student, a column for each exercise; no rows if nobody has a line.
 * table_free() in any case. */
void class_passed(struct table *table, const struct students *students);

#endif
