/* Which items may come. Item y overtook x iff x was put before y and got after it, or not at all.
 * So of an item inside there stays who may still get it, once one that was put later was got; and
 * which others were put before it.
 */
#include "explore/outlook/questions.h"

#include "explore/machine/machine.h"

static bool put_before(const struct calls *calls, size_t x, size_t y)
{
    return calls->put[x] && calls->put[y] && call_before(calls->put[x], calls->put[y]);
}

static bool overtaken(const struct calls *calls)
{
    for (size_t x = 1; x <= ITEMS_MOST; x++)
        for (size_t y = 1; calls->get[x] && y <= ITEMS_MOST; y++)
            if (calls->get[y] && put_before(calls, x, y) &&
                call_before(calls->get[y], calls->get[x]))
                return true;
    return false;
}

/* Adds who may get an item inside, if others before which it was put were got. */
static void ask_late(struct matters *matters, const struct calls *calls, size_t item)
{
    bool late = false;
    uint64_t first = STAMP_NEVER; /* when the first of those was got */
    for (size_t y = 1; y <= ITEMS_MOST; y++) {
        if (!calls->get[y] || !put_before(calls, item, y))
            continue;
        late = true;
        if (calls->get[y]->returned < first)
            first = calls->get[y]->returned;
    }
    if (late)
        matters_add(matters, (struct matter){.kind = MATTER_LATE,
                                             .worker = MATTER_NOBODY,
                                             .item = (uint8_t)item,
                                             .workers = getters_by(calls, first)});
}

static void ask_before(struct matters *matters, const struct calls *calls, size_t item)
{
    uint64_t before = 0;
    for (size_t x = 1; x <= ITEMS_MOST; x++)
        if (calls->inside & ITEM_BIT(x) && put_before(calls, x, item))
            before |= ITEM_BIT(x);
    if (before)
        matters_add(matters, (struct matter){.kind = MATTER_BEFORE,
                                             .worker = MATTER_NOBODY,
                                             .item = (uint8_t)item,
                                             .items = before});
}

unsigned ask_order(struct matters *matters, const struct calls *calls)
{
    if (overtaken(calls))
        return VERDICT_OVERTAKES;
    for (size_t item = 1; item <= ITEMS_MOST; item++) {
        if (calls->inside & ITEM_BIT(item))
            ask_late(matters, calls, item);
        if (calls->put[item] && !calls->get[item])
            ask_before(matters, calls, item);
    }
    return 0;
}
