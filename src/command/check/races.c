/* Data races of a client, in its first states. */
#include "command/check/races.h"

#include <stdlib.h>

#include "explore/explore.h"
#include "explore/search/hunt.h"

enum { HUNTED_MOST = 300000 };

bool races_of(const struct experiment *experiment, bool (*is_over)(uint64_t), struct known *known,
              unsigned *seen)
{
    struct hunt hunt;
    char why[512];
    if (explore_hunt(experiment, HUNTED_MOST, is_over, known, &hunt, why, sizeof why))
        return false;
    *seen = hunt.seen;
    free(hunt.schedule);
    return *seen || !hunt.stopped;
}
