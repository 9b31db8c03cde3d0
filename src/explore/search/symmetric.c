/* First up to symmetry, or, under C11, as if every access were seq_cst: that is enough for a proof.
 * If anything is wrong, or somebody may go round in circles, all is searched again with everybody
 * in his own place and every message to read, so that it can be told; and what is wrong is counted.
 */
#include "explore/search/symmetric.h"

#include "explore/memory/sequential.h"
#include "explore/search/graph.h"
#include "explore/search/symmetry.h"

int explore_symmetric(const struct experiment *experiment, const struct search_options *options,
                      struct exploration **exploration, char *why, size_t why_size)
{
    struct experiment proof = *experiment;
    struct search_options again = *options;
    proof.symmetric = symmetry_applies(experiment);
    proof.seq_cst = sequential_applies(experiment);
    if (proof.symmetric || proof.seq_cst) {
        int error = explore_search(&proof, options, exploration, why, why_size);
        if (error)
            return error;
        const struct findings *findings = &(*exploration)->findings;
        bool fits = !(*exploration)->unfit && !(*exploration)->tangled;
        if (fits && !findings->seen && !findings->spins)
            return 0;
        again.thorough = (*exploration)->tangled;
        again.uncounted = again.uncounted && !findings->seen;
        explore_close(*exploration);
    }
    int error = explore_search(experiment, &again, exploration, why, why_size);
    if (error || !again.uncounted || !(*exploration)->findings.seen)
        return error;
    again.uncounted = false;
    explore_close(*exploration);
    return explore_search(experiment, &again, exploration, why, why_size);
}
