/* The table: what was found of every queue, and how far that reaches. */
#include <string.h>

#include "command/explain_answers.h"
#include "report/figure.h"
#include "report/grid.h"

enum { GROUPED_MOST = 27 }; /* longer numbers are rounded here, and exact in JSON */

/* A count in groups of three digits. */
static char *count_text(char *text, size_t size, const struct big *number, bool overflow)
{
    char digits[BIG_TEXT];
    size_t length = strlen(big_text(number, digits)), used = 0;
    if (overflow) {
        snprintf(text, size, "over 10^77");
    } else if (length > GROUPED_MOST) {
        snprintf(text, size, "%c.%.3se%zu", digits[0], digits + 1, length - 1);
    } else {
        for (size_t i = 0; i < length; i++) {
            if (i && (length - i) % 3 == 0)
                text[used++] = ' ';
            text[used++] = digits[i];
        }
        text[used] = '\0';
    }
    return text;
}

static enum grid_style verdict_style(const struct answer *answer)
{
    if (answer->findings.seen)
        return answer_refuted(answer) ? GRID_RED : GRID_YELLOW;
    return answer->findings.stopped ? GRID_DIM : GRID_GREEN;
}

static void add_answer(struct grid *grid, const struct answer *answer)
{
    const struct findings *findings = &answer->findings;
    const char *least = findings->stopped ? "≥" : "";
    char text[BIG_TEXT + 32];
    grid_add(grid, GRID_PLAIN, "%s", answer->queue->name);
    grid_add(grid, GRID_PLAIN, "%s", answer->queue->claim == QUEUE_EXACT ? "exact" : "inexact");
    grid_add(grid, verdict_style(answer), "%s", answer_verdict(answer));
    grid_add(grid, GRID_PLAIN, "%s%s", least, figure_count(findings->states).text);
    grid_add(grid, GRID_PLAIN, "%s%s", least,
             count_text(text, sizeof text, &findings->interleavings, findings->overflow));
    grid_add(grid, GRID_PLAIN, "%s%s", least,
             count_text(text, sizeof text, &findings->lying, findings->overflow));
    if (findings->stopped)
        grid_add(grid, GRID_PLAIN, "%s", "–");
    else
        grid_add(grid, GRID_PLAIN, findings->odds > 0 ? "%.4g %%" : "%.0f", 100 * findings->odds);
}

static int print_grid(FILE *out, const struct answers *answers)
{
    static const char *const header[] = {"queue",         "claim", "verdict", "states",
                                         "interleavings", "lying", "odds"};
    struct grid grid;
    grid_begin(&grid, "lllrrrr");
    for (size_t i = 0; i < sizeof header / sizeof *header; i++)
        grid_add(&grid, GRID_PLAIN, "%s", header[i]);
    grid_rule(&grid);
    for (size_t i = 0; i < answers->count; i++)
        add_answer(&grid, &answers->list[i]);
    int error = grid_print(out, &grid, answers->question->colour);
    grid_free(&grid);
    return error;
}

/* What the words of the table mean here, and how far they reach. */
static void print_bounds(FILE *out, const struct answers *answers)
{
    bool never = false, stopped = false, spins = false;
    char bounds[256];
    for (size_t i = 0; i < answers->count; i++) {
        const struct findings *findings = &answers->list[i].findings;
        stopped |= findings->stopped;
        never |= !findings->stopped && !findings->seen;
        spins |= findings->spins;
    }
    answers_bounds(answers, bounds, sizeof bounds);
    text_wrap(out, "  bounds  ", bounds);
    if (never)
        text_wrap(out, "  never   ",
                  "proved: every interleaving within these bounds was searched. Larger programs "
                  "were not.");
    if (stopped)
        text_wrap(out, "  ≥       ",
                  "the search stopped at its budget of states (--states): what was not seen may "
                  "still be there.");
    if (spins)
        text_wrap(out, "  spins   ",
                  "who waits may go round idly: counts leave idle rounds out, odds have them in.");
    text_wrap(out, "  odds    ",
              "of a bad end if a random worker takes every step. A real machine is no such "
              "scheduler.");
}

int table_print(FILE *out, const struct answers *answers)
{
    int error = print_grid(out, answers);
    fputc('\n', out);
    print_bounds(out, answers);
    return error;
}
