/* Which plots a result has. */
#ifndef QLAB_COMMAND_LEFT_OUT_H
#define QLAB_COMMAND_LEFT_OUT_H

#include "report/plot.h"

/* Why a run has no such plot, or NULL. One that is asked for alone is tried all the same. */
const char *left_out(const struct result *result, enum plot_kind kind);

#endif
