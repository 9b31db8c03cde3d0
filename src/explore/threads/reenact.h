/* Reenacts a told execution with real threads behind the gate, and has the judge judge what they
 * recorded.
 *
 * Each time the queue is made anew in the arena, the prefix is performed by the calling thread, and
 * every worker is a thread whose operations bear real stamps. So the verdict rests on nothing that
 * the explorer said.
 */
#ifndef QLAB_EXPLORE_THREADS_REENACT_H
#define QLAB_EXPLORE_THREADS_REENACT_H

#include "explore/tell/execution.h"
#include "history/stamp.h"

struct reenactment {
    unsigned runs;          /* performed */
    unsigned same;          /* of those, judged as the told one is */
    unsigned verdict;       /* enum verdict bits of the last one */
    struct history history; /* and what it recorded; free with history_free */
};

/* Performs the execution `runs` times. Returns 0; EINVAL with one line in `why` if real threads
 * cannot take its steps; ECANCELED with one line if the threads did something else (the runs
 * before that are counted); EBUSY while an exploration is open; or an errno value. `seconds`: what
 * one run may take at most. */
int reenact(const struct experiment *experiment, const struct execution *execution, unsigned runs,
            unsigned seconds, const struct stamp_clock *clock, struct reenactment *reenactment,
            char *why, size_t why_size);

#endif
