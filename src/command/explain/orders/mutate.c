/* The table of all orders: what each is needed for, or why it stays. */
#include "command/explain/orders/mutate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/explain/orders/stays.h"
#include "command/explain/orders/weaken.h"
#include "command/explain/refused.h"
#include "command/explain/seen.h"
#include "command/explain/verdict.h"
#include "command/line/status.h"
#include "explore/memory/orders.h"
#include "lab/figure.h"
#include "report/text/grid.h"

enum { WIDEST = 100 };

static bool add_row(const struct weakened *weakened, void *user)
{
    struct grid *grid = user;
    const struct order_row *row = weakened->row;
    bool wrong = weakened->answer.findings.seen != 0;
    grid_add(grid, GRID_PLAIN, "%d", row->line);
    grid_add(grid, GRID_CODE, "%s", row->code);
    grid_add(grid, GRID_PLAIN, "%s%s", orders_word(row->like.order),
             row->like.failed ? ", failed" : "");
    grid_add(grid, GRID_PLAIN, "%s", orders_word(weakened->order));
    if (!wrong) {
        grid_add(grid, GRID_DIM, "%s", weakened->known ? "never" : "bounded");
        for (size_t column = 0; column < 3; column++)
            grid_add(grid, GRID_PLAIN, "%s", "");
        return true;
    }
    grid_add(grid, GRID_PLAIN, "%s", answer_verdict_text(&weakened->answer));
    grid_add(grid, GRID_PLAIN, "%s", weakened->client->text);
    grid_add(grid, GRID_PLAIN, "%zu", weakened->client->capacity);
    grid_add(grid, GRID_PLAIN, "%zu", weakened->steps);
    return true;
}

static void begin(struct grid *grid)
{
    static const char *const header[] = {"line", "code",   "order",  "instead",
                                         "then", "client", "places", "steps"};
    grid_begin(grid, "rlllllrr");
    for (size_t i = 0; i < sizeof header / sizeof *header; i++)
        grid_add(grid, GRID_PLAIN, "%s", header[i]);
    grid_rule(grid);
}

/* Large clients leave less room for the code. */
static void narrow(struct grid *grid)
{
    size_t width = grid_width(grid), room = sizeof(((struct order_row *)0)->code) - 1;
    if (width > WIDEST)
        room = width - WIDEST < room ? room - (width - WIDEST) : 0;
    for (size_t i = 0; i < grid->count; i++) {
        char *code = grid->cells[i].style == GRID_CODE ? grid->cells[i].text : NULL;
        if (code && strlen(code) > room)
            code[room] = '\0';
    }
}

static int print(const struct weakening *weakening, struct grid *grid, bool colour)
{
    char text[300];
    narrow(grid);
    printf("%s: which of its memory orders does it need?\n\n", weakening->queue->name);
    int error = grid_print(stdout, grid, colour);
    snprintf(text, sizeof text,
             "each weaker order alone, under C11, in the %s clients of up to %zu calls that the "
             "queue gets through as it is: %zu of %zu go wrong. never: in none of these clients. "
             "Larger ones were not looked at%s.",
             figure_count(weakening->passed_count).text, weakening->calls, weakening->refuted,
             weakening->tried, weakening->unknown ? ", nor all of these" : "");
    fputc('\n', stdout);
    text_wrap(stdout, "  bounds  ", text);
    for (size_t i = 0; i < weakening->rows_count; i++)
        if (weakening->rows[i].survives)
            stays_print(stdout, &weakening->rows[i]);
    return error ? printed(error) : weakening->unknown ? STATUS_INCONCLUSIVE : STATUS_HOLDS;
}

static int mutate(const struct queue_class *queue, const struct question *question)
{
    struct grid grid;
    struct weakening weakening = {
        .queue = queue, .calls = question->mutate, .tell = add_row, .user = &grid};
    char why[512];
    if (refused(queue, why, sizeof why))
        return complain(STATUS_FEATURE, "%s: %s", queue->name, why);
    begin(&grid);
    int status = weakening_find(&weakening) ? complain(STATUS_SYSTEM, "out of memory")
                 : *weakening.trouble
                     ? complain(STATUS_FEATURE, "%s: %s", queue->name, weakening.trouble)
                     : print(&weakening, &grid, question->colour);
    grid_free(&grid);
    weakening_free(&weakening);
    return status;
}

int mutate_print(const struct question *question)
{
    int status = 0;
    const struct queue_class **queues = seen_queues(question, &status);
    for (size_t i = 0; queues && queues[i]; i++) {
        int own = mutate(queues[i], question);
        status = own > status ? own : status;
    }
    free(queues);
    return status;
}
