#include "orders.h"

struct enumeration {
    size_t count, found;
    int points, first[ORDERS_MOST], last[ORDERS_MOST];
    orders_visit *visit;
    void *context;
};

/* Chooses the points of call number `at` and of those after it. */
static void choose(struct enumeration *all, size_t at, unsigned firsts, unsigned lasts)
{
    unsigned every = (1u << all->points) - 1;
    if (at == all->count) {
        if (firsts != every || lasts != every)
            return;
        all->found++;
        all->visit(all->context, all->first, all->last);
        return;
    }
    if ((size_t)__builtin_popcount(every & ~firsts) > all->count - at ||
        (size_t)__builtin_popcount(every & ~lasts) > all->count - at)
        return;
    for (int first = 0; first < all->points; first++)
        for (int last = first; last < all->points; last++) {
            all->first[at] = first;
            all->last[at] = last;
            choose(all, at + 1, firsts | 1u << first, lasts | 1u << last);
        }
}

size_t orders_visit_all(size_t count, orders_visit *visit, void *context)
{
    struct enumeration all = {.count = count, .visit = visit, .context = context};
    for (all.points = 1; all.points <= (int)count; all.points++)
        choose(&all, 0, 0, 0);
    return all.found;
}
