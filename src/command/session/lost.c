/* Who interrupts the lab may well have ended its workers too: a signal sent to a process group
 * reaches all of it. So what is said here is said only of a run that nobody interrupted. */
#include "command/session/lost.h"

#include "command/line/status.h"

void lost_explain(const struct measure_outcome *outcome, const struct ending *ending,
                  const struct planned_run *plan, const char *queue,
                  const struct progress *progress)
{
    char words[400];
    progress_end(progress);
    if (ending->how != END_RETURNED)
        complain(0, "round %u, %s: %s; the run is not counted", plan->round + 1, queue,
                 ending_words(ending, words, sizeof words));
    else if (outcome->stalled)
        complain(0,
                 "round %u, %s: the workers made no progress: for seconds no call began or ended; "
                 "the run is not counted",
                 plan->round + 1, queue);
    else
        complain(0,
                 "round %u, %s: %zu worker%s killed by a signal, or never came back from the "
                 "queue; the run is not counted",
                 plan->round + 1, queue, outcome->died, outcome->died == 1 ? " was" : "s were");
}
