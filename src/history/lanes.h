/* Lanes: workers for calls of which nobody knows who made them. */
#ifndef QLAB_HISTORY_LANES_H
#define QLAB_HISTORY_LANES_H

#include "history/history.h"

/* Deals the calls of all logs out anew, over as few workers as there were calls at one time,
 * numbered from 0: what follows a call in a log has begun after its return, so nothing is ordered
 * that was not before. Returns 0 or ENOMEM. */
int lanes_deal(struct history *history);

#endif
