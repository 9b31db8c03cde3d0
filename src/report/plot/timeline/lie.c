/* Choosing the lie that the timeline of a run shows. */
#include "report/plot/timeline/lie.h"

#include <errno.h>

static bool overlap(const struct operation *a, const struct operation *b)
{
    return a->invoked <= b->returned && b->invoked <= a->returned;
}

static bool another_got(const struct history *history, size_t worker, const struct operation *empty)
{
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; w != worker && i < history->logs[w].count; i++)
            if (history->logs[w].operations[i].answer == ANSWER_GOT &&
                overlap(&history->logs[w].operations[i], empty))
                return true;
    return false;
}

int lie_find(const struct history *history, struct exhibit *lie)
{
    lie->call = NULL;
    struct cover *cover = cover_open(history);
    if (!cover)
        return ENOMEM;
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; i < history->logs[w].count; i++) {
            const struct operation *empty = &history->logs[w].operations[i];
            if (!operation_says_empty(empty))
                continue;
            struct exhibit other = {.call = empty,
                                    .worker = w,
                                    .kind = EXHIBIT_LIE,
                                    .end = empty->returned,
                                    .deadline = STAMP_NEVER,
                                    .other = EXHIBIT_NONE};
            other.link_count =
                cover_chain(cover, empty->invoked, empty->returned, other.links, LINKS_MOST);
            if (other.link_count == 0)
                continue;
            other.blamed = another_got(history, w, empty);
            if (!lie->call || other.link_count < lie->link_count ||
                (other.link_count == lie->link_count && other.blamed > lie->blamed))
                *lie = other;
        }
    cover_free(cover);
    return 0;
}
