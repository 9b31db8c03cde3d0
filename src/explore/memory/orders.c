/* Orders are known by the return address of their call: see orders.h. */
#include "explore/memory/orders.h"

#include <string.h>

#include "explore/steps/step.h"

bool orders_matter;

static struct {
    bool weakens;
    struct order_site sites[ORDER_SITES], weak[ORDER_SITES];
    bool met[ORDER_SITES]; /* of .sites, since orders_unmeet() */
    size_t count, weak_count;
    unsigned order;
} orders;

static bool is_same(const struct order_site *a, const struct order_site *b)
{
    return a->caller == b->caller && a->failed == b->failed;
}

/* Its place among the sites; their count if it is none of them. */
static size_t find(const struct order_site *sites, size_t count, const struct order_site *site)
{
    size_t i = 0;
    while (i < count && !is_same(&sites[i], site))
        i++;
    return i;
}

void orders_list(void)
{
    orders_matter = true;
    orders.count = 0;
}

size_t orders_listed(const struct order_site **sites)
{
    *sites = orders.sites;
    return orders.count;
}

void orders_unmeet(void)
{
    memset(orders.met, 0, sizeof orders.met);
}

bool orders_met(size_t site)
{
    return orders.met[site];
}

void orders_weaken(const struct order_site *const *sites, size_t count, unsigned order)
{
    orders_matter = orders.weakens = count;
    orders.weak_count = count < ORDER_SITES ? count : ORDER_SITES;
    orders.order = order;
    for (size_t i = 0; i < orders.weak_count; i++)
        orders.weak[i] = *sites[i];
}

/* The order as it is to be. */
static unsigned met(const struct request *request, unsigned order, bool failed)
{
    const struct order_site site = {request->caller, (uint8_t)step_of(request->what),
                                    (uint8_t)order, failed};
    if (orders.weakens)
        return find(orders.weak, orders.weak_count, &site) < orders.weak_count ? orders.order
                                                                               : order;
    size_t i = find(orders.sites, orders.count, &site);
    if (i == ORDER_SITES)
        return order;
    orders.count += i == orders.count;
    orders.sites[i] = site;
    orders.met[i] = true;
    return order;
}

void orders_meet(struct request *request)
{
    const struct step_kind *kind = step_kind(request->what);
    bool fence = step_of(request->what) == STEP_FENCE;
    if (!kind || (kind->on != STEP_ON_BYTES && !fence))
        return;
    unsigned order = met(request, step_order(request->what), false);
    unsigned failed = step_order_failed(request->what);
    if (kind->compares)
        failed = met(request, failed, true);
    request->what = STEP_WHAT(step_of(request->what), step_width(request->what), order, failed);
}

bool orders_weaker(uint8_t step, bool failed, unsigned order, unsigned *first, unsigned *second)
{
    bool loads = step == STEP_LOAD || failed, stores = step == STEP_STORE;
    *first = *second = __ATOMIC_RELAXED;
    if (order == __ATOMIC_RELAXED)
        return false;
    if (order == __ATOMIC_SEQ_CST)
        *first = *second = loads ? __ATOMIC_ACQUIRE : stores ? __ATOMIC_RELEASE : __ATOMIC_ACQ_REL;
    if (order == __ATOMIC_ACQ_REL) {
        *first = __ATOMIC_ACQUIRE;
        *second = __ATOMIC_RELEASE;
    }
    return true;
}

const char *orders_word(unsigned order)
{
    static const char *const words[] = {
        [__ATOMIC_RELAXED] = "relaxed", [__ATOMIC_CONSUME] = "consume",
        [__ATOMIC_ACQUIRE] = "acquire", [__ATOMIC_RELEASE] = "release",
        [__ATOMIC_ACQ_REL] = "acq_rel", [__ATOMIC_SEQ_CST] = "seq_cst"};
    return words[order];
}
