/* Stops at the first. */
#include "command/check/needless.h"

#include <stdio.h>

#include "command/explain/early/budget.h"
#include "command/explain/orders/weaken.h"
#include "explore/memory/orders.h"

struct needless {
    struct walk_orders *orders;
    size_t calls;
};

static bool tell(const struct weakened *weakened, void *user)
{
    const struct needless *needless = user;
    struct walk_orders *orders = needless->orders;
    const struct order_row *row = weakened->row;
    bool idle = !weakened->answer.findings.seen && weakened->known;
    orders->tried++;
    if (!idle)
        return true;
    orders->line = row->line;
    snprintf(orders->needless, sizeof orders->needless,
             "%s in line %d%s could be %s: no client of up to %zu calls tells the difference",
             orders_word(row->like.order), row->line,
             row->like.failed ? ", of the failed one," : "", orders_word(weakened->order),
             needless->calls);
    return false;
}

void needless_tell(const struct queue_class *queue, size_t calls, uint64_t nanoseconds,
                   struct walk_orders *orders)
{
    struct needless needless = {orders, calls};
    struct weakening weakening = {.queue = queue, .calls = calls, .tell = tell, .user = &needless};
    if (!budget_open(nanoseconds))
        return;
    if (weakening_find(&weakening) == 0)
        orders->known = !weakening.unknown && !*weakening.trouble;
    weakening_free(&weakening);
}
