/* The picture of a trace: what the timeline of a run says of its lab, this says of the file. */
#include "report/plot/timeline/trace_picture.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "judge/faults.h"
#include "report/plot/data.h"
#include "report/plot/frame.h"
#include "report/plot/gnuplot.h"
#include "report/plot/private.h"
#include "report/plot/timeline/evidence.h"
#include "report/plot/timeline/excerpt.h"
#include "report/plot/timeline/layout.h"
#include "report/plot/timeline/spread.h"
#include "report/plot/timeline/telling.h"
#include "report/result/fail.h"

#define MARGINS 140 /* left and right of the frame */

struct search {
    const struct history *history;
    struct exhibit *first;
};

static void consider(const struct search *search, size_t worker, size_t index, int kind)
{
    const struct operation *call = &search->history->logs[worker].operations[index];
    if (search->first->call && search->first->call->invoked <= call->invoked)
        return;
    *search->first = (struct exhibit){.call = call,
                                      .worker = worker,
                                      .kind = kind,
                                      .deadline = STAMP_NEVER,
                                      .other = EXHIBIT_NONE};
}

static void visit(void *search, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    (void)instant;
    if (spurious)
        consider(search, worker, index, EXHIBIT_LIE);
}

static void tell(void *search, const struct fault *fault)
{
    consider(search, fault->worker, fault->index, (int)fault->kind);
}

/* When the history is over: as it says, else its last stamp. */
static uint64_t history_end(const struct history *history)
{
    uint64_t end = history->has_ended ? history->ended : 0;
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; i < history->logs[w].count; i++) {
            const struct operation *call = &history->logs[w].operations[i];
            uint64_t last = call->returned == STAMP_NEVER ? call->invoked : call->returned;
            end = last > end ? last : end;
        }
    return end;
}

/* The first wrong answer of any kind, by its invocation, with its evidence. Returns 0, ENOMEM or
 * EOVERFLOW; if nothing is wrong, exhibit->call is NULL. */
static int find_fault(const struct history *history, struct exhibit *exhibit)
{
    struct search search = {history, exhibit};
    struct judgement judgement;
    *exhibit = (struct exhibit){.call = NULL};
    int error = judge_history(history, &judgement, visit, tell, &search);
    if (error || !exhibit->call)
        return error;
    exhibit->end =
        exhibit->call->returned == STAMP_NEVER ? history_end(history) : exhibit->call->returned;
    return evidence_gather(history, exhibit);
}

int trace_picture_find(struct trace_picture *picture, const struct trace *trace, const char *file)
{
    *picture = (struct trace_picture){.file = basename(file)};
    for (size_t i = 0; i < trace->count; i++) {
        struct exhibit exhibit;
        int error = find_fault(&trace->queues[i], &exhibit);
        if (error)
            return error;
        if (!exhibit.call ||
            (picture->exhibit.call && picture->exhibit.call->invoked <= exhibit.call->invoked))
            continue;
        picture->exhibit = exhibit;
        picture->history = &trace->queues[i];
        picture->queue = trace_queue_name(trace, i);
    }
    return 0;
}

/* What the rows below the lanes are, on two lines, and what a row's ends are. */
static void write_rows(FILE *words, const struct exhibit *exhibit)
{
    bool possible = exhibit->kind == FAULT_FULL || exhibit->kind == FAULT_NOT_EMPTY;
    bool lost = exhibit->kind == FAULT_LOST;
    if (exhibit->link_count == 0)
        return;
    data_word(words, "inside_1", lost ? "item" : possible ? "perhaps" : "certainly");
    data_word(words, "inside_2", lost ? "lost" : "inside");
    data_word(words, "row_note",
              possible ? "Yellow: from when an item’s put was invoked until its get had returned."
                       : "Yellow: from when an item’s put had returned until its get was invoked.");
}

static void write_words(FILE *words, const struct trace_picture *picture, const struct span *span,
                        const struct history *excerpt, const struct exhibit *exhibit)
{
    const struct item_style items = item_style_of(excerpt);
    char text[500], what[300];
    snprintf(text, sizeof text, "%.200s%s%.100s: %s", picture->file,
             picture->queue ? ", queue " : "", picture->queue ? picture->queue : "",
             exhibit->kind == EXHIBIT_LIE ? "LIES" : fault_word((enum fault_kind)exhibit->kind));
    data_word(words, "title", text);
    exhibit_tell(what, sizeof what, exhibit, &items);
    data_word(words, "finding", what);
    data_word(words, "finding_brief", what);
    snprintf(text, sizeof text,
             "Line %" PRIu32 ", invoked at %" PRIu64
             ": the first wrong answer, by invocation. qlab "
             "judge tells them all.",
             exhibit->call->line, picture->exhibit.call->invoked);
    data_word(words, "footer", text);
    data_word(words, "label", exhibit_label(exhibit));
    data_word(words, "axis",
              exhibit->by_program         ? "the order of the calls: equal stamps are drawn apart"
              : excerpt->ticks_per_second ? "time since that call was invoked"
                                          : "ticks since that call was invoked");
    data_number(words, "spread", exhibit->by_program);
    write_rows(words, exhibit);
    if (exhibit->deadline != STAMP_NEVER)
        data_number(words, "deadline", span_drawn(span, span_time(span, exhibit->deadline)));
}

/* Writes FOLDER/plot/timeline. 0, or an errno value. */
static int write_data(const char *folder, const struct trace_picture *picture, double across)
{
    struct span span = span_make(across, picture->history, &picture->exhibit);
    struct exhibit exhibit = picture->exhibit;
    struct history excerpt;
    struct plot_data data;
    int error = excerpt_make(picture->history, &span, &exhibit, &excerpt);
    if (!error && exhibit.by_program) {
        error = spread_stamps(&excerpt, &exhibit);
        span = span_make(across, &excerpt, &exhibit);
    }
    if (!error) {
        data_open(&data, folder, "timeline");
        FILE *words = data_file(&data, "words", "name text");
        fputs("0\t0\t-\n", data_file(&data, "key", "shape rgb family"));
        write_words(words, picture, &span, &excerpt, &exhibit);
        error = timeline_write(&data, words, &span, &excerpt, &exhibit);
        int problem = data_close(&data);
        error = error ? error : problem;
    }
    excerpt_free(&excerpt);
    return error;
}

int trace_picture_draw(const struct trace_picture *picture, const struct plot_output *output,
                       struct lab_error *error)
{
    struct private_folder place;
    double letters = (8.0 * output->columns - MARGINS) * frame_text("m") * 11 / 12 / 8;
    int problem = private_open(&place);
    if (problem)
        return fail_with(error, 71, "cannot make a temporary directory: %s", strerror(problem));
    problem = write_data(place.path, picture, output->columns ? letters : TIMELINE_ACROSS);
    int status = problem ? fail_with(error, 71, "timeline: %s", strerror(problem))
                         : gnuplot_run("timeline", place.path, output, error);
    private_close(&place);
    return status;
}
