/* Replaying a schedule: see replay.c. */
#ifndef QLAB_EXPLORE_TELL_REPLAY_H
#define QLAB_EXPLORE_TELL_REPLAY_H

#include <stddef.h>

#include "explore/search/search.h"
#include "explore/tell/execution.h"

/* Replays a schedule on the exploration's machine. Returns 0 with the execution (free with
 * execution_free); ENOMEM; or EINVAL with one line in `why`: no schedule, made for something else,
 * a step that cannot happen, steps that no longer do what they did, or a program that is not
 * finished. */
int schedule_replay(const struct exploration *exploration, const char *text,
                    struct execution *execution, char *why, size_t why_size);

#endif
