/* The table: what was found of every queue, and how far that reaches. */
#include "command/explain/verdict_table.h"

#include <stdio.h>
#include <string.h>

#include "command/explain/found.h"
#include "command/explain/early/sofar.h"
#include "command/explain/verdict.h"
#include "lab/figure.h"
#include "report/text/grid.h"
#include "report/text/terminal.h"

enum { DIGITS_MOST = 30, DIGITS_LEAST = 6 }; /* of exact counts here; JSON has them all */

/* A count in groups of three digits, rounded if it has more than `most`. */
static char *count_text(char *text, size_t size, const struct big *number, size_t most)
{
    char digits[BIG_TEXT];
    size_t length = strlen(big_text(number, digits)), used = 0;
    if (length > most) {
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

static void add_count(struct grid *grid, const struct findings *findings, const struct big *number,
                      size_t most)
{
    char text[BIG_TEXT + 32];
    if (!findings_know(findings, number))
        grid_add(grid, GRID_PLAIN, "%s", findings->uncounted ? "–" : "over 10^77");
    else if (big_is_infinite(number))
        grid_add(grid, GRID_PLAIN, "%s", "no end");
    else
        grid_add(grid, GRID_PLAIN, "%s%s", findings->stopped ? "≥" : "",
                 count_text(text, sizeof text, number, most));
}

static void add_queue(struct grid *grid, const struct answer *answer, size_t most)
{
    (void)most;
    grid_add(grid, GRID_PLAIN, "%s", answer->queue->name);
}

static void add_claim(struct grid *grid, const struct answer *answer, size_t most)
{
    (void)most;
    grid_add(grid, GRID_PLAIN, "%s", answer->queue->claim == QUEUE_EXACT ? "exact" : "inexact");
}

static void add_verdict(struct grid *grid, const struct answer *answer, size_t most)
{
    (void)most;
    grid_add(grid, answer_style(answer), "%s", answer_verdict_text(answer));
}

static void add_states(struct grid *grid, const struct answer *answer, size_t most)
{
    (void)most;
    grid_add(grid, GRID_PLAIN, "%s%s", answer->findings.stopped ? "≥" : "",
             figure_count(answer->findings.states).text);
}

static void add_stories(struct grid *grid, const struct answer *answer, size_t most)
{
    (void)most;
    if (answer->stories_told)
        grid_add(grid, GRID_PLAIN, "%s%s", answer->stories.stopped ? "≥" : "",
                 figure_count(answer->stories.count).text);
    else
        grid_add(grid, GRID_PLAIN, "%s", "–");
}

static void add_interleavings(struct grid *grid, const struct answer *answer, size_t most)
{
    add_count(grid, &answer->findings, &answer->findings.interleavings, most);
}

static void add_lying(struct grid *grid, const struct answer *answer, size_t most)
{
    add_count(grid, &answer->findings, &answer->findings.lying, most);
}

static void add_odds(struct grid *grid, const struct answer *answer, size_t most)
{
    const struct findings *findings = &answer->findings;
    (void)most;
    if (findings->stopped)
        grid_add(grid, GRID_PLAIN, "%s", "–");
    else
        grid_add(grid, GRID_PLAIN, "%s", figure_odds(findings->odds, 4).text);
}

static void add_measured(struct grid *grid, const struct answer *answer, size_t most)
{
    (void)most;
    grid_add(grid, GRID_PLAIN, "%s", figure_rate(answer->measured).text);
}

/* `keep`: the narrower the terminal, the more a column must be worth. */
static const struct {
    const char *name;
    char side;
    int keep;
    void (*add)(struct grid *grid, const struct answer *answer, size_t most);
} columns[] = {
    {"queue", 'l', 5, add_queue},       {"claim", 'l', 2, add_claim},
    {"verdict", 'l', 5, add_verdict},   {"states", 'r', 1, add_states},
    {"stories", 'r', 0, add_stories},   {"interleavings", 'r', 3, add_interleavings},
    {"lying", 'r', 4, add_lying},       {"odds", 'r', 5, add_odds},
    {"measured", 'r', 5, add_measured},
};

enum { COLUMNS = sizeof columns / sizeof *columns };

static bool shown(const struct answers *answers, size_t column, int worth)
{
    return columns[column].keep >= worth &&
           (columns[column].add != add_measured || answers->measured_in);
}

/* `sides` must last as long as the grid. */
static void fill(struct grid *grid, char sides[COLUMNS + 1], const struct answers *answers,
                 size_t most, int worth)
{
    size_t count = 0;
    for (size_t column = 0; column < COLUMNS; column++)
        if (shown(answers, column, worth))
            sides[count++] = columns[column].side;
    sides[count] = '\0';
    grid_begin(grid, sides);
    for (size_t column = 0; column < COLUMNS; column++)
        if (shown(answers, column, worth))
            grid_add(grid, GRID_PLAIN, "%s", columns[column].name);
    grid_rule(grid);
    for (size_t i = 0; i < answers->count; i++)
        for (size_t column = 0; column < COLUMNS; column++)
            if (shown(answers, column, worth))
                columns[column].add(grid, &answers->list[i], most);
}

/* With as many exact digits as the line holds; if the fewest are too many, without the columns that
 * are worth least. */
static int print_grid(FILE *out, const struct answers *answers)
{
    struct grid grid;
    char sides[COLUMNS + 1];
    size_t most = DIGITS_MOST;
    int worth = 0;
    for (fill(&grid, sides, answers, most, worth);
         grid_width(&grid) > terminal_columns(out) && worth < 5;
         fill(&grid, sides, answers, most, worth)) {
        grid_free(&grid);
        if (most > DIGITS_LEAST)
            most -= 3;
        else
            worth++;
    }
    int error = grid_print(out, &grid, answers->question->colour);
    grid_free(&grid);
    return error;
}

/* What the words of the table mean here, and how far they reach. */
static void print_bounds(FILE *out, const struct answers *answers)
{
    bool never = false, stopped = false, spins = false, symmetric = false, seq_cst = false,
         uncounted = false;
    char bounds[512];
    for (size_t i = 0; i < answers->count; i++) {
        const struct findings *findings = &answers->list[i].findings;
        stopped |= findings->stopped;
        never |= !findings->stopped && !findings->seen;
        spins |= findings->spins;
        symmetric |= findings->symmetric;
        seq_cst |= findings->seq_cst;
        uncounted |= findings->uncounted;
    }
    answers_bounds(answers, bounds, sizeof bounds);
    text_wrap(out, "  bounds  ", bounds);
    if (never)
        text_wrap(out, "  never   ",
                  "proved: every interleaving within these bounds was searched. Larger programs "
                  "were not.");
    found_print(out, answers);
    if (symmetric)
        text_wrap(
            out, "  states  ",
            "of states that differ only in which of the workers that do the same is which, one was "
            "searched. Interleavings are all of them.");
    if (uncounted)
        text_wrap(out, "  counts  ",
                  "were not made: --engine proof asks only whether anything is wrong.");
    if (seq_cst)
        text_wrap(out, "  seq_cst ",
                  "where all accesses are, C11 memory is sequentially consistent, but for data "
                  "races. Who reads what is old then only came earlier, and is counted there.");
    if (stopped)
        sofar_print(out, answers);
    if (spins)
        text_wrap(out, "  spins   ",
                  "who waits may go round idly, any number of times: there is no end of "
                  "interleavings. The odds are exact all the same.");
    if (answers->question->luck.budget[INGREDIENT_DEATH])
        text_wrap(
            out, "  dead    ",
            "holder: a worker died, and the others, or one more get that comes alone, wait or are "
            "sent away for ever though an item is inside. If any execution ends so, these "
            "are counted under lying.");
    if (answers->question->luck.memory == MEMORY_C11)
        text_wrap(out, "  odds    ",
                  "of a bad end if every step is drawn at random from all that can happen, with "
                  "another value to read as another step. A real machine is no such scheduler.");
    else if (answers->question->luck.memory == MEMORY_TSO)
        text_wrap(out, "  odds    ",
                  "of a bad end if every step is drawn at random from all that can happen, the "
                  "flush of a store like any other. A real machine is no such scheduler.");
    else
        text_wrap(out, "  odds    ",
                  "of a bad end if a random worker takes every step. A real machine is no such "
                  "scheduler.");
    if (answers->measured_in) {
        char text[1200];
        snprintf(
            text, sizeof text,
            "lies per attempt of all counted runs in %s. The odds do not predict it: they show "
            "that the window is there.",
            answers->measured_in);
        text_wrap(out, "  measured ", text);
    }
}

int verdict_table_print(FILE *out, const struct answers *answers)
{
    int error = print_grid(out, answers);
    fputc('\n', out);
    print_bounds(out, answers);
    return error;
}
