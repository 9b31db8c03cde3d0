/* Which plots a result has. */
#include "report/plot/plot.h"

static bool has_many(enum workload workload)
{
    bool many = false;
    for (size_t m = 0; m < workload_measures(workload); m++)
        many |= workload_table[workload].measures[m].many;
    return many;
}

static bool attempted(const struct result *result)
{
    for (size_t i = 0; i < result->row_count; i++)
        if (row_counts(&result->rows[i]) && result->rows[i].tally.attempts > 0)
            return true;
    return false;
}

const char *plot_left_out(const struct result *result, enum plot_kind kind)
{
    enum workload workload = result->lab->scenario.workload;
    bool aside = workload_has(workload, TRAIT_ASIDE) && !attempted(result);
    switch (kind) {
    case PLOT_RATE:
        return aside ? "no rate: no Empty was asked for while items were inside" : NULL;
    case PLOT_SWEEP:
        if (result->lab->value_count < 2)
            return "no sweep: this run has one value only";
        return aside ? "no sweep: no Empty was asked for while items were inside" : NULL;
    case PLOT_TIMELINE:
        return result->witness.workers == 0 ? "no timeline: no queue lied in this run" : NULL;
    case PLOT_COST:
        return aside ? "no cost: no Empty was asked for while items were inside" : NULL;
    case PLOT_MEASURES:
        return workload_measures(workload) == 0 ? "no measures: this workload has none of its own"
                                                : NULL;
    case PLOT_ECDF:
        return has_many(workload) ? NULL : "no ecdf: no measure here has many values a run";
    default:
        return "no such plot";
    }
}
