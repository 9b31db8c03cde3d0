/* How things stand in a game, in a sentence: won, over, certain, or open still. */
#include "command/play/standing.h"

#include <stdlib.h>
#include <string.h>

#include "command/explain/verdict.h"
#include "explore/search/big.h"
#include "lab/figure.h"

void standing_percent(FILE *out, double odds)
{
    fputs(figure_odds(odds < 1e-12 ? 0 : odds, 3).text, out); /* such sums are not exact */
}

static void put_won(FILE *out, const struct game *game)
{
    const struct answer *answer = game->levels->list[game->level].answer;
    const struct graph_state *state = &game_graph(game)->states[game_state(game)];
    struct toll toll = game_toll(game);
    bool best =
        toll.preemptions == answer->execution.preemptions && toll.steps == answer->execution.count;
    fprintf(out, "You win: %s, %u preemption%s, %zu steps", fate_of(state->verdict),
            toll.preemptions, toll.preemptions == 1 ? "" : "s", toll.steps);
    if (best)
        fputs(": as short as can be, and that is proved.\n", out);
    else
        fprintf(out, "; %u and %zu would do.\n", answer->execution.preemptions,
                answer->execution.count);
    if (state->verdict & VERDICT_SPURIOUS && answer->queue->window)
        fprintf(out, "The window: %s.\n", answer->queue->window);
    char *schedule = game_schedule(game),
         *command = level_command(&game->levels->list[game->level]);
    fprintf(out, "  %s --replay '%s'\n", command ? command : "", schedule ? schedule : "");
    free(command);
    free(schedule);
}

static void put_proof(FILE *out, const struct game *game)
{
    char ways[BIG_TEXT];
    fprintf(out,
            "Impossible, and that is proved: of %zu states and %s interleavings none ends in a "
            "failure.\n",
            game_graph(game)->state_count, big_text(&game_graph(game)->states[0].ways, ways));
}

/* The first worker of the program that waits where nothing comes any more, or how many there are.
 */
static size_t left_waiting(const struct game *game)
{
    const struct state_graph *graph = game_graph(game);
    const struct graph_state *state = &graph->states[game_state(game)];
    size_t w = 0;
    while (w < graph->program && (state->waits[w] == TEXT_NONE ||
                                  strncmp(graph->texts.list[state->waits[w]], "waits", 5) != 0))
        w++; /* else it has died */
    return w;
}

static void put_end(FILE *out, const struct game *game)
{
    size_t waiting = left_waiting(game);
    bool inexact = game->levels->list[game->level].answer->queue->claim == QUEUE_INEXACT;
    if (waiting < game_graph(game)->program)
        fprintf(out, "The end: %c waits for ever, and that is no fault of the queue: ",
                'A' + (int)waiting);
    else
        fputs("The end, and nothing is wrong with it: ", out);
    fputs(inexact && game_breakable(game) ? "Z or R.\n" : "Z, R, or I if it is impossible.\n", out);
}

void standing_put(FILE *out, const struct game *game)
{
    double odds = game_graph(game)->states[game_state(game)].odds;
    if (game_found(game))
        put_won(out, game);
    else if (game->won && !game_breakable(game))
        put_proof(out, game);
    else if (game_over(game))
        put_end(out, game);
    else if (game->open && odds > 1 - 1e-9)
        fputs("Point of no return: whoever steps now, it ends in a failure.\n", out);
    else if (game->open && game_breakable(game) && odds < 1e-12)
        fputs("No lie from here any more: undo (Z).\n", out);
    if (game->open) {
        fputs("Odds from here: ", out);
        standing_percent(out, odds);
        fputc('\n', out);
    }
    if (game->won)
        fprintf(out, "Stars: %u of 3\n", game->stars);
    if (game->remark)
        fprintf(out, "%s\n", game->remark);
}
