/* The answer as a student reads it: a table, the execution that teaches most, why, and what next.
 */
#include "command/explain/text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "command/explain/early/budget.h"
#include "command/explain/found.h"
#include "command/explain/further.h"
#include "command/explain/lanes.h"
#include "command/explain/reason.h"
#include "command/explain/orders/happened.h"
#include "command/explain/sentence.h"
#include "command/explain/stories.h"
#include "command/explain/verdict.h"
#include "command/explain/verdict_table.h"
#include "command/explain/window.h"
#include "command/session/command_line.h"
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
    luck_list(&answers->question->luck, needs, sizeof needs, execution->needs, true);
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
    happened_print_x86(out, answer);
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
    char spare[100], title[600];
    luck_list(&question->luck, spare, sizeof spare,
              answer->execution.needs |
                  (question->luck.budget[INGREDIENT_DEATH] ? 0 : 1u << INGREDIENT_DEATH),
              false);
    if (question->replay)
        snprintf(title, sizeof title, "%s, replayed", name);
    else if (question->example)
        snprintf(title, sizeof title, "One execution of %s", name);
    else
        snprintf(title, sizeof title, "%s %s of %s%s%s%s%s%s%s",
                 more_tells(answer, question) ? "One" : "The shortest",
                 fate_of(answer->execution.verdict), name, question->further ? " in \"" : "",
                 question->further ? question->program : "", question->further ? "\"" : "",
                 *spare ? " (not needed: " : "", spare, *spare ? ")" : "");
    fputc('\n', out);
    text_wrap(out, style_begin(GRID_BOLD, question->colour), title);
    fputs(style_end(question->colour), out);
    lanes_print(out, &answer->diagram, fate_of(answer->findings.seen), question->colour);
    int error = reason_print(out, answers, answer);
    if (!question->replay && !question->example)
        print_minimal(out, answers, answer);
    return error;
}

/* Whether all queues of the question can run that program. */
static bool all_can(const struct answers *answers, const char *text)
{
    struct program program;
    char why[256];
    struct experiment experiment = {.program = &program, .capacity = answers->question->capacity};
    bool can = program_parse(&program, text, why, sizeof why);
    for (size_t i = 0; can && answers->queues[i]; i++) {
        experiment.queue = answers->queues[i];
        can = experiment_check(&experiment, why, sizeof why) == 0;
    }
    return can;
}

static void put_command(FILE *out, const char *verb, const char *word)
{
    fprintf(out, "  qlab %s ", verb);
    command_word(out, word);
}

static void print_next(FILE *out, const struct answers *answers, const struct answer *answer)
{
    static const char larger[] = "put | put | put,get";
    const struct question *question = answers->question;
    const struct lab_explore *explore = &question->lab->explore;
    fprintf(out, "\nNext\n");
    if (answer) {
        const char *quote = strpbrk(answer->schedule, "!*") ? "'" : "";
        put_command(out, "explain", answer->queue->name);
        fprintf(out, " --program \"%s\" --capacity %zu", question->program, question->capacity);
        luck_print_options(&question->luck, explore, out);
        fprintf(out, " --replay %s%s%s\n", quote, answer->schedule, quote);
    } else {
        put_command(out, "explain", question->subject);
        luck_print_options(&question->luck, explore, out);
        fputs(" --example\n", out);
    }
    if (strcmp(question->program, larger) != 0 && all_can(answers, larger)) {
        put_command(out, "explain", question->subject);
        fprintf(out, " --program \"%s\"", larger);
        luck_print_options(&question->luck, explore, out);
        fputc('\n', out);
    }
    if (question_title(question)) {
        put_command(out, "run", question->subject);
        fputc('\n', out);
    }
}

int answers_text(FILE *out, const struct answers *list, size_t count)
{
    const struct question *question = list->question;
    const struct answers *part;
    const struct answer *best = answers_best(list, count, &part);
    if (question_title(question))
        fprintf(out, "%s%s%s\n", style_begin(GRID_BOLD, question->colour), question_title(question),
                style_end(question->colour));
    fprintf(out, "%s%s of  %s\n\n",
            budget_is_over() && !answers_complete(list, count) ? "So far: " : "",
            engine_samples(&question->engine)      ? "Random interleavings"
            : question->engine.kind == ENGINE_DPOR ? "Every story"
            : question->engine.bounded             ? "Interleavings with few preemptions"
                                                   : "Every interleaving",
            question->program);
    bool searched = engine_searches(&question->engine) || question->replay;
    int error = searched ? verdict_table_print(out, list) : found_table(out, list);
    error = error ? error : further_print(out, list, count);
    if (!error && best)
        error = print_story(out, part, best);
    if (!error && best && !question->replay && !question->example)
        windows_print(out, part, best);
    error = error ? error : sentence_print(out, list, count);
    print_next(out, part, best);
    return error ? error : ferror(out) ? EIO : 0;
}
