/* Verdicts: what was seen of a queue, against what it claims. */
#include "command/explain/verdict.h"

#include <stdio.h>
#include <string.h>

#include "command/line/status.h"

/* From the worst to the least. */
static const struct {
    unsigned seen;
    const char *word, *fate;
} verdicts[] = {
    {VERDICT_FREED, "use-after-free", "use after free"},
    {VERDICT_RACE, "race", "data race"},
    {VERDICT_DEADLOCK, "deadlock", "deadlock"},
    {VERDICT_LIVELOCK, "livelock", "livelock"},
    {VERDICT_HOLDER, "dead-holder", "dead holder"},
    {VERDICT_SPURIOUS | VERDICT_ORDER, "lies", "lie"},
};

const char *answer_verdict(const struct answer *answer)
{
    for (size_t i = 0; i < sizeof verdicts / sizeof verdicts[0]; i++)
        if (answer->findings.seen & verdicts[i].seen)
            return verdicts[i].word;
    return answer->findings.stopped ? "bounded" : "never";
}

const char *fate_of(unsigned seen)
{
    for (size_t i = 0; i < sizeof verdicts / sizeof verdicts[0]; i++)
        if (seen && !(seen & ~verdicts[i].seen))
            return verdicts[i].fate;
    return "failure";
}

/* An inexact queue has said that its Empty may be spurious, a broken one that it may lose or double
 * items, one that blocks that it does not survive who stops inside, and nothing else. */
bool answer_refuted(const struct answer *answer)
{
    const struct queue_class *queue = answer->queue;
    bool blocks = queue->progress && strncmp(queue->progress, "blocking", 8) == 0;
    unsigned allowed = (queue->claim == QUEUE_INEXACT ? VERDICT_SPURIOUS : 0u) |
                       (queue->order == QUEUE_BROKEN ? VERDICT_ORDER : 0u) |
                       (blocks ? VERDICT_HOLDER : 0u);
    return (answer->findings.seen & ~allowed) != 0;
}

int answers_status(const struct answers *answers)
{
    int status = STATUS_HOLDS;
    for (size_t i = 0; i < answers->count; i++) {
        if (answer_refuted(&answers->list[i]))
            return STATUS_REFUTED;
        if (answers->list[i].findings.stopped)
            status = STATUS_INCONCLUSIVE;
    }
    return status;
}

const struct answer *answers_best(const struct answers *answers)
{
    const struct answer *best = NULL;
    for (size_t i = 0; i < answers->count; i++) {
        const struct answer *answer = &answers->list[i];
        if (answer->told && (!best || (answer_refuted(answer) && !answer_refuted(best))))
            best = answer;
    }
    return best;
}

size_t answers_operations(const struct answers *answers)
{
    size_t count = 0;
    for (size_t w = 0; w < answers->program.count; w++)
        count += answers->program.workers[w].count;
    return count;
}

void answers_bounds(const struct answers *answers, char *text, size_t size)
{
    size_t workers = answers->program.count, operations = answers_operations(answers);
    char luck[400] = "";
    luck_bounds(&answers->question->luck, luck, sizeof luck);
    snprintf(text, size, "%zu worker%s, %zu operation%s, capacity %zu, %s", workers,
             workers == 1 ? "" : "s", operations, operations == 1 ? "" : "s",
             (size_t)answers->question->lab->explore_capacity, luck);
}
