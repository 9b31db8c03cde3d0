/* Without data races, and with no accesses to atomic objects but seq_cst ones, RC11 allows what
 * sequential consistency does and no more (their theorem DRF-SC: Lahav and others, PLDI 2017). So
 * who reads what is old, or stores behind what is newer, only came earlier: that interleaving is
 * walked anyway. No older message is kept then, nor a node of psc.
 *
 * What happened before what is known as ever, for the judge asks by that. Objects of POSIX are left
 * out: who tries a mutex in vain learns of its owner, and there is no edge of RC11 for it.
 */
#include "explore/memory/sequential.h"

#include "explore/memory/messages.h"
#include "explore/steps/bytes.h"

bool sequential_applies(const struct experiment *experiment)
{
    if (experiment->memory != MEMORY_C11 || experiment->bounded || experiment->apart)
        return false;
    for (size_t i = 0; i < INGREDIENTS; i++)
        if (experiment->budget[i] && i != INGREDIENT_WEAK_CAS)
            return false;
    return true;
}

void sequential_end(const struct touch *touch, step_value value)
{
    const struct location *location = &c11.locations[touch->location];
    struct view *now = &c11_of(touch->worker)->now;
    struct message *message = message_at(touch->location, 0);
    if (touch->reads)
        view_join(now, &message->view);
    if (!touch->writes)
        return;
    message->view = *now;
    atomic_put(location->address, location->width, value);
}
