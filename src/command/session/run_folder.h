/* The run folder of a session: what it leaves behind. */
#ifndef QLAB_COMMAND_SESSION_RUN_FOLDER_H
#define QLAB_COMMAND_SESSION_RUN_FOLDER_H

#include "command/session/settings.h"
#include "report/result/result.h"

/* Makes sure, before anything is measured, that a run folder can be made. Returns 0 or
 * STATUS_OUTPUT after complaining. */
int run_folder_check(const struct lab *lab, const struct settings *settings);

/* Writes the run folder below `output` (NULL: the usual place), called as a run of that host would
 * be, with a picture of the kind `drawn` (NULL: none), and says so on stderr. Returns 0, or
 * complains and returns an exit status. */
int run_folder_write(const struct result *result, const char *output, const struct host *named,
                     const struct plot_kind *drawn);

#endif
