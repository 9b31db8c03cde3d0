/* One call in words. */
#ifndef QLAB_COMMAND_JUDGE_VERDICTS_CALL_H
#define QLAB_COMMAND_JUDGE_VERDICTS_CALL_H

#include "command/judge/verdicts.h"

/* "line 4: Empty [30, 80] of worker 2". */
void verdicts_print_call(FILE *out, const struct verdicts *verdicts, uint32_t worker,
                         uint32_t index);

#endif
