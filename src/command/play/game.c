/* The rules: moves, what they reach, and what was won. */
#include "command/play/game.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "explore/machine/machine.h"
#include "files/draft.h"

static const double certain = 1 - 1e-9;

const struct state_graph *game_graph(const struct game *game)
{
    return game->levels->list[game->level].answer->graph;
}

static const struct graph_edge *edge_at(const struct game *game, size_t i)
{
    return &game_graph(game)->edges[game->path[i]];
}

uint32_t game_state(const struct game *game)
{
    return game->count ? edge_at(game, game->count - 1)->target : 0;
}

static bool is_over(const struct graph_state *state)
{
    return !state->edges || state->verdict;
}

static bool is_found(const struct graph_state *state)
{
    return is_over(state) && state->odds >= certain;
}

bool game_over(const struct game *game)
{
    return is_over(&game_graph(game)->states[game_state(game)]);
}

bool game_found(const struct game *game)
{
    return is_found(&game_graph(game)->states[game_state(game)]);
}

bool game_breakable(const struct game *game)
{
    return game_graph(game)->states[0].odds > 0;
}

bool game_enough(const struct game *game)
{
    char ways[BIG_TEXT];
    big_text(&game_graph(game)->states[0].ways, ways);
    size_t all =
        isdigit((unsigned char)*ways) && strlen(ways) < 2 ? (size_t)(*ways - '0') : GAME_WAYS;
    return game->way_count >= (all < GAME_WAYS ? all : GAME_WAYS);
}

/* Lowers the distances until nothing changes: few rounds, for states come in the order of a search.
 */
static void measure_far(const struct state_graph *graph, uint32_t *far)
{
    for (size_t i = 0; i < graph->state_count; i++)
        far[i] = is_found(&graph->states[i]) ? 0 : UINT32_MAX;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = graph->state_count; i-- > 0;)
            for (size_t k = 0; k < graph->states[i].edges; k++) {
                uint32_t next = far[graph->edges[graph->states[i].edge + k].target];
                if (next != UINT32_MAX && next + 1 < far[i]) {
                    far[i] = next + 1;
                    changed = true;
                }
            }
    }
}

bool game_level(struct game *game, size_t level)
{
    const struct levels *levels = game->levels;
    uint32_t *path = game->path;
    free(game->far);
    *game = (struct game){.levels = levels, .path = path};
    game->level = (level + levels->count) % levels->count;
    game->open = levels->list[game->level].answer->queue->claim == QUEUE_INEXACT;
    game->far = malloc(game_graph(game)->state_count * sizeof *game->far);
    if (game->far)
        measure_far(game_graph(game), game->far);
    return game->far != NULL;
}

void game_free(struct game *game)
{
    free(game->path);
    free(game->far);
}

size_t game_options(const struct game *game, struct option_key *options)
{
    const struct state_graph *graph = game_graph(game);
    const struct graph_state *state = &graph->states[game_state(game)];
    unsigned lettered = 0;
    char digit = '1';
    if (game_over(game))
        return 0;
    for (size_t i = 0; i < state->edges; i++) {
        struct choice choice = graph->edges[state->edge + i].choice;
        bool plain = !choice.ingredient && !(lettered >> choice.worker & 1);
        options[i].edge = (uint32_t)(state->edge + i);
        options[i].key = plain ? (char)('A' + choice.worker) : digit <= '9' ? digit++ : '\0';
        lettered |= plain ? 1u << choice.worker : 0;
    }
    return state->edges;
}

bool game_hints(const struct game *game, uint32_t edge)
{
    const struct state_graph *graph = game_graph(game);
    uint32_t far = game->far[game_state(game)];
    return game->hint && far && far != UINT32_MAX &&
           game->far[graph->edges[edge].target] == far - 1;
}

bool game_preempts(const struct game *game, size_t i, size_t *last)
{
    const struct state_graph *graph = game_graph(game);
    struct choice choice = edge_at(game, i)->choice;
    size_t before = i;
    while (before > 1 && !choice_moves(edge_at(game, before - 1)->choice))
        before--;
    if (!before || !choice_moves(choice))
        return false;
    *last = edge_at(game, before - 1)->choice.worker;
    const struct graph_state *from = &graph->states[edge_at(game, i - 1)->target];
    bool could = false;
    for (size_t k = 0; k < from->edges; k++) {
        struct choice other = graph->edges[from->edge + k].choice;
        could = could || (other.worker == *last && choice_moves(other));
    }
    return choice.worker != *last && could;
}

struct toll game_toll(const struct game *game)
{
    struct toll toll = {0, game->count};
    size_t last;
    for (size_t i = 0; i < game->count; i++)
        toll.preemptions += game_preempts(game, i, &last);
    return toll;
}

char *game_schedule(const struct game *game)
{
    struct draft draft;
    if (!draft_open(&draft))
        return NULL;
    for (size_t i = 0, end; i < game->count; i = end) {
        struct choice one = edge_at(game, i)->choice;
        for (end = i; end < game->count; end++) {
            struct choice other = edge_at(game, end)->choice;
            if (other.worker != one.worker || other.pick != one.pick ||
                other.ingredient != one.ingredient)
                break;
        }
        fprintf(draft.out, "%c%zu", 'A' + one.worker, end - i);
        if (one.pick)
            fprintf(draft.out, ".%u", one.pick);
        if (one.ingredient)
            fprintf(draft.out, "!%u", one.ingredient);
    }
    if (game->count && game_found(game) && game_graph(game)->states[game_state(game)].edges)
        fputc('*', draft.out);
    draft_close(&draft, 0);
    return draft.text;
}
