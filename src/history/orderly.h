/* What only a whole history can show: calls in order that do not overlap, items put once. */
#ifndef QLAB_HISTORY_ORDERLY_H
#define QLAB_HISTORY_ORDERLY_H

#include "history/history.h"
#include "history/text.h"

/* Puts the logs in order of their workers' numbers. */
void orderly_workers(struct history *history);

/* Puts every worker's calls in order and checks that each began after the one before had ended, and
 * that every item was put once. `items` names the items; NULL: they are numbers. Returns 0, EINVAL
 * with the error told, or ENOMEM. */
int orderly_check(struct history *history, const struct dictionary *items,
                  const struct text *lines);

#endif
