/* `qlab run --replay`: a schedule on real threads. As with explain.h, replay.c knows the lab and
 * replay_answer.c the explorer. */
#ifndef QLAB_COMMAND_EXPLAIN_REPLAY_H
#define QLAB_COMMAND_EXPLAIN_REPLAY_H

#include "command/explain/explain.h"

/* Performs question->replay so often and answers on stdout. Returns the exit status; complains if
 * it is no verdict. */
int replay_answer(const struct question *question, unsigned runs);

#endif
