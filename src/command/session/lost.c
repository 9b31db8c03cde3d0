/* Who interrupts the lab may well have ended its workers too: a signal sent to a process group
 * reaches all of it. So what is said here is said only of a run that nobody interrupted. */
#include "command/session/lost.h"

#include <inttypes.h>

#include "command/line/status.h"

void lost_explain(const struct measure_outcome *outcome, const struct ending *ending,
                  const struct planned_run *plan, const char *queue,
                  const struct progress *progress)
{
    uint64_t hangs = outcome->faulty.count[FAULT_HANG];
    const char *but = outcome->tally.spurious ? ", but its lies are" : "";
    char words[400];
    progress_end(progress);
    if (ending->how != END_RETURNED)
        complain(0, "round %u, %s: %s; the run is not counted", plan->round + 1, queue,
                 ending_words(ending, words, sizeof words));
    else if (hangs)
        complain(0,
                 "round %u, %s HANGS: %" PRIu64 " call%s never came back, with %" PRIu64
                 " item%s inside; the run is not counted%s",
                 plan->round + 1, queue, hangs, hangs == 1 ? "" : "s", outcome->faulty.inside,
                 outcome->faulty.inside == 1 ? "" : "s", but);
    else if (outcome->stalled)
        complain(0,
                 "round %u, %s: the workers made no progress: for seconds no call began or ended; "
                 "the run is not counted%s",
                 plan->round + 1, queue, but);
    else
        complain(0,
                 "round %u, %s: %zu worker%s killed by a signal, or never came back from the "
                 "queue; the run is not counted%s",
                 plan->round + 1, queue, outcome->died, outcome->died == 1 ? " was" : "s were",
                 but);
}
