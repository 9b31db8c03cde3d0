/* The times of a piece. */
#include "measure/piece.h"

#include <assert.h>
#include <math.h>

double ticks_ns(const struct history *history, uint64_t ticks)
{
    return history->ticks_per_second ? (double)ticks * 1e9 / (double)history->ticks_per_second
                                     : NAN;
}

double piece_span(const struct piece *piece)
{
    uint64_t began = UINT64_MAX, ended = 0;
    assert(piece->control);
    for (size_t w = 0; w < piece->workers; w++) {
        const struct control *control = &piece->control[w];
        began = control->began < began ? control->began : began;
        ended = control->ended > ended ? control->ended : ended;
    }
    return (double)(ended - began);
}
