/* Shortest chains, by greedy cover.
 *
 * Of the stays that began before the Empty was invoked, take the one that lasts longest; then, of
 * those that began before that one ended, again the longest; until one outlasts the Empty. No
 * chain is shorter, since no chain reaches further with as many links.
 */
#include "judge/cover.h"

/* How many links began before `stamp`. */
static size_t begun_before(const struct cover *cover, uint64_t stamp)
{
    size_t low = 0, high = cover->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cover->links[middle].from < stamp)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t cover_chain(const struct cover *cover, uint64_t invoked, uint64_t returned,
                   struct cover_link *links, size_t most)
{
    const struct operation empty = {.invoked = invoked, .returned = returned};
    uint64_t over = operation_over(&empty, cover->guard);
    uint64_t reached = invoked;
    for (size_t length = 0;; length++) {
        size_t begun = begun_before(cover, reached);
        if (!begun || cover->links[begun - 1].until <= reached)
            return 0;
        if (length < most)
            links[length] = cover->links[begun - 1];
        reached = cover->links[begun - 1].until;
        if (over < reached)
            return length + 1;
    }
}

uint64_t cover_gap(const struct cover *cover, uint64_t stamp)
{
    for (size_t begun; (begun = begun_before(cover, stamp)) > 0;) {
        if (cover->links[begun - 1].until <= stamp)
            break;
        stamp = cover->links[begun - 1].until;
    }
    return stamp;
}
