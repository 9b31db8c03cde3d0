/* Which plots a result has. */
#include "command/left_out.h"

const char *left_out(const struct result *result, enum plot_kind kind)
{
    if (kind == PLOT_TIMELINE && result->witness.workers == 0)
        return "no timeline: no queue lied in this run";
    if (kind == PLOT_SWEEP && result->lab->value_count < 2)
        return "no sweep: this run has one value only";
    return NULL;
}
