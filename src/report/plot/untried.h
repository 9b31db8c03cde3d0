/* Whether a result has anything to say of Empties, for the plots that draw their rates. */
#ifndef QLAB_REPORT_PLOT_UNTRIED_H
#define QLAB_REPORT_PLOT_UNTRIED_H

#include "report/result/result.h"

/* The lab is not about Empties, and none was asked for while items were inside. */
bool plot_untried(const struct result *result);

#endif
