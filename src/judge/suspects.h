/* Items whose gets look wrong, settled after the sweep: got too early, never put, or got again. */
#ifndef QLAB_JUDGE_SUSPECTS_H
#define QLAB_JUDGE_SUSPECTS_H

#include "history/history.h"
#include "judge/items.h"
#include "judge/judge.h"

/* Counts the faults fresh and repeat of the items in `suspects` (whose values it overwrites), each
 * from all its puts and gets. Returns 0 or ENOMEM. */
int suspects_settle(const struct history *history, struct items *suspects, struct fifo *fifo);

#endif
