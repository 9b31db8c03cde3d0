/* Steps that commute are taken one way round: see commute.h. What is left out is known as a sleep
 * set (P. Godefroid, Partial-Order Methods for the Verification of Concurrent Systems, LNCS 1032,
 * 1996). As all behind it was searched, and leads back to nothing on the path, nothing need be kept
 * of it.
 */
#include "explore/search/commute.h"

bool commute_applies(const struct experiment *experiment)
{
    return experiment->memory != MEMORY_C11 && !experiment->bounded;
}

static bool same_choice(struct choice a, struct choice b)
{
    return a.worker == b.worker && a.ingredient == b.ingredient && a.pick == b.pick;
}

/* Of two steps that were taken from the same state; luck may be spent. */
static bool commute(const struct branch *a, const struct branch *b)
{
    return a->choice.worker != b->choice.worker && !a->choice.ingredient && !b->choice.ingredient &&
           !footprints_meet(&a->print, &b->print);
}

void commute_settle(struct exploration *exploration, size_t taken)
{
    struct branch *branches = exploration->branches;
    const struct frame *parent = &exploration->frames[exploration->frames_count - 2];
    const struct member *from = &exploration->members[parent->member],
                        *to = &exploration->members[exploration->members_count - 1];
    for (size_t i = from->branches; i < from->branches + from->count; i++) {
        const struct branch *before = &branches[i];
        if (!before->closed || !commute(before, &branches[taken]))
            continue;
        for (size_t k = to->branches; k < to->branches + to->count; k++)
            if (same_choice(branches[k].choice, before->choice)) {
                branches[k].settled = branches[k].closed = true;
                branches[k].print = before->print;
            }
    }
}
