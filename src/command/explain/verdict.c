/* Verdicts: what was seen of a queue, against what it claims. */
#include "command/explain/verdict.h"

#include <stdio.h>
#include <string.h>

#include "command/explain/early/budget.h"
#include "command/line/status.h"

/* The words of every verdict. What was seen is told in capitals, as in run's table; what the search
 * says of all executions is not: `never` is proved, where run's HONEST is only never seen. */
struct verdict_words {
    unsigned seen;
    const char *value; /* of JSON and CSV */
    const char *text;  /* in tables */
    const char *fate;  /* the end of such an execution */
};

/* From the worst to the least. */
static const struct verdict_words verdicts[] = {
    {VERDICT_CRASH, "crash", "CRASH", "crash"},
    {VERDICT_ENDLESS, "hangs", "HANGS", "endless loop"},
    {VERDICT_FREED, "use-after-free", "USE AFTER FREE", "use after free"},
    {VERDICT_RACE, "race", "RACE", "data race"},
    {VERDICT_DEADLOCK, "deadlock", "DEADLOCK", "deadlock"},
    {VERDICT_LIVELOCK, "livelock", "LIVELOCK", "livelock"},
    {VERDICT_HOLDER, "dead-holder", "DEAD HOLDER", "dead holder"},
    {VERDICT_HANGS, "hangs", "HANGS", "hang"},
    {VERDICT_SPURIOUS, "lies", "LIES", "lie"},
    {VERDICT_INVENTS, "invents", "INVENTS", "invented item"},
    {VERDICT_REPEATS, "repeats", "REPEATS", "repeated item"},
    {VERDICT_OVERTAKES, "overtakes", "OVERTAKES", "overtaking"},
    {VERDICT_FULL, "false-full", "LIES (Full)", "false Full"},
    {VERDICT_NOT_EMPTY, "not-empty", "LIES (not empty)", "false \"not empty\""},
    {VERDICT_LOSES, "loses", "LOSES", "lost item"},
    {VERDICT_LATE, "late", "LATE", "late Empty"},
    {VERDICT_EARLY, "early", "EARLY", "early Empty"},
    {VERDICT_VOLATILE, "race", "RACE", "data race"},
};
enum { VERDICTS = sizeof verdicts / sizeof verdicts[0] };

static const struct verdict_words bounded = {.value = "bounded", .text = "bounded"},
                                  never = {.value = "never", .text = "never"};

static const struct verdict_words *words_of(const struct answer *answer)
{
    for (size_t i = 0; i < VERDICTS; i++)
        if (answer->findings.seen & verdicts[i].seen)
            return &verdicts[i];
    return answer->findings.stopped ? &bounded : &never;
}

const char *answer_verdict(const struct answer *answer)
{
    return words_of(answer)->value;
}

const char *answer_verdict_text(const struct answer *answer)
{
    return words_of(answer)->text;
}

const char *fate_of(unsigned seen)
{
    if (seen & VERDICTS_WORSE)
        seen &= VERDICTS_WORSE;
    for (size_t i = 0; i < VERDICTS; i++)
        if (seen && !(seen & ~verdicts[i].seen))
            return verdicts[i].fate;
    return "failure";
}

const char *verdict_value(size_t i, unsigned seen)
{
    for (size_t k = 0; k < VERDICTS; k++)
        if (seen & verdicts[k].seen && i-- == 0)
            return verdicts[k].value;
    return NULL;
}

/* What the queue says that it is wrong in. */
static unsigned owned_up_to(const struct queue_class *queue)
{
    unsigned wrong = 0;
    for (size_t i = 0; queue->wrong && i < VERDICTS; i++)
        if (strstr(queue->wrong, verdicts[i].value))
            wrong |= verdicts[i].seen;
    return wrong;
}

/* An inexact queue has said that its Empty may be spurious, and so not fit what else is said, a
 * broken one that it may lose or double items, one that blocks that it does not survive who stops
 * inside; and each what it owns up to besides. */
bool answer_refuted(const struct answer *answer)
{
    const struct queue_class *queue = answer->queue;
    bool blocks = queue->progress && strncmp(queue->progress, "blocking", 8) == 0;
    unsigned inexact = VERDICT_SPURIOUS | VERDICT_LATE | VERDICT_NOT_EMPTY;
    unsigned allowed = (queue->claim == QUEUE_INEXACT ? inexact : 0u) |
                       (queue->order == QUEUE_BROKEN ? VERDICTS_ITEMS | VERDICT_LOSES : 0u) |
                       (blocks ? VERDICT_HOLDER : 0u) | owned_up_to(queue);
    return (answer->findings.seen & ~allowed) != 0;
}

enum grid_style answer_style(const struct answer *answer)
{
    if (answer->findings.seen)
        return answer_refuted(answer) ? GRID_RED : GRID_YELLOW;
    return answer->findings.stopped ? GRID_DIM : GRID_GREEN;
}

bool answers_complete(const struct answers *list, size_t count)
{
    bool complete = true;
    for (const struct answers *answers = list; answers < list + count; answers++)
        for (size_t i = 0; i < answers->count; i++)
            complete &= !answers->list[i].findings.stopped;
    return complete;
}

int answers_status(const struct answers *list, size_t count)
{
    int status = STATUS_HOLDS;
    if (budget_interrupted() && !answers_complete(list, count))
        return STATUS_INTERRUPTED;
    for (const struct answers *answers = list; answers < list + count; answers++)
        for (size_t i = 0; i < answers->count; i++) {
            if (answer_refuted(&answers->list[i]))
                return STATUS_REFUTED;
            if (answers->list[i].findings.stopped)
                status = STATUS_INCONCLUSIVE;
        }
    return status;
}

const struct answer *answers_best(const struct answers *list, size_t count,
                                  const struct answers **part)
{
    const struct answer *best = NULL;
    *part = list;
    for (const struct answers *answers = list; answers < list + count; answers++)
        for (size_t i = 0; i < answers->count; i++) {
            const struct answer *answer = &answers->list[i];
            if (!answer->told || (best && (!answer_refuted(answer) || answer_refuted(best))))
                continue;
            best = answer;
            *part = answers;
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
    bool empties = answers->question->engine.judge == JUDGE_EMPTIES;
    snprintf(text, size, "%zu worker%s, %zu operation%s, capacity %zu, %s%s", workers,
             workers == 1 ? "" : "s", operations, operations == 1 ? "" : "s",
             answers->question->capacity, luck,
             empties ? "; neither order nor Full was judged" : "");
}

unsigned sought_first(const struct question *question, const struct queue_class *queue)
{
    return question->luck.budget[INGREDIENT_DEATH] ? VERDICT_HOLDER
           : queue->order == QUEUE_BROKEN          ? VERDICT_SPURIOUS
                                                   : 0;
}

unsigned sought_then(unsigned first, const struct answer *answer, unsigned seen)
{
    bool differs = ((seen | answer->stories.seen) & ~VERDICTS_WORSE) != 0;
    if (!seen || seen & first)
        return first;
    return !first && differs ? seen & VERDICTS_WORSE : 0;
}
