/* The lab's own queues were looked through when the lab was built, a queue file from outside is
 * now: its object as the compiler left it, which still tells what needs what. */
#include "command/explain/refused.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "explore/names/refusals.h"
#include "explore/names/symbols.h"
#include "own/own.h"

bool refused(const struct queue_class *queue, char *why, size_t size)
{
    const char *known = queue->unavailable ? queue->unavailable : refusal_of(queue);
    int error = 0;
    if (known)
        snprintf(why, size, "%s", known);
    else if (own_is(queue) && (error = symbols_check(own_parts(queue), NULL, why, size)) &&
             error != ENOTSUP)
        snprintf(why, size, "%s: %s", own_parts(queue), strerror(error));
    return known || error;
}
