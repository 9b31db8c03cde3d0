/* How many items a queue can hold, as far as that is known of it. */
#ifndef QLAB_EXPLORE_PLACES_H
#define QLAB_EXPLORE_PLACES_H

#include <stdbool.h>
#include <stdint.h>

#include "explore/experiment.h"
#include "history/history.h"

/* Whether the queue promises the capacity that it is asked for: its memory grows with it. */
bool places_promised(const struct queue_class *queue);

/* The capacity that was asked for, where the queue has promised it. Else
 * only as many as were certainly inside at one instant of the history: a queue may have fewer
 * places than it was asked for, and then waits, and says Full, with reason. */
uint64_t places_known(const struct experiment *experiment, const struct history *history);

/* The same of a queue that holds its Full to be exact, which has at least one; 0 of any other, and
 * where only Empties are judged. */
uint64_t places_exact(const struct experiment *experiment, const struct history *history);

#endif
