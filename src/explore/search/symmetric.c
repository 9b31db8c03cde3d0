/* First up to symmetry: that is enough for a proof. If anything is wrong, or somebody may go round
 * in circles, all is searched again with everybody in his own place, so that it can be told. */
#include "explore/search/symmetric.h"

#include "explore/search/graph.h"
#include "explore/search/symmetry.h"

int explore_symmetric(const struct experiment *experiment, const struct search_options *options,
                      struct exploration **exploration, char *why, size_t why_size)
{
    struct experiment symmetric = *experiment;
    struct search_options again = *options;
    if (symmetry_applies(experiment)) {
        symmetric.symmetric = true;
        int error = explore_search(&symmetric, options, exploration, why, why_size);
        if (error)
            return error;
        if (!(*exploration)->unfit && !(*exploration)->tangled)
            return 0;
        again.thorough = (*exploration)->tangled;
        explore_close(*exploration);
    }
    return explore_search(experiment, &again, exploration, why, why_size);
}
