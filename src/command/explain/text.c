/* The answer as a student reads it: a table, the execution that teaches most, why, and what next.
 */
#include "command/explain/text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "command/explain/found.h"
#include "command/explain/lanes.h"
#include "command/explain/reason.h"
#include "command/explain/stories.h"
#include "command/explain/verdict.h"
#include "command/explain/verdict_table.h"
#include "command/explain/window.h"
#include "lab/figure.h"
#include "report/text/grid.h"

/* Whether the least execution is proved to be the least, and what it took. */
static void print_minimal(FILE *out, const struct answers *answers, const struct answer *answer)
{
    const struct execution *execution = &answer->execution;
    bool stopped = answer->findings.stopped;
    char text[400], needs[100];
    if (more_tells(answer, answers->question)) {
        found_where(text, sizeof text, answers, answer);
        text_wrap(out, "  found:   ", text);
        return;
    }
    luck_list(needs, sizeof needs, execution->needs, true);
    int used = snprintf(text, sizeof text, "%s %s states): %u preemption%s, %zu steps",
                        stopped ? "not proved (the search stopped at" : "proved (0-1 search over",
                        figure_count(answer->findings.states).text, execution->preemptions,
                        execution->preemptions == 1 ? "" : "s", execution->count);
    if (!*needs)
        snprintf(text + used, sizeof text - (size_t)used, ".");
    else
        snprintf(text + used, sizeof text - (size_t)used, ", with %s%s.", needs,
                 stopped ? "" : "; nothing weaker does it");
    text_wrap(out, "  minimal: ", text);
    if (!answer->easier)
        return;
    snprintf(text, sizeof text, "with all that is allowed, %u preemption%s do%s, in %zu steps:",
             answer->easier_preemptions, answer->easier_preemptions == 1 ? "" : "s",
             answer->easier_preemptions == 1 ? "es" : "", answer->easier_steps);
    text_wrap(out, "  easier:  ", text);
    fprintf(out, "           --replay %s%s%s\n", strpbrk(answer->easier, "!*") ? "'" : "",
            answer->easier, strpbrk(answer->easier, "!*") ? "'" : "");
}

static int print_story(FILE *out, const struct answers *answers, const struct answer *answer)
{
    const struct question *question = answers->question;
    const char *name = answer->queue->name;
    char spare[100];
    luck_list(spare, sizeof spare,
              answer->execution.needs |
                  (question->luck.budget[INGREDIENT_DEATH] ? 0 : 1u << INGREDIENT_DEATH),
              false);
    fputs(style_begin(GRID_BOLD, question->colour), out);
    if (question->replay)
        fprintf(out, "\n%s, replayed", name);
    else if (question->example)
        fprintf(out, "\nOne execution of %s", name);
    else
        fprintf(out, "\n%s %s of %s%s%s%s", more_tells(answer, question) ? "One" : "The shortest",
                fate_of(answer->execution.verdict), name, *spare ? " (not needed: " : "", spare,
                *spare ? ")" : "");
    fprintf(out, "%s\n", style_end(question->colour));
    lanes_print(out, &answer->diagram, fate_of(answer->findings.seen), question->colour);
    int error = reason_print(out, answers, answer);
    if (!question->replay && !question->example)
        print_minimal(out, answers, answer);
    return error;
}

enum outcome { OUTCOME_REFUTED, OUTCOME_HELD, OUTCOME_LIES, OUTCOME_NEVER, OUTCOME_OPEN, OUTCOMES };

static enum outcome outcome_of(const struct answer *answer)
{
    if (answer->findings.seen & VERDICT_HOLDER && !answer_refuted(answer))
        return OUTCOME_HELD;
    if (answer->findings.seen)
        return answer_refuted(answer) ? OUTCOME_REFUTED : OUTCOME_LIES;
    return answer->findings.stopped ? OUTCOME_OPEN : OUTCOME_NEVER;
}

