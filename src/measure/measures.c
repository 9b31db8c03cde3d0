/* What a workload's own measures came to. */
#include <math.h>

#include "measure/workload.h"

/* Values that were never measured do not exist. */
void measures_begin(struct measures *measures)
{
    for (size_t i = 0; i < MEASURES_MOST; i++)
        measures->value[i] = NAN;
}

/* Of many values the run's one is their median. */
void measures_end(struct measures *measures)
{
    for (size_t i = 0; i < MEASURES_MOST; i++)
        if (measures->samples[i].count > 0)
            measures->value[i] =
                stats_median(measures->samples[i].value, measures->samples[i].count);
}

void measures_free(struct measures *measures)
{
    for (size_t i = 0; i < MEASURES_MOST; i++)
        samples_free(&measures->samples[i]);
}

double ticks_ns(const struct history *history, uint64_t ticks)
{
    return history->ticks_per_second ? (double)ticks * 1e9 / (double)history->ticks_per_second
                                     : NAN;
}

double piece_span(const struct piece *piece)
{
    uint64_t began = UINT64_MAX, ended = 0;
    for (size_t w = 0; w < piece->workers; w++) {
        const struct control *control = &piece->control[w];
        began = control->began < began ? control->began : began;
        ended = control->ended > ended ? control->ended : ended;
    }
    return (double)(ended - began);
}
