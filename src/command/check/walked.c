/* The passes of a walk, in words. */
#include "command/check/walked.h"

#include <inttypes.h>
#include <stdio.h>

const struct walk_way walk_ways[WALK_PASSES] = {
    [WALK_ORDERED] = {"every client", "", "sequentially consistent", MEMORY_SC},
    [WALK_BUFFERED] = {"with store buffers", " --memory tso", "TSO", MEMORY_TSO},
    [WALK_WEAK] = {"in C11", " --memory c11", "C11", MEMORY_C11},
    [WALK_STOPPED] = {"a worker stopped", " --kill 1", "sequentially consistent", MEMORY_SC},
};

bool walk_part(struct walk_plan *plan, const char *text)
{
    char rest;
    return *text >= '1' && *text <= '9' &&
           sscanf(text, "%" SCNu64 "/%" SCNu64 "%c", &plan->part, &plan->parts, &rest) == 2 &&
           plan->part <= plan->parts;
}
