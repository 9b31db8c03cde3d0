/* All verdicts of one history, and the two ways to print them. */
#ifndef QLAB_COMMAND_VERDICTS_H
#define QLAB_COMMAND_VERDICTS_H

#include <stdio.h>

#include "judge/judge.h"

struct verdict {
    size_t worker, index; /* the Empty: index of its log, and in it */
    bool spurious;
    uint64_t instant; /* if legal: an instant in the call at which nothing was certainly inside */
};

struct verdicts {
    const struct history *history; /* borrowed */
    struct tally tally;
    struct fifo fifo;
    struct verdict *empties; /* in order of their lines */
    size_t count, room;
    bool failed; /* memory ran out while collecting */
    struct cover *cover;
};

/* Judges the history. 0, or ENOMEM or EOVERFLOW with nothing held. Free with verdicts_free. */
int verdicts_find(struct verdicts *verdicts, const struct history *history);
void verdicts_free(struct verdicts *verdicts);

/* Whether the judge found anything wrong. */
bool verdicts_wrong(const struct verdicts *verdicts);

/* In words, explaining at most `most` lies. 0 or the errno of the failed write. */
int verdicts_text(FILE *out, const struct verdicts *verdicts, size_t most);

/* One JSON document: operations, empties, spurious, legal, fifo{}, verdicts[]. */
int verdicts_json(FILE *out, const struct verdicts *verdicts);

#endif
