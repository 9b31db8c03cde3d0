/* The timeline: one lie of the witness. */
#include "report/plot/kinds.h"

#include <string.h>

#include "lab/lab_queues.h"
#include "report/plot/timeline/layout.h"
#include "report/plot/timeline/lie.h"
#include "report/plot/timeline/telling.h"
#include "report/result/fail.h"
#include "report/result/swept.h"

static void write_finding(FILE *words, const struct plot_source *source, const struct exhibit *lie)
{
    const struct lab *lab = source->result->lab;
    const struct item_style items = item_style_of(&source->result->witness);
    char text[400], where[80] = "", what[240];
    if (lab->sweep != KNOB_COUNT)
        snprintf(where, sizeof where, ", %.75s",
                 swept_equals(lab, source->result->witness_point).text);
    snprintf(text, sizeof text, "%s%s: %s", lab_queue_label(lab, source->result->witness_queue),
             where, exhibit_tell(what, sizeof what, lie, &items));
    data_word(words, "finding", text);
}

static int write(struct plot_data *data, FILE *words, const struct plot_source *source,
                 struct lab_error *error)
{
    const struct history *history = &source->result->witness;
    struct exhibit lie;
    int problem = lie_find(history, &lie);
    if (!problem && !lie.call)
        return fail_with(error, 66,
                         "no timeline: no queue lied; expected a witness with a spurious Empty");
    if (!problem) {
        const struct span span = span_make(TIMELINE_ACROSS, history, &lie);
        problem = timeline_write(data, words, &span, history, &lie);
    }
    if (problem)
        return fail_with(error, 71, "timeline: %s", strerror(problem));
    write_finding(words, source, &lie);
    return 0;
}

static const char *left_out(const struct result *result)
{
    return result->witness.workers == 0 ? "no timeline: no queue lied in this run" : NULL;
}

const struct plot_kind plot_timeline = {
    .name = "timeline",
    .caption = "One of the lies: who did what when, and what was inside meanwhile.",
    .one_lie = true,
    .left_out = left_out,
    .write = write,
};
