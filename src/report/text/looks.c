/* The second table: what the lies look like, and what zero lies allow one to say. */
#include "report/text/looks.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>

#include "lab/figure.h"
#include "report/text/grid.h"

static void add_longest(const struct view *view, struct grid *grid, const struct line *line)
{
    uint64_t longest = line->tally.longest_episode;
    if (line->tally.episodes == 0)
        grid_add(grid, GRID_PLAIN, "%s", "–");
    else if (view->result->clock.kind == STAMP_TICKET)
        grid_add(grid, GRID_PLAIN, "%s t", figure_count(longest).text);
    else
        grid_add(grid, GRID_PLAIN, "%s", figure_time((double)longest).text);
}

static void fill(const struct view *view, struct grid *grid)
{
    size_t last = view->result->lab->value_count - 1;
    const char *const header[] = {"queue",     "lies of calls", "episodes", "longest",
                                  "first try", "busy",          "items/s"};

    for (size_t i = 0; i < sizeof header / sizeof *header; i++)
        grid_add(grid, GRID_PLAIN, "%s", header[i]);
    grid_rule(grid);
    for (size_t i = 0; i < view->line_count; i++) {
        const struct line *line = &view->lines[i];
        const struct tally *tally = &line->tally;
        double first = tally->first_attempts
                           ? (double)tally->first_spurious / (double)tally->first_attempts
                           : NAN;
        if (i > 0 && line->lied != line[-1].lied)
            grid_rule(grid);
        grid_add(grid, GRID_PLAIN, "%s", line->class->name);
        grid_add(grid, GRID_PLAIN, "%s", figure_of(tally->spurious, tally->attempts).text);
        grid_add(grid, GRID_PLAIN, "%s", figure_count(tally->episodes).text);
        add_longest(view, grid, line);
        grid_add(grid, GRID_PLAIN, "%s", figure_rate(first).text);
        grid_add(grid, GRID_PLAIN, "%s", figure_count(tally->busy).text);
        grid_add(grid, GRID_PLAIN, "%s",
                 figure_speed(view_point(view, line->queue, last)->ops_per_second).text);
    }
}

static void print_legend(const struct view *view)
{
    char value[80], text[700];
    view_value_words(view, view->result->lab->value_count - 1, value, sizeof value);
    snprintf(text, sizeof text,
             "All counted runs together; items/s with %s. Episode: lies of one worker in a row, "
             "nothing got in between. First try: lies among the first calls after an item was got. "
             "Busy: the honest answer \"I could not look\".%s",
             value,
             view->result->clock.kind == STAMP_TICKET
                 ? " Longest: in tickets (t), because tickets tell order and not time."
                 : "");
    text_wrap(view->out, "  ", text);
}

/* The bound that holds for every queue without a lie: that of the least tested one. */
static void print_zero(const struct view *view)
{
    uint64_t runs = UINT64_MAX, attempts = UINT64_MAX;
    char text[400];

    for (size_t i = 0; i < view->line_count; i++) {
        const struct line *line = &view->lines[i];
        if (line->lied || line->finding == FINDING_UNTESTED)
            continue;
        runs = line->runs < runs ? line->runs : runs;
        attempts = line->tally.attempts < attempts ? line->tally.attempts : attempts;
    }
    if (runs == UINT64_MAX)
        return;
    double high = stats_clopper_pearson(0, runs, 0.95).high;
    snprintf(text, sizeof text,
             "Zero seen is not zero: at most %s of runs lie (95 %%, Clopper–Pearson over %" PRIu64
             " runs). If attempts were independent: a rate below 3/n = %s.",
             figure_rate(high).text, runs, figure_rate(stats_rule_of_three(attempts)).text);
    text_wrap(view->out, "  ", text);
}

int view_looks(const struct view *view)
{
    struct grid grid;

    fprintf(view->out, "%sWhat does it look like?%s\n\n", style_begin(GRID_BOLD, view->colour),
            style_end(view->colour));
    grid_begin(&grid, "lrrrrrr");
    fill(view, &grid);
    int error = grid_print(view->out, &grid, view->colour);
    grid_free(&grid);
    fputc('\n', view->out);
    print_legend(view);
    print_zero(view);
    return error ? error : ferror(view->out) ? EIO : 0;
}
