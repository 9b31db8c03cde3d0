/* Lends measuring the means to kill a worker inside a call, which only the explorer's room has, and
 * names the places where it happened. */
#include "command/session/killer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/threads/doom.h"
#include "explore/table.h"
#include "explore/names/sites.h"
#include "measure/workload/dead_holder.h"

static const struct measure_doom doom = {.twin = queue_find_instrumented, .arm = doom_arm};

bool doom_lend(void)
{
    measure_doom = &doom;
    return true;
}

bool doom_place(const struct queue_class *queue, uint64_t caller, char *text, size_t size)
{
    const char *file = basename(queue->source);
    struct site *sites;
    size_t count;
    bool found = false;
    if (sites_find(file, &sites, &count))
        return false;
    for (size_t i = 0; i < count && !found; i++)
        if ((found = sites[i].caller == caller))
            snprintf(text, size, "%s:%d", file, sites[i].line);
    free(sites);
    return found;
}
