/* Why a call lies, in the words of the queue's own source: "The window: ..." in a comment there. */
#include "command/explain/window.h"

#include "command/explain/verdict.h"
#include "files/starved.h"
#include "judge/judge.h"
#include "report/text/grid.h"

const char *window_of(const struct execution *execution, size_t worker, size_t index)
{
    for (size_t i = execution->count; i-- > 0;) {
        const struct execution_step *step = &execution->steps[i];
        if (step->choice.worker == worker && step->record.position == index && *step->place.window)
            return step->place.window;
    }
    return NULL;
}

/* The window of the first lie that has one. */
struct first {
    const struct execution *execution;
    const char *window;
};

static void note(void *context, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    struct first *first = context;
    (void)instant;
    if (spurious && !first->window)
        first->window = window_of(first->execution, worker, index);
}

const char *answer_window(const struct answer *answer)
{
    struct first first = {.execution = &answer->execution};
    struct tally tally;
    if (judge_emptiness(&answer->execution.history, &tally, note, &first))
        starved(); /* for a few calls that were judged a moment ago */
    if (!tally.spurious)
        return NULL;
    return first.window ? first.window : answer->queue->window;
}

void windows_print(FILE *out, const struct answers *answers, const struct answer *drawn)
{
    bool headed = false;
    for (size_t i = 0; i < answers->count; i++) {
        const struct answer *answer = &answers->list[i];
        char name[80], text[640];
        if (answer == drawn || !answer->told || !answer->findings.seen)
            continue;
        if (!headed)
            fprintf(out, "\nThe others (--queues NAME draws one)\n");
        headed = true;
        const char *window = answer_window(answer);
        snprintf(name, sizeof name, "  %s: ", answer->queue->name);
        snprintf(text, sizeof text, "%s, %u preemption%s, %zu steps%s%s.",
                 fate_of(answer->execution.verdict), answer->execution.preemptions,
                 answer->execution.preemptions == 1 ? "" : "s", answer->execution.count,
                 window ? ". Window: " : "", window ? window : "");
        text_wrap(out, name, text);
    }
}
