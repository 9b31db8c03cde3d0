/* --dry-run: what would be measured. */
#ifndef QLAB_COMMAND_SESSION_DRY_RUN_H
#define QLAB_COMMAND_SESSION_DRY_RUN_H

#include "command/session/settings.h"

/* Prints the planned runs as command lines of that verb, one per queue and sweep point. */
void dry_run(const struct lab *lab, const struct settings *settings, const char *verb);

#endif
