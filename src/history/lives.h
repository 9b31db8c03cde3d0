/* Items that were given back: one item, several stays.
 *
 * As delivery a reserved item is not inside from the invocation of its get until the give-back has
 * returned: the give-back puts it in once more. So each stay becomes an item of its own, a life,
 * which has the name of the first. As work list an item is inside until it is settled: a get that
 * was given back then took nothing. (Rollback, nack, a lease that is over.)
 */
#ifndef QLAB_HISTORY_LIVES_H
#define QLAB_HISTORY_LIVES_H

#include "history/history.h"

/* Gives every stay a number of its own in `items`, the names of the history's items. A get that its
 * own worker gave back ends the stay before that give-back; the others end those that are left, in
 * their order, if they can have begun. Returns 0 or ENOMEM. */
int lives_renumber(struct history *history, struct dictionary *items);

/* Makes a get that was given back say Busy, and leaves the give-backs out. Returns 0 or ENOMEM. */
int lives_keep_inside(struct history *history);

#endif
