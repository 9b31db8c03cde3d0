/* The student's page: heading, tables, one sentence, what to do next. */
#include "report/text/table.h"

#include <errno.h>

#include "report/result/finish.h"
#include "report/text/closing.h"
#include "report/text/grid.h"
#include "report/text/looks.h"
#include "report/text/measures_table.h"
#include "report/text/odds_text.h"
#include "report/text/rates.h"
#include "report/text/sentence.h"
#include "lab/words.h"

void view_scenario(const struct view *view)
{
    const struct lab *lab = view->result->lab;
    const struct scenario *scenario = &lab->scenario;
    char text[800];
    size_t used = 0;

    used += (size_t)snprintf(text, sizeof text, "%s · %s%s", scenario->workload->name,
                             words_workers[scenario->processes],
                             scenario->pin ? " pinned" : " not pinned");
    for (enum knob knob = 0; knob < KNOB_COUNT; knob++) {
        char value[40];
        if (knob == lab->sweep || !workload_uses(scenario->workload, knob) ||
            scenario->knob[knob] == 0)
            continue;
        knob_write(value, sizeof value, knob, scenario->knob[knob]);
        used += (size_t)snprintf(text + used, sizeof text - used, " · %s %s", knob_table[knob].name,
                                 value);
    }
    snprintf(text + used, sizeof text - used, " · %u round%s", lab->rounds,
             lab->rounds == 1 ? "" : "s");
    text_wrap(view->out, "", text);
}

void view_notes(const struct view *view)
{
    const struct result *result = view->result;
    size_t planned = result->lab->rounds * view->point_count, broken = 0, warmups = 0;
    char text[1300];

    for (size_t i = 0; i < result->row_count; i++) {
        broken += !result->rows[i].whole;
        warmups += result->rows[i].warmup;
    }
    if (!result->complete) {
        snprintf(text, sizeof text, "ended early, after %zu of %zu runs", result->row_count,
                 planned);
        text_wrap(view->out, "INCOMPLETE: ", text);
    }
    if (broken > 0) {
        snprintf(
            text, sizeof text,
            "%zu run%s not whole (a worker died, or it was interrupted); a lie in them counts, "
            "their rates do not",
            broken, broken == 1 ? " was" : "s were");
        text_wrap(view->out, "NOTE: ", text);
    }
    if (result->delays) {
        snprintf(text, sizeof text,
                 "these are instrumented queues that were made to wait (%s): a lie is a lie, but "
                 "the rates are not those of the plain queues",
                 result->delays);
        text_wrap(view->out, "DELAYED: ", text);
    }
    if (warmups > 0 && warmups == result->row_count)
        text_wrap(view->out, "NOTE: ",
                  "every run was a queue's first, which is warm-up: its lies count, its rates do "
                  "not; take two rounds or more");
    if (result->clock.kind == STAMP_RAW)
        text_wrap(view->out, "RAW STAMPS: ",
                  "taken without fences, so the store buffer is part of what is seen; they refute "
                  "nothing");
}

static void print_heading(const struct view *view)
{
    const struct lab *lab = view->result->lab;
    fprintf(view->out, "%s%s%s\n", style_begin(GRID_BOLD, view->colour), lab->name,
            style_end(view->colour));
    if (lab->title && *lab->title)
        text_wrap(view->out, "", lab->title);
    view_scenario(view);
    view_notes(view);
    fputc('\n', view->out);
}

/* The tables and the sentence about Empties. What a workload measures of its own comes first if
 * Empties are not its subject. */
static int print_findings(const struct view *view)
{
    const struct workload_class *workload = view->result->lab->scenario.workload;
    bool measures = workload_measures(workload) > 0, aside = workload_has(workload, TRAIT_ASIDE);
    int error = 0;

    if (measures && aside) {
        error = view_measures(view);
        fputc('\n', view->out);
    }
    if (aside && !view_tested(view)) {
        fputs("No Empty was asked for while items were inside: this lab is not about Empties.\n",
              view->out);
        return error;
    }
    error = error ? error : view_rates(view);
    fputc('\n', view->out);
    if (measures && !aside) {
        error = error ? error : view_measures(view);
        fputc('\n', view->out);
    }
    error = error ? error : view_looks(view);
    fputc('\n', view->out);
    return error ? error : view_sentence(view);
}

int report_table(FILE *out, const struct result *result, bool colour)
{
    struct view view;
    int error = view_open(&view, out, result, colour);

    if (error)
        return error;
    print_heading(&view);
    error = print_findings(&view);
    if (error == 0) {
        fputc('\n', out);
        view_odds(&view);
        error = view_closing(&view);
    }
    view_close(&view);
    return error ? error : report_finish(out);
}
