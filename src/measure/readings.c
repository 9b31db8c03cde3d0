/* What a workload's own measures came to. */
#include <math.h>

#include "measure/workload/workload.h"

/* Values that were never measured do not exist. */
void readings_begin(struct readings *readings)
{
    for (size_t i = 0; i < MEASURES_MOST; i++)
        readings->value[i] = NAN;
}

/* Of many values the run's one is their median. */
void readings_end(struct readings *readings)
{
    for (size_t i = 0; i < MEASURES_MOST; i++)
        if (readings->samples[i].count > 0)
            readings->value[i] =
                stats_median(readings->samples[i].value, readings->samples[i].count);
}

void readings_free(struct readings *readings)
{
    for (size_t i = 0; i < MEASURES_MOST; i++)
        samples_free(&readings->samples[i]);
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
