/* Looking for instrumented twins. */
#include "command/explain/seen.h"

#include <stdio.h>
#include <stdlib.h>

#include "command/line/status.h"
#include "explore/table.h"

const struct queue_class **seen_queues(const struct lab *lab, int *status)
{
    static const char why[] = "the explorer sees only queues compiled from this tree's source";
    const struct queue_class **queues = calloc(lab->queue_count + 1, sizeof *queues);
    char unseen[512] = "";
    size_t seen = 0, used = 0;
    if (!queues) {
        *status = complain(STATUS_SYSTEM, "out of memory");
        return NULL;
    }
    for (size_t i = 0; i < lab->queue_count; i++) {
        const char *name = lab->queues[i].queue->name;
        const struct queue_class *twin = queue_find_instrumented(name);
        if (twin)
            queues[seen++] = twin;
        else if (used < sizeof unseen)
            used += (size_t)snprintf(unseen + used, sizeof unseen - used, "%s%s", used ? ", " : "",
                                     name);
    }
    if (seen == 0) {
        *status = complain(STATUS_FEATURE, "%s: %s", unseen, why);
        free(queues);
        return NULL;
    }
    if (used > 0)
        complain(0, "left out: %s; %s", unseen, why);
    return queues;
}
