/* What a history comes to, in words. */
#ifndef QLAB_COMMAND_JUDGE_VERDICTS_COUNTS_H
#define QLAB_COMMAND_JUDGE_VERDICTS_COUNTS_H

#include "command/judge/verdicts.h"

/* The counts, the rate of lies, both readings where there are two, and a line per worker. */
void verdicts_print_counts(FILE *out, const struct verdicts *verdicts);

#endif
