/* What real threads did with a schedule, beside what the explorer says. */
#ifndef QLAB_COMMAND_EXPLAIN_REPLAY_PRINT_H
#define QLAB_COMMAND_EXPLAIN_REPLAY_PRINT_H

#include <stdio.h>

#include "explore/threads/reenact.h"
#include "command/explain/answer.h"

struct replayed {
    const struct answers *answers;
    const struct answer *answer;
    struct stamp_clock clock;
    struct reenactment enacted;
};

/* They print it. 0 or an errno value. */
int replayed_text(FILE *out, const struct replayed *replayed);
int replayed_json(FILE *out, const struct replayed *replayed);

#endif
