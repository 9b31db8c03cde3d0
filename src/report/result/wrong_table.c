/* Every kind in numbers, and below it in how many runs. */
#include "report/result/wrong_table.h"

#include "lab/figure.h"
#include "report/result/verdict.h"

static void add_line(struct table *table, const struct line *line, unsigned seen)
{
    table_cell(table, PLAIN, "%s", line->class->name);
    for (int wrong = 0; wrong < WRONGS; wrong++) {
        uint64_t count = line->faulty.count[wrong_classes[wrong].fault];
        if (!(seen & WRONG_BIT(wrong)))
            continue;
        table_cell(table, count ? STRONG : PLAIN, "%s", figure_count(count).text);
        if (count)
            table_below(table, "in %s runs",
                        figure_of(line->runs_wrong[wrong], line->runs_made).text);
    }
    if (seen & WRONG_BIT(WRONG_HANGS))
        table_cell(table, PLAIN, "%s", figure_count(line->faulty.inside).text);
    table_cell(table, verdict_emphasis(line), "%s", verdict_words(line));
}

void wrong_table(struct table *table, const struct view *view)
{
    unsigned seen = 0;
    for (size_t i = 0; i < view->line_count; i++)
        seen |= view->lines[i].wrong;
    table_begin(table, "All runs together, also those that do not count otherwise.");
    table_words(table, HEAD, "queue");
    for (int wrong = 0; wrong < WRONGS; wrong++)
        if (seen & WRONG_BIT(wrong))
            table_figures(table, BETWEEN, wrong_classes[wrong].head);
    if (seen & WRONG_BIT(WRONG_HANGS))
        table_figures(table, BETWEEN, "inside");
    table_words(table, TAIL, "verdict");
    for (size_t i = 0; i < view->line_count; i++) {
        if (!view->lines[i].wrong)
            continue;
        table_row(table, false);
        add_line(table, &view->lines[i], seen);
    }
    for (int wrong = 0; wrong < WRONGS; wrong++)
        if (seen & WRONG_BIT(wrong))
            table_note(table, NOTE_DEFINITION, wrong_classes[wrong].head, "%s",
                       wrong_classes[wrong].help);
    if (seen & WRONG_BIT(WRONG_HANGS))
        table_note(table, NOTE_DEFINITION, "inside", "items that were inside then");
}
