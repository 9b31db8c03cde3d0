/* Collecting and sorting them. */
#include "history/handover.h"

#include <errno.h>
#include <stdlib.h>

bool handover_is_back(const struct handover *handover)
{
    return handover->call->manner == MANNER_BACK;
}

static int order(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

/* By item; by worker; as they stand in its log. */
static int by_log_of(const struct handover *a, const struct handover *b)
{
    int items = order(a->call->item, b->call->item);
    int workers = order(a->worker, b->worker);
    return items ? items : workers ? workers : (a->call > b->call) - (a->call < b->call);
}

/* By item; by invocation; a get before a give-back that was invoked with it; as in the logs. */
static int by_item(const void *left, const void *right)
{
    const struct handover *a = left, *b = right;
    int items = order(a->call->item, b->call->item);
    int stamps = order(a->call->invoked, b->call->invoked);
    int backs = handover_is_back(a) - handover_is_back(b);
    return items ? items : stamps ? stamps : backs ? backs : by_log_of(a, b);
}

size_t handovers_same_item(const struct handovers *handovers, size_t at)
{
    size_t end = at;
    while (end < handovers->count &&
           handovers->list[end].call->item == handovers->list[at].call->item)
        end++;
    return end - at;
}

static int by_log(const void *left, const void *right)
{
    return by_log_of(*(struct handover *const *)left, *(struct handover *const *)right);
}

/* Returns 0 or ENOMEM. */
static int find_undone(struct handovers *handovers)
{
    struct handover **sorted = malloc((handovers->count + 1) * sizeof *sorted), *get = NULL;
    if (!sorted)
        return ENOMEM;
    for (size_t i = 0; i < handovers->count; i++)
        sorted[i] = &handovers->list[i];
    qsort(sorted, handovers->count, sizeof *sorted, by_log);
    for (size_t i = 0; i < handovers->count; i++) {
        bool same =
            get && get->call->item == sorted[i]->call->item && get->worker == sorted[i]->worker;
        sorted[i]->undone = same ? get : NULL;
        get = handover_is_back(sorted[i]) ? (same ? get : NULL) : sorted[i];
    }
    free(sorted);
    return 0;
}

int handovers_collect(struct handovers *handovers, const struct history *history)
{
    *handovers =
        (struct handovers){malloc((history_operations(history) + 1) * sizeof *handovers->list), 0};
    if (!handovers->list)
        return ENOMEM;
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++) {
            struct handover handover = {&history->logs[worker].operations[i], worker, LIFE_UNKNOWN,
                                        0, NULL};
            if (handover_is_back(&handover) || handover.call->answer == ANSWER_GOT)
                handovers->list[handovers->count++] = handover;
        }
    qsort(handovers->list, handovers->count, sizeof *handovers->list, by_item);
    return find_undone(handovers);
}
