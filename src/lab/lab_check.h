/* Checks what only shows when all keys of a lab are known. */
#ifndef QLAB_LAB_LAB_CHECK_H
#define QLAB_LAB_LAB_CHECK_H

#include <stddef.h>

#include "lab/knob.h"
#include "lab/lab.h"

/* Checks what no single key can show (a knob set that the workload ignores, no budget, more workers
 * than the limit...). NULL, or `problem` with one line what is wrong and what was expected. */
const char *lab_check(const struct lab *lab, char *problem, size_t size);

/* The knob at fault, with one line in `problem`; or KNOB_COUNT. Queues are not looked at. */
enum knob lab_fault(const struct lab *lab, char *problem, size_t size);

#endif
