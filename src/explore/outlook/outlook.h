/* The outlook: what the judge still has to know of an execution that goes on. Not what happened,
 * but which answers of the calls under way would be honest, which items may come before which, and
 * what stands whatever comes. Executions with the same outlook come, by the same further calls, to
 * the same verdict; so a state needs no more of its past, and there are several times fewer.
 *
 * It holds where no item is got twice or invented, and no wait says Empty: a search that meets one
 * of these is done again with all facts (facts.h).
 */
#ifndef QLAB_EXPLORE_OUTLOOK_OUTLOOK_H
#define QLAB_EXPLORE_OUTLOOK_OUTLOOK_H

#include <stdbool.h>

#include "explore/experiment.h"
#include "explore/machine/hash.h"
#include "explore/outlook/matters.h"

struct outlook {
    struct matters matters; /* if they are not whole, all facts are kept */
    bool tangled;    /* an item was got twice, or was not there to be got, or a wait said Empty */
    struct hash key; /* of the matters, or of the facts */
};

/* Whether an outlook can be told of the states of that experiment. */
bool outlook_applies(const struct experiment *experiment);

/* The outlook of the open machine; remembered, and valid until the next. */
const struct outlook *outlook_now(void);
void outlook_forget(void);

#endif
