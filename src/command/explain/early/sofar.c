/* One sentence of why, and a line a queue. */
#include "command/explain/early/sofar.h"

#include "command/explain/early/budget.h"
#include "explore/search/big.h"
#include "lab/figure.h"
#include "report/text/grid.h"

/* States, interleavings and depth of a search; stories and runs of the others. */
static void print_covered(FILE *out, const struct answers *answers, const struct answer *answer)
{
    const struct engine *engine = &answers->question->engine;
    const struct findings *findings = &answer->findings;
    char text[512], digits[BIG_TEXT] = "";
    if (engine_samples(engine))
        snprintf(text, sizeof text, "%s: %s runs, up to %zu steps deep.", answer->queue->name,
                 figure_count(answer->sample.runs).text, answer->sample.longest);
    else if (!engine_searches(engine))
        snprintf(text, sizeof text, "%s: %s stories.", answer->queue->name,
                 figure_count(answer->stories.count).text);
    else
        snprintf(text, sizeof text, "%s: %s states, %s interleavings, up to %u steps deep.",
                 answer->queue->name, figure_count(findings->states).text,
                 findings->uncounted  ? "uncounted"
                 : findings->overflow ? "over 10^77"
                 : big_is_infinite(&findings->interleavings)
                     ? "endless"
                     : big_text(&findings->interleavings, digits),
                 findings->deepest);
    text_wrap(out, "          ", text);
}

static const char *why(const struct answers *answers)
{
    unsigned seen = 0;
    for (size_t i = 0; i < answers->count; i++)
        seen |= answers->list[i].findings.seen;
    return budget_interrupted()     ? "the search was interrupted: what was not seen may still be "
                                      "there. Covered were"
           : budget_is_over()       ? "the search stopped when its time was over (--budget): what "
                                      "was not seen may still be there. Covered were"
           : seen & VERDICT_ENDLESS ? "the search stopped at an endless loop. Covered were"
                                    : "the search stopped at its budget of states (--states): what "
                                      "was not seen may still be there. Covered were";
}

void sofar_print(FILE *out, const struct answers *answers)
{
    const struct engine *engine = &answers->question->engine;
    if (!budget_is_over() && (engine->bounded || engine_samples(engine)))
        return;
    text_wrap(out, "  so far  ", why(answers));
    for (size_t i = 0; i < answers->count; i++)
        if (answers->list[i].findings.stopped)
            print_covered(out, answers, &answers->list[i]);
}
