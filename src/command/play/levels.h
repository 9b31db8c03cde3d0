/* Levels: every queue of a lab with the lab's program is one to be broken, or to be called
 * unbreakable. */
#ifndef QLAB_COMMAND_PLAY_LEVELS_H
#define QLAB_COMMAND_PLAY_LEVELS_H

#include <stddef.h>

#include "command/explain/answer.h"
#include "command/explain/parts.h"
#include "lab/lab.h"

/* A lab, and what the explorer says of its queues. */
struct chapter {
    struct lab *lab;
    const char *subject; /* as the user calls it */
    struct parts parts;
    struct answers *answers; /* from malloc: one for each part */
    char *story;             /* the first lines of its lesson, from malloc; "" if there are none */
};

struct level {
    char name[160]; /* "trylock/mutex"; with a number behind it for further programs */
    const struct chapter *chapter;
    const struct answers *answers; /* of its program */
    const struct answer *answer;
};

struct levels {
    struct chapter **chapters;
    struct level *list;
    size_t chapter_count, count;
    size_t left_out; /* queues whose graph is too large */
};

/* Adds the lab's queues; the lab goes over to the levels. `subject`: what the user calls it; NULL:
 * its name. `program`: what was typed; NULL: the lab's own. 0, or complains and returns an exit
 * status. */
int levels_add(struct levels *levels, struct lab *lab, const char *subject, const char *program);
/* Adds those queues of the lab that the explorer sees, if there are any; else the lab is freed. */
int levels_add_seen(struct levels *levels, struct lab *lab);
/* Adds all labs of the course that have a queue to be played. */
int levels_add_course(struct levels *levels);
void levels_free(struct levels *levels);

/* What replays a schedule of the level, but for " --replay SCHEDULE". From malloc; NULL when out of
 * memory. */
char *level_command(const struct level *level);

/* The levels from `first` on, so many, as the page wants them: {"levels": [...]}. From malloc; NULL
 * when out of memory. */
char *levels_text(const struct levels *levels, size_t first, size_t count);

#endif
