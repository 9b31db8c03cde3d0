/* The measured rates of a lab's newest result: what `explain` tells beside its odds. */
#ifndef QLAB_COMMAND_EXPLAIN_MEASURED_RATES_H
#define QLAB_COMMAND_EXPLAIN_MEASURED_RATES_H

#include <stddef.h>

/* Fills rates[i] with the lies per attempt of the i-th queue (names, ended by NULL) in all counted
 * runs of the lab's newest complete result, NAN if it was not measured. Returns the result's folder
 * (malloc), or NULL if the lab was never run. */
char *measured_find(const char *lab, const char *const *queues, double *rates);

#endif
