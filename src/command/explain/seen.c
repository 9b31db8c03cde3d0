/* Which queues of a lab the explorer sees: those that were compiled a second time, instrumented. */
#include "command/explain/seen.h"

#include <stdlib.h>

#include "command/command.h"
#include "command/explain/explain.h"

const char **seen_names(const struct lab *lab, int *status)
{
    static const char why[] = "the explorer sees only queues compiled from this tree's source";
    const char **names = calloc(lab->queue_count + 1, sizeof *names);
    char unseen[512] = "";
    size_t seen = 0, used = 0;
    if (!names) {
        *status = complain(STATUS_SYSTEM, "out of memory");
        return NULL;
    }
    for (size_t i = 0; i < lab->queue_count; i++) {
        const char *name = lab->queues[i].queue->name;
        if (explorer_sees(name))
            names[seen++] = name;
        else if (used < sizeof unseen)
            used += (size_t)snprintf(unseen + used, sizeof unseen - used, "%s%s", used ? ", " : "",
                                     name);
    }
    if (seen == 0) {
        *status = complain(STATUS_FEATURE, "%s: %s", unseen, why);
        free(names);
        return NULL;
    }
    if (used > 0)
        complain(0, "left out: %s; %s", unseen, why);
    return names;
}
