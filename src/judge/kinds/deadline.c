/* Deadlines: two comparisons. */
#include "judge/kinds/deadline.h"

static bool has_deadline(const struct operation *empty)
{
    return empty->manner == MANNER_TIMED && empty->answer == ANSWER_EMPTY &&
           empty->deadline != STAMP_NEVER;
}

bool deadline_early(const struct history *history, const struct operation *empty)
{
    return has_deadline(empty) && operation_over(empty, history->guard) < empty->deadline;
}

bool deadline_late(const struct history *history, const struct cover *cover,
                   const struct operation *empty)
{
    if (!has_deadline(empty) || deadline_early(history, empty))
        return false;
    uint64_t from = empty->deadline > empty->invoked ? empty->deadline : empty->invoked;
    return cover_chain(cover, from, empty->returned, NULL, 0) > 0;
}
