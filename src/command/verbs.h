/* All verbs by name: command_list, command_run, ... as verbs.list has them. */
#ifndef QLAB_COMMAND_VERBS_H
#define QLAB_COMMAND_VERBS_H

#include "command/command.h"

#define VERB(name) extern const struct command command_##name;
#include "command/verbs.list"
#undef VERB

#endif
