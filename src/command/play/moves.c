/* What each key does, and what a move reaches. */
#include <ctype.h>

#include "command/play/game.h"
#include "explore/machine/machine.h"
#include "files/grow.h"

/* Notes a way to an end that was not gone before. */
static void note_way(struct game *game)
{
    uint64_t hash = 1469598103934665603u; /* FNV-1a */
    for (size_t i = 0; i < game->count; i++)
        hash = (hash ^ game->path[i]) * 1099511628211u;
    for (size_t i = 0; i < game->way_count; i++)
        if (game->ways[i] == hash)
            return;
    if (game->way_count < GAME_WAYS)
        game->ways[game->way_count++] = hash;
}

static void win(struct game *game, unsigned stars)
{
    game->won = game->open = true;
    stars = game->helped ? 1 : stars;
    game->stars = stars > game->stars ? stars : game->stars;
}

static void arrive(struct game *game)
{
    const struct execution *par = &game->levels->list[game->level].answer->execution;
    if (!game_over(game))
        return;
    note_way(game);
    if (!game_found(game))
        return;
    struct toll toll = game_toll(game);
    bool best = toll.preemptions == par->preemptions && toll.steps == par->count;
    win(game, best && !game->missed ? 3 : 2);
}

static bool take(struct game *game, uint32_t edge)
{
    if (!grow(&game->path, game->count, sizeof *game->path))
        return false;
    game->path[game->count++] = edge;
    game->taken = game->count;
    arrive(game);
    return true;
}

static void say_impossible(struct game *game)
{
    if (game->won)
        return;
    if (!game_enough(game)) {
        game->remark = "Not yet: go some more ways to the end first.";
    } else if (game_breakable(game)) {
        game->missed = game->open = true;
        game->remark = "It can be done.";
    } else {
        win(game, 3);
    }
}

static void show_hints(struct game *game)
{
    game->hint = !game->hint;
    game->helped |= game->hint && !game->won;
    if (game->hint && !game_breakable(game))
        game->remark = "A hint: nobody has ever found a way. What do you make of that?";
}

static void show_odds(struct game *game)
{
    game->helped |= !game->open && !game->won;
    game->open = true;
}

static void redo(struct game *game)
{
    if (game->count < game->taken) {
        game->count++;
        arrive(game);
    }
}

bool game_key(struct game *game, char key)
{
    struct option_key options[MACHINE_CHOICES];
    size_t count = game_options(game, options);
    key = (char)toupper((unsigned char)key);
    game->remark = NULL;
    for (size_t i = 0; i < count; i++)
        if (options[i].key == key && key)
            return take(game, options[i].edge);
    switch (key) {
    case 'Z':
        game->count -= game->count > 0;
        return true;
    case 'Y':
        redo(game);
        return true;
    case 'R':
        game->count = 0;
        return true;
    case 'H':
        show_hints(game);
        return true;
    case 'O':
        show_odds(game);
        return true;
    case 'I':
        say_impossible(game);
        return true;
    case 'N':
        return game_level(game, game->level + 1);
    case 'P':
        return game_level(game, game->level + game->levels->count - 1);
    default:
        return false;
    }
}
