/* How often queues lied on the machines of a class. */
#ifndef QLAB_COMMAND_CLASS_RATES_H
#define QLAB_COMMAND_CLASS_RATES_H

#include "command/class/students.h"
#include "report/result/table.h"

/* Makes a table of the lab: a row for each queue, a column for each kind of machine. table_free()
 * in any case. */
void class_rates(struct table *table, const struct students *students, const char *lab);

#endif
