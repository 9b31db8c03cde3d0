/* Items whose gets look wrong, settled after the sweep: got too early, never put, or got again. */
#ifndef QLAB_JUDGE_KINDS_SUSPECTS_H
#define QLAB_JUDGE_KINDS_SUSPECTS_H

#include "history/history.h"
#include "judge/faults.h"
#include "judge/items.h"

/* Finds the faults FRESH and REPEAT of the suspects, each from all its puts and gets. The words of
 * the table number the suspects from 1 to count. Returns 0 or ENOMEM. */
int suspects_settle(const struct history *history, const struct items *suspects, size_t count,
                    struct faults *faults);

#endif
