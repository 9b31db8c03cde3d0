/* Views, joined and compared: see view.h. */
#include "explore/memory/view.h"

static uint64_t bytewise(uint64_t a, uint64_t b, bool most)
{
    uint64_t result = 0;
    for (unsigned shift = 0; shift < 64; shift += 8) {
        uint64_t mine = a >> shift & 0xff, other = b >> shift & 0xff;
        result |= ((mine > other) == most ? mine : other) << shift;
    }
    return result;
}

uint64_t view_most(uint64_t a, uint64_t b)
{
    return a == b ? a : bytewise(a, b, true);
}

uint64_t view_least(uint64_t a, uint64_t b)
{
    return a == b ? a : bytewise(a, b, false);
}

void view_join(struct view *view, const struct view *other, size_t locations)
{
    for (size_t l = 0; l < locations; l++) {
        if (view->seen[l] < other->seen[l])
            view->seen[l] = other->seen[l];
        if (view->written[l] < other->written[l])
            view->written[l] = other->written[l];
        view->through[l] |= other->through[l];
    }
    view->returned = view_most(view->returned, other->returned);
    view->before |= other->before;
    view->leads |= other->leads;
    view->apart |= other->apart;
    clock_join(&view->clock, &other->clock);
}

void view_reduce(struct view *view, const struct view *common, size_t locations)
{
    for (size_t l = 0; l < locations; l++) {
        if (view->seen[l] <= common->seen[l])
            view->seen[l] = 0;
        if (view->written[l] <= common->written[l])
            view->written[l] = 0;
        view->through[l] &= ~common->through[l];
    }
    for (unsigned shift = 0; view->returned && shift < 64; shift += 8)
        if ((view->returned >> shift & 0xff) <= (common->returned >> shift & 0xff))
            view->returned &= ~(UINT64_C(0xff) << shift);
    view->before &= ~common->before;
    view->leads &= ~common->leads;
    view->apart &= ~common->apart;
}

bool view_is_bare(const struct view *view, const struct view *common, size_t locations)
{
    if (view->returned || view->before || view->leads || view->apart)
        return false;
    for (size_t l = 0; l < locations; l++)
        if (view->seen[l] || view->written[l] || view->through[l])
            return false;
    for (size_t w = 0; w < CLOCK_WORKERS; w++)
        if (view->clock.of[w] > common->clock.of[w])
            return false;
    return true;
}
