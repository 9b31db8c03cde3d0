/* The game in a terminal: where the player stands in which level, by the rules of the page
 * (report/html/play/game.js). */
#ifndef QLAB_COMMAND_PLAY_GAME_H
#define QLAB_COMMAND_PLAY_GAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "command/play/levels.h"

enum { GAME_WAYS = 3 }; /* to an end, before "impossible" can be said */

struct game {
    const struct levels *levels;
    size_t level;
    uint32_t *path; /* edges of the graph; behind .count those that redo takes */
    size_t count, taken;
    uint32_t *far;            /* of every state: steps to the nearest failure; UINT32_MAX: none */
    uint64_t ways[GAME_WAYS]; /* of the first ways to an end, a hash each */
    size_t way_count;
    bool open;          /* the odds are shown */
    bool hint, helped;  /* hints are shown; and were, or odds that were to be found out */
    bool won, missed;   /* missed: said "impossible" of what can be broken */
    unsigned stars;     /* of the level, once it is won */
    const char *remark; /* on the last key, or NULL */
};

/* What an execution costs, as the explorer weighs it. */
struct toll {
    unsigned preemptions;
    size_t steps;
};

/* A choice and its key: the worker's letter, or a digit; 0: none is left for it. */
struct option_key {
    uint32_t edge;
    char key;
};

/* Begins a level, which counts round the list. False when out of memory. */
bool game_level(struct game *game, size_t level);
void game_free(struct game *game);

/* Does what that key means, upper or lower case. False: it means nothing here, or out of memory. */
bool game_key(struct game *game, char key);

const struct state_graph *game_graph(const struct game *game);
uint32_t game_state(const struct game *game);
/* Whether nothing is to be chosen there: an end, or a circle that is a failure. */
bool game_over(const struct game *game);
/* Whether the failure that is sought has come. */
bool game_found(const struct game *game);
/* Whether the level can be broken at all. */
bool game_breakable(const struct game *game);
/* Whether enough was seen to say that it is impossible. */
bool game_enough(const struct game *game);
/* What can be chosen, with keys; at most MACHINE_CHOICES. */
size_t game_options(const struct game *game, struct option_key *options);
/* Whether that edge is on a shortest way to a failure. */
bool game_hints(const struct game *game, uint32_t edge);
/* Whether step i of the path preempts who ran before; *last is that worker. */
bool game_preempts(const struct game *game, size_t i, size_t *last);
struct toll game_toll(const struct game *game);
/* The path as --replay takes it. From malloc; NULL when out of memory. */
char *game_schedule(const struct game *game);

#endif
