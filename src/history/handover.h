/* The gets and give-backs of every item, in order of invocation. */
#ifndef QLAB_HISTORY_HANDOVER_H
#define QLAB_HISTORY_HANDOVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "history/history.h"

/* A get or a give-back. */
struct handover {
    struct operation *call;
    size_t worker;
    size_t life; /* of its item, from 0: that a get ends or a give-back begins; else LIFE_UNKNOWN */
    size_t backs;            /* how many give-backs of its item there were with it */
    struct handover *undone; /* of a give-back: the get that it undoes, or NULL */
};

#define LIFE_UNKNOWN SIZE_MAX

/* Those of all items. */
struct handovers {
    struct handover *list;
    size_t count;
};

/* Fills in those of all items, by item, by invocation; of each give-back, the get that it undoes:
 * its worker's latest of that item before it. If there is none the give-back is not its holder's,
 * as when a lease is over. .list is from malloc. Returns 0 or ENOMEM. */
int handovers_collect(struct handovers *handovers, const struct history *history);

/* How many of the handovers from `at` on are of the same item. */
size_t handovers_same_item(const struct handovers *handovers, size_t at);

bool handover_is_back(const struct handover *handover);

#endif
