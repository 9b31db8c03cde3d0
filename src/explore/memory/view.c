/* Views, joined and compared: see view.h. */
#include "explore/memory/view.h"

#include "explore/machine/machine.h"

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

size_t view_bytes(void)
{
    return machine.experiment.fenceless ? offsetof(struct view, written) : sizeof(struct view);
}

/* Ranks are looked at in all places, so that compilers take many at once. */
static void join_ranks(uint8_t *restrict ranks, const uint8_t *restrict other)
{
    for (size_t l = 0; l < VIEW_LOCATIONS; l++)
        ranks[l] = ranks[l] < other[l] ? other[l] : ranks[l];
}

static void meet_ranks(uint8_t *restrict ranks, const uint8_t *restrict other)
{
    for (size_t l = 0; l < VIEW_LOCATIONS; l++)
        ranks[l] = ranks[l] < other[l] ? ranks[l] : other[l];
}

static void reduce_ranks(uint8_t *restrict ranks, const uint8_t *restrict common)
{
    for (size_t l = 0; l < VIEW_LOCATIONS; l++)
        ranks[l] = ranks[l] <= common[l] ? 0 : ranks[l];
}

static uint8_t any_rank(const uint8_t *ranks)
{
    uint8_t any = 0;
    for (size_t l = 0; l < VIEW_LOCATIONS; l++)
        any |= ranks[l];
    return any;
}

void view_join(struct view *restrict view, const struct view *restrict other)
{
    join_ranks(view->seen, other->seen);
    view->returned = view_most(view->returned, other->returned);
    view->before |= other->before;
    view->leads |= other->leads;
    view->apart |= other->apart;
    clock_join(&view->clock, &other->clock);
    if (machine.experiment.fenceless)
        return;
    join_ranks(view->written, other->written);
    for (size_t l = 0; l < VIEW_LOCATIONS; l++)
        view->through[l] |= other->through[l];
}

void view_meet(struct view *restrict view, const struct view *restrict other)
{
    meet_ranks(view->seen, other->seen);
    view->returned = view_least(view->returned, other->returned);
    view->before &= other->before;
    view->leads &= other->leads;
    view->apart &= other->apart;
    if (machine.experiment.fenceless)
        return;
    meet_ranks(view->written, other->written);
    for (size_t l = 0; l < VIEW_LOCATIONS; l++)
        view->through[l] &= other->through[l];
}

void view_reduce(struct view *restrict view, const struct view *restrict common)
{
    reduce_ranks(view->seen, common->seen);
    for (unsigned shift = 0; shift < 64 && view->returned >> shift; shift += 8)
        if ((view->returned >> shift & 0xff) <= (common->returned >> shift & 0xff))
            view->returned &= ~(UINT64_C(0xff) << shift);
    view->before &= ~common->before;
    view->leads &= ~common->leads;
    view->apart &= ~common->apart;
    if (machine.experiment.fenceless)
        return;
    reduce_ranks(view->written, common->written);
    for (size_t l = 0; l < VIEW_LOCATIONS; l++)
        view->through[l] &= ~common->through[l];
}

bool view_is_bare(const struct view *view, const struct view *common)
{
    uint64_t through = 0;
    if (view->returned | view->before | view->leads | view->apart || any_rank(view->seen))
        return false;
    for (size_t w = 0; w < CLOCK_WORKERS; w++)
        if (view->clock.of[w] > common->clock.of[w])
            return false;
    if (machine.experiment.fenceless)
        return true;
    for (size_t l = 0; l < VIEW_LOCATIONS; l++)
        through |= view->through[l];
    return !through && !any_rank(view->written);
}
