/* A walk (walk.h) that several processes share, one for each processor. */
#ifndef QLAB_COMMAND_CHECK_SHARES_H
#define QLAB_COMMAND_CHECK_SHARES_H

#include "command/check/walk.h"

/* As walk_clients(), of a plan with one pass. The smallest clients are looked at alone, for most of
 * what goes wrong does so there; a part (.parts) is never shared. */
int walk_shared(const struct lab *lab, const struct walk_plan *plan, struct walk *walk);

#endif
