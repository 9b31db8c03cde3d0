/* Faults in words: hangs and losses are the explorer's to tell, for it knows what can still happen;
 * the others the judge finds. */
#include "command/explain/faults.h"

#include "explore/places.h"
#include "explore/tell/lane.h"
#include "judge/judge.h"
#include "report/text/grid.h"

struct telling {
    const struct execution *execution;
    unsigned prefix; /* stamps before the first step */
    FILE *out;
};

static bool is_got(const struct history *history, uint64_t item)
{
    bool got = false;
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; i < history->logs[w].count; i++) {
            const struct operation *call = &history->logs[w].operations[i];
            got |= call->answer == ANSWER_GOT && call->item == item;
        }
    return got;
}

/* The first put whose item is inside at the end; NULL if there is none. */
static const struct operation *put_inside(const struct history *history)
{
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; i < history->logs[w].count; i++) {
            const struct operation *call = &history->logs[w].operations[i];
            if (call->answer == ANSWER_OK && !is_got(history, call->item))
                return call;
        }
    return NULL;
}

struct moment moment_of(uint64_t stamp, uint64_t prefix)
{
    struct moment moment = {"the start"};
    if (stamp > prefix)
        snprintf(moment.text, sizeof moment.text, "step %u", (unsigned)(stamp - prefix));
    return moment;
}

/* Who waits for ever, and what for. */
static void tell_hang(const struct telling *telling)
{
    const struct execution *execution = telling->execution;
    const struct operation *put = put_inside(&execution->history);
    char text[400];
    if (put)
        snprintf(text, sizeof text,
                 "nobody can go on: who waits for an item waits for ever, and item %u is inside "
                 "since %s.",
                 (unsigned)put->item, moment_of(put->returned, telling->prefix).text);
    else
        snprintf(text, sizeof text,
                 "nobody can go on: who waits for a place waits for ever, and there is one.");
    text_wrap(telling->out, "  Hang: ", text);
    for (size_t i = 0; i < execution->count; i++) {
        if (!execution->steps[i].record.unheard)
            continue;
        snprintf(text, sizeof text, "%c's %s at step %zu: nobody waited for it yet, or any more.",
                 'A' + execution->steps[i].choice.worker,
                 step_word(execution->steps[i].record.kind), i + 1);
        text_wrap(telling->out, "  unheard: ", text);
    }
}

static void tell_losses(const struct telling *telling)
{
    const struct history *history = &telling->execution->history;
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; i < history->logs[w].count; i++) {
            const struct operation *put = &history->logs[w].operations[i];
            char text[200];
            if (put->answer != ANSWER_OK || !(telling->execution->lost >> (put->item - 1) & 1))
                continue;
            snprintf(
                text, sizeof text,
                "item %u was put (put(%u) returned at %s), nobody got it, and it does not come "
                "when all have stopped and the queue is drained.",
                (unsigned)put->item, (unsigned)put->item,
                moment_of(put->returned, telling->prefix).text);
            text_wrap(telling->out, "  Lost: ", text);
        }
}

static void tell_fault(void *context, const struct fault *fault)
{
    static const char *const words[FAULT_KINDS] = {
        [FAULT_FULL] = "at no instant of this call was the queue full",
        [FAULT_NOT_EMPTY] = "and nothing can have been inside, or the Empty that follows is false",
        [FAULT_EARLY] = "its deadline had not come: it has not waited",
        [FAULT_LATE] = "from its deadline on an item was inside: it had to look once more",
    };
    const struct telling *telling = context;
    const struct operation *call =
        &telling->execution->history.logs[fault->worker].operations[fault->index];
    char text[400], name[40], answer[60] = "";
    if (!words[fault->kind])
        return;
    lane_add_answer(answer, sizeof answer, call);
    snprintf(text, sizeof text, "%c's %s said %s at %s: %s.", 'A' + (int)fault->worker,
             lane_call(name, sizeof name, call), answer,
             moment_of(call->returned, telling->prefix).text, words[fault->kind]);
    text_wrap(telling->out, "  ", text);
}

int faults_print(FILE *out, const struct answer *answer, size_t capacity)
{
    const struct execution *execution = &answer->execution;
    struct history declared = execution->history;
    struct judgement judgement;
    struct telling telling = {.execution = execution, .out = out};
    telling.prefix = (unsigned)declared.logs[declared.workers - 1].count;
    declared.capacity =
        places_exact(&(struct experiment){.queue = answer->queue, .capacity = capacity}, &declared);
    if (execution->verdict & VERDICT_HANGS)
        tell_hang(&telling);
    if (execution->verdict & VERDICT_LOSES)
        tell_losses(&telling);
    return judge_history(&declared, &judgement, NULL, tell_fault, &telling);
}
