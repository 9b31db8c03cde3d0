/* What else was asked: the verdict of each, and how far it reaches. */
#include "command/explain/further.h"

#include "command/explain/verdict.h"
#include "lab/figure.h"
#include "report/text/grid.h"

static void fill(struct grid *grid, const struct answers *list, size_t count)
{
    static const char *const header[] = {"program", "capacity", "queue", "verdict", "states"};
    grid_begin(grid, "lrllr");
    for (size_t i = 0; i < sizeof header / sizeof *header; i++)
        grid_add(grid, GRID_PLAIN, "%s", header[i]);
    grid_rule(grid);
    for (size_t p = 1; p < count; p++)
        for (size_t i = 0; i < list[p].count; i++) {
            const struct answer *answer = &list[p].list[i];
            grid_add(grid, GRID_PLAIN, "%s", i ? "" : list[p].question->program);
            grid_add(grid, GRID_PLAIN, "%zu", list[p].question->capacity);
            grid_add(grid, GRID_PLAIN, "%s", answer->queue->name);
            grid_add(grid, answer_style(answer), "%s", answer_verdict_text(answer));
            grid_add(grid, GRID_PLAIN, "%s%s", answer->findings.stopped ? "≥" : "",
                     figure_count(answer->findings.states).text);
        }
}

int further_print(FILE *out, const struct answers *list, size_t count)
{
    struct grid grid;
    if (count < 2)
        return 0;
    fputs("\nFurther programs (--program TEXT draws one)\n", out);
    fill(&grid, list, count);
    int error = grid_print(out, &grid, list->question->colour);
    grid_free(&grid);
    for (size_t p = 1; p < count; p++)
        if (list[p].question->luck.budget[INGREDIENT_EARLY] !=
            list->question->luck.budget[INGREDIENT_EARLY]) {
            char text[200];
            snprintf(text, sizeof text, "in \"%s\" a timed wait may give up at any time, once.",
                     list[p].question->program);
            text_wrap(out, "  time    ", text);
        }
    return error;
}
