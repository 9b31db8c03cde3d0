/* Settling suspects: one more pass over the history, needed only when a queue is broken. */
#include "judge/suspects.h"

#include <errno.h>
#include <stdlib.h>

/* What is known of one suspect. */
struct suspect {
    uint64_t put_invoked; /* STAMP_NEVER: never put */
    uint64_t first_over;  /* the earliest of its gets was over by then */
    uint64_t gets;
};

static void note(const struct operation *operation, uint64_t guard, struct suspect *suspect)
{
    uint64_t over = operation_over(operation, guard);
    if (operation->answer == ANSWER_GOT) {
        suspect->gets++;
        suspect->first_over = over < suspect->first_over ? over : suspect->first_over;
    } else if (operation->kind == OPERATION_PUT && operation->answer != ANSWER_FULL) {
        suspect->put_invoked = operation->invoked;
    }
}

int suspects_settle(const struct history *history, const struct items *suspects, size_t count,
                    struct fifo *fifo)
{
    if (!count)
        return 0;
    struct suspect *list = malloc(count * sizeof *list);
    if (!list)
        return ENOMEM;
    for (size_t i = 0; i < count; i++)
        list[i] = (struct suspect){STAMP_NEVER, STAMP_NEVER, 0};
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++) {
            const struct operation *operation = &history->logs[worker].operations[i];
            uint64_t number = items_word(suspects, operation->item);
            if (number)
                note(operation, history->guard, &list[number - 1]);
        }
    for (size_t i = 0; i < count; i++) {
        fifo->fresh += list[i].first_over < list[i].put_invoked;
        fifo->repeat += list[i].gets - 1;
    }
    free(list);
    return 0;
}
