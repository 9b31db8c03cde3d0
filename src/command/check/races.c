/* Data races of a client: in its stories, if these are few, else in its first executions. */
#include "command/check/races.h"

#include <stdlib.h>

#include "explore/explore.h"
#include "explore/search/hunt.h"
#include "explore/stories/dpor.h"

enum { STORIES_MOST = 3000, HUNTED_MOST = 300000 };

/* Looks in all stories, if they can be told and are few. False: they cannot, or are not. */
static bool races_in_stories(const struct experiment *experiment, bool (*is_over)(uint64_t),
                             unsigned *seen)
{
    const struct dpor_options options = {.most = STORIES_MOST, .over = is_over};
    struct stories stories;
    char why[512];
    if (!dpor_takes(experiment) || explore_dpor(experiment, &options, &stories, why, sizeof why))
        return false;
    bool stopped = stories.stopped;
    *seen = stories.seen & VERDICT_RACE;
    stories_free(&stories);
    return *seen || !stopped;
}

bool races_of(const struct experiment *experiment, bool (*is_over)(uint64_t), unsigned *seen)
{
    struct hunt hunt;
    char why[512];
    if (races_in_stories(experiment, is_over, seen))
        return true;
    if (explore_hunt(experiment, HUNTED_MOST, is_over, &hunt, why, sizeof why))
        return false;
    *seen = hunt.seen;
    free(hunt.schedule);
    return *seen || !hunt.stopped;
}