/* One plain sentence for every outcome that there is. */
static void print_sentence(FILE *out, const struct answers *answers)
{
    static const char *const words[OUTCOMES][2] = {
        [OUTCOME_REFUTED] = {" breaks its promise", " break their promise"},
        [OUTCOME_HELD] = {" does not survive a worker that dies inside: it says that it blocks",
                          " do not survive a worker that dies inside: they say that they block"},
        [OUTCOME_LIES] = {" lies, as it says of itself", " lie, as they say of themselves"},
        [OUTCOME_NEVER] = {" never lies within these bounds", " never lie within these bounds"},
        [OUTCOME_OPEN] = {" did nothing wrong as far as was searched",
                          " did nothing wrong as far as was searched"},
    };
    char text[1024] = "";
    for (enum outcome outcome = 0; outcome < OUTCOMES; outcome++) {
        size_t count = 0, told = 0, used;
        for (size_t i = 0; i < answers->count; i++)
            count += outcome_of(&answers->list[i]) == outcome;
        for (size_t i = 0; i < answers->count; i++) {
            if (outcome_of(&answers->list[i]) != outcome)
                continue;
            used = strlen(text);
            snprintf(text + used, sizeof text - used,
                     outcome == OUTCOME_REFUTED ? "%s%s (%s)" : "%s%s",
                     told == 0           ? *text ? "; " : ""
                     : told + 1 == count ? " and "
                                         : ", ",
                     answers->list[i].queue->name, answer_verdict(&answers->list[i]));
            told++;
        }
        used = strlen(text);
        if (count)
            snprintf(text + used, sizeof text - used, "%s", words[outcome][count > 1]);
    }
    strncat(text, ".", sizeof text - strlen(text) - 1);
    fputc('\n', out);
    text_wrap(out, "", text);
}

static void print_next(FILE *out, const struct answers *answers, const struct answer *answer)
{
    static const char larger[] = "put | put | put,get";
    const struct question *question = answers->question;
    fprintf(out, "\nNext\n");
    if (answer) {
        const char *quote = strpbrk(answer->schedule, "!*") ? "'" : "";
        fprintf(out, "  qlab explain %s --program \"%s\" --capacity %zu", answer->queue->name,
                question->program, (size_t)question->lab->explore_capacity);
        luck_print_options(&question->luck, out);
        fprintf(out, " --replay %s%s%s\n", quote, answer->schedule, quote);
    } else {
        fprintf(out, "  qlab explain %s", question->subject);
        luck_print_options(&question->luck, out);
        fputs(" --example\n", out);
    }
    if (strcmp(question->program, larger) != 0) {
        fprintf(out, "  qlab explain %s --program \"%s\"", question->subject, larger);
        luck_print_options(&question->luck, out);
        fputc('\n', out);
    }
    if (question_title(question))
        fprintf(out, "  qlab run %s\n", question->subject);
}

int answers_text(FILE *out, const struct answers *answers)
{
    const struct question *question = answers->question;
    const struct answer *best = answers_best(answers);
    if (question_title(question))
        fprintf(out, "%s%s%s\n", style_begin(GRID_BOLD, question->colour), question_title(question),
                style_end(question->colour));
    fprintf(out, "%s of  %s\n\n",
            engine_samples(&question->engine)      ? "Random interleavings"
            : question->engine.kind == ENGINE_DPOR ? "Every story"
            : question->engine.bounded             ? "Interleavings with few preemptions"
                                                   : "Every interleaving",
            question->program);
    bool searched = engine_searches(&question->engine) || question->replay;
    int error = searched ? verdict_table_print(out, answers) : found_table(out, answers);
    if (!error && best)
        error = print_story(out, answers, best);
    if (!error && best && !question->replay && !question->example)
        windows_print(out, answers, best);
    print_sentence(out, answers);
    print_next(out, answers, best);
    return error ? error : ferror(out) ? EIO : 0;
}
