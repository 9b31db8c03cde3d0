/* The timeline: one lie of the witness. */
#include "report/plot/kinds.h"

#include <errno.h>
#include <string.h>

#include "lab/lab_queues.h"
#include "report/plot/timeline/layout.h"
#include "report/plot/timeline/telling.h"
#include "report/result/fail.h"
#include "report/result/swept.h"

static bool overlap(const struct operation *a, const struct operation *b)
{
    return a->invoked <= b->returned && b->invoked <= a->returned;
}

static bool another_got(const struct history *history, size_t worker, const struct operation *empty)
{
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; w != worker && i < history->logs[w].count; i++)
            if (history->logs[w].operations[i].answer == ANSWER_GOT &&
                overlap(&history->logs[w].operations[i], empty))
                return true;
    return false;
}

/* The lie with the shortest chain, if possible one with somebody to blame. 0 or ENOMEM; without a
 * lie, lie->call is NULL. */
static int find_lie(const struct history *history, struct exhibit *lie)
{
    lie->call = NULL;
    struct cover *cover = cover_open(history);
    if (!cover)
        return ENOMEM;
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; i < history->logs[w].count; i++) {
            const struct operation *empty = &history->logs[w].operations[i];
            if (!operation_says_empty(empty))
                continue;
            struct exhibit other = {.call = empty,
                                    .worker = w,
                                    .kind = EXHIBIT_LIE,
                                    .end = empty->returned,
                                    .deadline = STAMP_NEVER,
                                    .other = EXHIBIT_NONE};
            other.link_count =
                cover_chain(cover, empty->invoked, empty->returned, other.links, LINKS_MOST);
            if (other.link_count == 0)
                continue;
            other.blamed = another_got(history, w, empty);
            if (!lie->call || other.link_count < lie->link_count ||
                (other.link_count == lie->link_count && other.blamed > lie->blamed))
                *lie = other;
        }
    cover_free(cover);
    return 0;
}

static void write_finding(FILE *words, const struct plot_source *source, const struct exhibit *lie)
{
    const struct lab *lab = source->result->lab;
    const struct item_style items = item_style_of(&source->result->witness);
    char text[400], what[240];
    struct swept where = {""};
    if (lab->sweep != KNOB_COUNT)
        where = swept_equals(", ", lab, source->result->witness_point);
    snprintf(text, sizeof text, "%s%s: %s", lab_queue_label(lab, source->result->witness_queue),
             where.text, exhibit_tell(what, sizeof what, lie, &items));
    data_word(words, "finding", text);
}

static int write(struct plot_data *data, FILE *words, const struct plot_source *source,
                 struct lab_error *error)
{
    const struct history *history = &source->result->witness;
    struct exhibit lie;
    int problem = find_lie(history, &lie);
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
