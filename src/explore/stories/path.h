/* The execution that engine B is in, and what is still to be tried at every place of it. */
#ifndef QLAB_EXPLORE_STORIES_PATH_H
#define QLAB_EXPLORE_STORIES_PATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/machine.h"
#include "explore/stories/event.h"

struct place_on_path {
    struct event event; /* the step taken from here */
    struct hash key;    /* the state here */
    struct choice choices[MACHINE_CHOICES];
    size_t count;
    uint32_t enabled;                     /* workers that can move here, as bits */
    uint32_t wanted;                      /* workers to be tried here */
    struct event asleep[MACHINE_CHOICES]; /* steps whose stories have been told */
    size_t sleepers;
};

struct path {
    struct place_on_path *places;
    size_t depth;
    bool strictly;
};

/* Lists what can happen here, and wants the first of those tried that are awake. */
void place_look(struct place_on_path *place);
/* Whether all stories that begin here with that choice have been told. */
bool place_is_asleep(const struct place_on_path *place, struct choice choice);
/* Whether the state at the end has been on the path before; then all on the circle is wanted. */
bool path_goes_round(struct path *path);

#endif
