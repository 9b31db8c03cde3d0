/* Results that were written later than now. */
#ifndef QLAB_COMMAND_LINE_FUTURE_H
#define QLAB_COMMAND_LINE_FUTURE_H

#include "report/result/result.h"

/* Tells on stderr if the result of that folder lies in the future: some clock is or was wrong, and
 * nobody can say which run is the newest. */
void future_tell(const char *folder, const struct result *result);

#endif
