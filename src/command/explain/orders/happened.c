/* Lies of C11 memory: what was put before, and whether an x86 shows them. */
#include "command/explain/orders/happened.h"

#include <string.h>

#include "command/explain/early/budget.h"
#include "command/explain/window.h"
#include "explore/tell/lane.h"
#include "report/text/grid.h"

void happened_print(FILE *out, const struct execution *execution)
{
    const struct happens_lie *lie = &execution->lie;
    const struct history *history = &execution->history;
    char text[512], name[40], items[200] = "";
    if (!lie->items)
        return;
    const struct operation *empty = &history->logs[lie->worker].operations[lie->index];
    bool one = !(lie->items & (lie->items - 1));
    uint64_t prefix = history->logs[history->workers - 1].count;
    for (unsigned i = 0; i < 64; i++)
        if (lie->items >> i & 1) {
            size_t used = strlen(items);
            snprintf(items + used, sizeof items - used, "%s %u",
                     used  ? ","
                     : one ? ""
                           : "s",
                     i + 1);
        }
    snprintf(text, sizeof text,
             "%c's %s said %s at step %u-%u: a lie. By what happened before it, item%s %s put and "
             "cannot %shave gone.",
             'A' + (int)lie->worker, lane_call(name, sizeof name, empty),
             empty->kind == OPERATION_GET ? "EMPTY" : "true", (unsigned)(empty->invoked - prefix),
             (unsigned)(empty->returned - prefix), items, one ? "was" : "were", one ? "" : "all ");
    text_wrap(out, "  ", text);
    const char *window = window_of(execution, lie->worker, lie->index);
    if (window) {
        snprintf(text, sizeof text, "%s.", window);
        text_wrap(out, "  window:  ", text);
    }
}

static void ask_x86(struct answer *answer, const struct answers *answers)
{
    const struct question *question = answers->question;
    struct experiment experiment = {.queue = answer->queue,
                                    .program = &answers->program,
                                    .capacity = question->capacity,
                                    .unordered = question->engine.judge == JUDGE_EMPTIES};
    const struct search_options options = {.most_states = question->most_states};
    struct exploration *exploration;
    char why[256];
    luck_apply(&question->luck, &experiment);
    experiment.memory = MEMORY_TSO;
    if (budget_search(&experiment, options, &exploration, why, sizeof why))
        return;
    const struct findings *findings = explore_findings(exploration);
    answer->x86 = findings->seen & answer->execution.verdict ? X86_SHOWS
                  : findings->stopped                        ? X86_UNASKED
                                                             : X86_NEVER;
    explore_close(exploration);
}

void happened_on_x86(struct answers *answers)
{
    for (size_t i = 0; i < answers->count; i++) {
        struct answer *answer = &answers->list[i];
        if (answers->question->luck.memory == MEMORY_C11 && answer->told &&
            answer->execution.verdict && answer->execution.needs >> INGREDIENT_BUFFER & 1)
            ask_x86(answer, answers);
    }
}

void happened_print_x86(FILE *out, const struct answer *answer)
{
    if (answer->x86 == X86_NEVER)
        text_wrap(out, "  x86:     ",
                  "never shows it, with all its store buffers (--memory tso). It takes a weaker "
                  "machine, such as ARM, or a compiler that moves what C lets it move.");
    else if (answer->x86 == X86_SHOWS)
        text_wrap(out, "  x86:     ", "its store buffers are enough (--memory tso).");
}
