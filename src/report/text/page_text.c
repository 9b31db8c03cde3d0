/* The student's page: heading, tables, one sentence, what to do next. */
#include "report/text/page_text.h"

#include <errno.h>

#include "report/result/finish.h"
#include "report/merge/shards_table.h"
#include "report/result/looks_table.h"
#include "report/result/measures_table.h"
#include "report/result/rates_table.h"
#include "report/result/wrong_table.h"
#include "report/text/closing.h"
#include "report/text/grid.h"
#include "report/text/killed_text.h"
#include "report/text/measures_sentence.h"
#include "report/text/odds_text.h"
#include "report/text/score_text.h"
#include "report/text/sentence.h"
#include "report/text/table_text.h"
#include "report/text/wrong_text.h"
#include "lab/words.h"

int view_scenario(const struct view *view)
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
    text_wrap_in(view->out, view->width, "", text);
    return 0;
}

int view_notes(const struct view *view)
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
        text_wrap_in(view->out, view->width, "INCOMPLETE: ", text);
    }
    if (broken > 0) {
        snprintf(text, sizeof text,
                 "%zu run%s not whole (a call hung, a worker died, or it was interrupted); a lie "
                 "in them counts, "
                 "their rates do not",
                 broken, broken == 1 ? " was" : "s were");
        text_wrap_in(view->out, view->width, "NOTE: ", text);
    }
    if (result->delays) {
        snprintf(text, sizeof text,
                 "these are instrumented queues that were made to wait (%s): a lie is a lie, but "
                 "the rates are not those of the plain queues",
                 result->delays);
        text_wrap_in(view->out, view->width, "DELAYED: ", text);
    }
    if (warmups > 0 && warmups == result->row_count)
        text_wrap_in(
            view->out, view->width, "NOTE: ",
            "every run was a queue's first, which is warm-up: its lies count, its rates do "
            "not; take two rounds or more");
    if (result->clock.kind == STAMP_RAW)
        text_wrap_in(
            view->out, view->width, "RAW STAMPS: ",
            "taken without fences, so the store buffer is part of what is seen; they refute "
            "nothing");
    return 0;
}

static void print_heading(const struct view *view)
{
    const struct lab *lab = view->result->lab;
    fprintf(view->out, "%s%s%s\n", style_begin(GRID_BOLD, view->colour), lab->name,
            style_end(view->colour));
    if (lab->title && *lab->title)
        text_wrap_in(view->out, view->width, "", lab->title);
    view_scenario(view);
    view_notes(view);
    fputc('\n', view->out);
}

static void print_title(const struct view *view, const char *title)
{
    fprintf(view->out, "%s%s%s\n\n", style_begin(GRID_BOLD, view->colour), title,
            style_end(view->colour));
}

/* A table and its notes. 0 or an errno value. */
static int print_table(const struct view *view, const char *title,
                       void (*make)(struct table *, const struct view *),
                       int (*between)(const struct view *))
{
    struct table table;
    make(&table, view);
    print_title(view, title);
    int error = table_text(view->out, &table, view->width, view->colour);
    if (between)
        error = error ? error : between(view);
    error = error ? error : table_text_notes(view->out, &table, view->width);
    table_free(&table);
    return error ? error : ferror(view->out) ? EIO : 0;
}

static int print_measures(const struct view *view)
{
    char text[700];
    int error = print_table(view, "What came of it?", measures_table, view_killed);
    measures_sentence(text, sizeof text, view->result, view->points, false);
    if (error || !*text)
        return error;
    fputs(style_begin(GRID_BOLD, view->colour), view->out);
    fputc('\n', view->out);
    text_wrap_in(view->out, view->width, "", text);
    fputs(style_end(view->colour), view->out);
    return 0;
}

/* What is worse than a lie; nothing if there is none. */
static int print_wrong(const struct view *view)
{
    if (!view_wrong(view))
        return 0;
    int error = print_table(view, "What else was wrong?", wrong_table, NULL);
    fputc('\n', view->out);
    error = error ? error : view_wrong_sentences(view);
    fputc('\n', view->out);
    return error;
}

/* The tables and the sentence about Empties. What a workload measures of its own comes first if
 * Empties are not its subject. */
static int print_findings(const struct view *view)
{
    const struct workload_class *workload = view->result->lab->scenario.workload;
    bool measures = workload_measures(workload) > 0, aside = workload_has(workload, TRAIT_ASIDE);
    int error = print_wrong(view);

    if (measures && aside) {
        error = error ? error : print_measures(view);
        fputc('\n', view->out);
    }
    if (aside && !view_tested(view)) {
        text_wrap_in(
            view->out, view->width, "",
            "No Empty was asked for while items were inside: this lab is not about Empties.");
        return error;
    }
    error = error ? error : print_table(view, "How often did it lie?", rates_table, NULL);
    fputc('\n', view->out);
    if (measures && !aside) {
        error = error ? error : print_measures(view);
        fputc('\n', view->out);
    }
    error = error ? error : print_table(view, "What does it look like?", looks_table, NULL);
    fputc('\n', view->out);
    if (view->result->shards) {
        error = error ? error : print_table(view, "Where did it lie?", shards_table, NULL);
        fputc('\n', view->out);
    }
    return error ? error : view_sentence(view);
}

int page_text(FILE *out, const struct result *result, size_t width, bool colour)
{
    struct view view;
    int error = view_open(&view, out, width, colour, result);

    if (error)
        return error;
    print_heading(&view);
    error = print_findings(&view);
    fputc('\n', out);
    error = error ? error : view_scores(&view);
    if (error == 0) {
        view_odds(&view);
        error = view_closing(&view);
    }
    view_close(&view);
    return error ? error : report_finish(out);
}
