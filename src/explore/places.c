/* A promise can be read off .size; without one, the places are counted that were seen filled. */
#include "explore/places.h"

#include <stdbool.h>
#include <stddef.h>

/* Far enough apart, for sizes are rounded up. */
enum { SMALL = 1, LARGE = 1 << 20 };

bool places_promised(const struct queue_class *queue)
{
    return queue->size(SMALL) < queue->size(LARGE);
}

/* When that item's get was invoked; STAMP_NEVER: it was not got. */
static uint64_t taken_at(const struct history *history, uint64_t item)
{
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; i < history->logs[w].count; i++) {
            const struct operation *call = &history->logs[w].operations[i];
            if (call->answer == ANSWER_GOT && call->item == item)
                return call->invoked;
        }
    return STAMP_NEVER;
}

/* How many items are certainly inside right after an instant. A get that has not returned may have
 * taken any. */
static uint64_t inside_after(const struct history *history, uint64_t instant)
{
    uint64_t inside = 0, taken = 0;
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; i < history->logs[w].count; i++) {
            const struct operation *call = &history->logs[w].operations[i];
            inside += call->answer == ANSWER_OK && call->returned <= instant &&
                      taken_at(history, call->item) > instant;
            taken += call->answer == ANSWER_PENDING && call->kind == OPERATION_GET &&
                     call->invoked <= instant;
        }
    return inside > taken ? inside - taken : 0;
}

/* It rises only where a put returns. */
static uint64_t most_inside(const struct history *history)
{
    uint64_t most = 0;
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; i < history->logs[w].count; i++) {
            const struct operation *call = &history->logs[w].operations[i];
            uint64_t inside = call->answer == ANSWER_OK ? inside_after(history, call->returned) : 0;
            most = inside > most ? inside : most;
        }
    return most;
}

uint64_t places_known(const struct experiment *experiment, const struct history *history)
{
    return places_promised(experiment->queue) ? experiment->capacity : most_inside(history);
}

uint64_t places_exact(const struct experiment *experiment, const struct history *history)
{
    bool ordered = !experiment->unordered && experiment->queue->order != QUEUE_BAG;
    if (!experiment->queue->full || !ordered)
        return 0;
    uint64_t places = places_known(experiment, history);
    return places ? places : 1;
}
