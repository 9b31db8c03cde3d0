/* Labs that are not about Empties, and met none. */
#include "report/plot/untried.h"

bool plot_untried(const struct result *result)
{
    if (!workload_has(result->lab->scenario.workload, TRAIT_ASIDE))
        return false;
    for (size_t i = 0; i < result->row_count; i++)
        if (row_counts(&result->rows[i]) && result->rows[i].tally.attempts > 0)
            return false;
    return true;
}
