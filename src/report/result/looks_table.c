/* What the lies look like, and what zero lies allow one to say. */
#include "report/result/looks_table.h"

#include <inttypes.h>
#include <math.h>

#include "lab/figure.h"
#include "report/result/swept.h"

static void add_longest(struct table *table, const struct view *view, const struct line *line)
{
    uint64_t longest = line->tally.longest_episode;
    if (line->tally.episodes == 0)
        table_cell(table, PLAIN, "–");
    else if (view->result->clock.kind == STAMP_TICKET)
        table_cell(table, PLAIN, "%s t", figure_count(longest).text);
    else
        table_cell(table, PLAIN, "%s", figure_time((double)longest).text);
}

static void add_line(struct table *table, const struct view *view, const struct line *line)
{
    const struct tally *tally = &line->tally;
    size_t last = view->result->lab->value_count - 1;
    double first =
        tally->first_attempts ? (double)tally->first_spurious / (double)tally->first_attempts : NAN;
    table_cell(table, PLAIN, "%s", line->class->name);
    table_cell(table, PLAIN, "%s", figure_of(tally->spurious, tally->attempts).text);
    table_cell(table, PLAIN, "%s", figure_count(tally->episodes).text);
    add_longest(table, view, line);
    table_cell(table, PLAIN, "%s", figure_rate(first).text);
    table_cell(table, PLAIN, "%s", figure_count(tally->busy).text);
    table_cell(table, PLAIN, "%s",
               figure_speed(view_point(view, line->queue, last)->ops_per_second).text);
}

/* The bound that holds for every queue without a lie: that of the least tested one. */
static void add_zero(struct table *table, const struct view *view)
{
    uint64_t runs = UINT64_MAX, attempts = UINT64_MAX;
    for (size_t i = 0; i < view->line_count; i++) {
        const struct line *line = &view->lines[i];
        if (line->lied || line->tally.attempts == 0)
            continue;
        runs = line->runs < runs ? line->runs : runs;
        attempts = line->tally.attempts < attempts ? line->tally.attempts : attempts;
    }
    if (runs == UINT64_MAX)
        return;
    table_note(table, NOTE_REMARK, NULL,
               "Zero seen is not zero: at most %s of runs lie (95 %%, Clopper–Pearson over %" PRIu64
               " runs). If attempts were independent: a rate below 3/n = %s.",
               figure_rate(stats_clopper_pearson(0, runs, CONFIDENCE).high).text, runs,
               figure_rate(stats_rule_of_three(attempts)).text);
}

void looks_table(struct table *table, const struct view *view)
{
    static const char *const figures[] = {"lies of calls", "episodes", "longest",
                                          "first try",     "busy",     "items/s"};
    table_begin(table, "All counted runs together; items/s with %s.",
                swept_words(view->result, view->result->lab->value_count - 1).text);
    table_words(table, HEAD, "queue");
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        table_figures(table, BETWEEN, figures[i]);
    for (size_t i = 0; i < view->line_count; i++) {
        table_row(table, i > 0 && view->lines[i].lied != view->lines[i - 1].lied);
        add_line(table, view, &view->lines[i]);
    }
    table_note(table, NOTE_LEGEND, NULL,
               "Episode: lies of one worker in a row, nothing got in between. First try: lies "
               "among the first calls after an item was got. Busy: the honest answer \"I could not "
               "look\".%s",
               view->result->clock.kind == STAMP_TICKET
                   ? " Longest: in tickets (t), because tickets tell order and not time."
                   : "");
    add_zero(table, view);
}
