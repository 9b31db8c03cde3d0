/* Where workers were killed on purpose. */
#ifndef QLAB_REPORT_RESULT_KILLED_H
#define QLAB_REPORT_RESULT_KILLED_H

#include <stddef.h>

#include "report/result/result.h"

/* Before which line of the source a worker was killed in the counted runs of that queue at that
 * swept value, such as "mutex.c:78"; NULL if in none. Borrowed from the result. */
const char *killed_before(const struct result *result, size_t queue, size_t value);

#endif
