/* Names the queues by how they did, those that did worst first. */
#include "command/explain/sentence.h"

#include <errno.h>
#include <stdlib.h>

#include "command/explain/verdict.h"
#include "files/draft.h"
#include "report/text/grid.h"

/* From the worst to the best: what a queue did in one program may be worse than in another. */
enum outcome {
    OUTCOME_REFUTED,
    OUTCOME_HELD,
    OUTCOME_OWNED,
    OUTCOME_LIES,
    OUTCOME_OPEN,
    OUTCOME_NEVER,
    OUTCOMES
};

/* How it did, for one and for several. */
static const struct {
    bool named; /* with the verdict behind the queue */
    const char *one, *several;
} words[OUTCOMES] = {
    [OUTCOME_REFUTED] = {true, " breaks its promise", " break their promise"},
    [OUTCOME_HELD] = {false, " does not survive a worker that dies inside: it says that it blocks",
                      " do not survive a worker that dies inside: they say that they block"},
    [OUTCOME_OWNED] = {true, " is wrong, as it says of itself",
                       " are wrong, as they say of themselves"},
    [OUTCOME_LIES] = {false, " lies, as it says of itself", " lie, as they say of themselves"},
    [OUTCOME_OPEN] = {false, " did nothing wrong as far as was searched",
                      " did nothing wrong as far as was searched"},
    [OUTCOME_NEVER] = {false, " never lies within these bounds", " never lie within these bounds"},
};

static enum outcome outcome_of(const struct answer *answer)
{
    unsigned seen = answer->findings.seen;
    if (!seen)
        return answer->findings.stopped ? OUTCOME_OPEN : OUTCOME_NEVER;
    if (answer_refuted(answer))
        return OUTCOME_REFUTED;
    return seen & VERDICT_HOLDER     ? OUTCOME_HELD
           : seen & VERDICT_SPURIOUS ? OUTCOME_LIES
                                     : OUTCOME_OWNED;
}

/* The i-th answer of all parts together, or NULL. */
static const struct answer *answer_at(const struct answers *list, size_t count, size_t i)
{
    for (size_t p = 0; p < count; i -= list[p++].count)
        if (i < list[p].count)
            return &list[p].list[i];
    return NULL;
}

/* Whether the queue of the i-th answer did that on the whole, and is not named before. */
static bool did(const struct answers *list, size_t count, size_t i, enum outcome outcome)
{
    const struct answer *answer = answer_at(list, count, i), *other;
    if (outcome_of(answer) != outcome)
        return false;
    for (size_t k = 0; (other = answer_at(list, count, k)); k++)
        if (other->queue == answer->queue &&
            (outcome_of(other) < outcome || (outcome_of(other) == outcome && k < i)))
            return false;
    return true;
}

static void name_all(FILE *text, const struct answers *list, size_t count, enum outcome outcome)
{
    const struct answer *answer;
    size_t many = 0, told = 0;
    for (size_t i = 0; answer_at(list, count, i); i++)
        many += did(list, count, i, outcome);
    for (size_t i = 0; (answer = answer_at(list, count, i)); i++) {
        if (!did(list, count, i, outcome))
            continue;
        fprintf(text, "%s%s",
                told == 0          ? ftell(text) ? "; " : ""
                : told + 1 == many ? " and "
                                   : ", ",
                answer->queue->name);
        if (words[outcome].named)
            fprintf(text, " (%s)", answer_verdict(answer));
        told++;
    }
    if (many)
        fputs(many == 1 ? words[outcome].one : words[outcome].several, text);
}

int sentence_print(FILE *out, const struct answers *list, size_t count)
{
    struct draft draft;
    if (!draft_open(&draft))
        return ENOMEM;
    for (enum outcome outcome = 0; outcome < OUTCOMES; outcome++)
        name_all(draft.out, list, count, outcome);
    fputc('.', draft.out);
    if (draft_close(&draft, 0))
        return ENOMEM;
    fputc('\n', out);
    text_wrap(out, "", draft.text);
    free(draft.text);
    return 0;
}
