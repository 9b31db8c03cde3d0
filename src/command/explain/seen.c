/* Looking for instrumented twins. */
#include "command/explain/seen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/explain/refused.h"
#include "command/line/status.h"
#include "command/twin.h"
#include "own/own.h"

static const char why[] =
    "the explorer sees only queues compiled from this tree's source, or a file";

static int complain_none(const struct lab *lab, const char *unseen)
{
    bool share = false;
    for (size_t i = 0; i < lab->queue_count; i++)
        share |= strcmp(lab->queues[i].queue->family, "none") != 0;
    return share ? complain(STATUS_FEATURE, "%s: %s", unseen, why)
                 : complain(STATUS_FEATURE, "%s: nothing to explore: the workers share no queue",
                            lab->folder ? lab->name : unseen);
}

/* Adds the queues of the house that the lab has programs for, each once. How many there are then.
 */
static size_t add_others(const struct lab *lab, const struct queue_class **queues, size_t count)
{
    struct lab_error error = {0};
    for (size_t p = 0; p < lab->explore.program_count; p++) {
        const struct queue_class *queue = lab->explore.programs[p].queue, *twin;
        if (!queue || !(twin = twin_of(queue, &error)))
            continue;
        size_t i = 0;
        while (i < count && queues[i] != twin)
            i++;
        queues[i] = twin;
        count += i == count;
    }
    return count;
}

const struct queue_class **seen_queues(const struct question *question, int *status)
{
    const struct lab *lab = question->lab;
    const struct queue_class **queues =
        calloc(lab->queue_count + lab->explore.program_count + 2, sizeof *queues);
    char unseen[512] = "";
    size_t seen = 0, used = 0, left_out = 0;
    if (!queues) {
        *status = complain(STATUS_SYSTEM, "out of memory");
        return NULL;
    }
    size_t count = question->only ? 1 : lab->queue_count;
    for (size_t i = 0; i < count; i++) {
        const struct queue_class *queue = question->only ? question->only : lab->queues[i].queue;
        struct lab_error error = {0};
        const struct queue_class *twin = twin_of(queue, &error);
        if (!question->only && !question->all && lab_explore_own(&lab->explore, queue))
            continue;
        if (twin && count > 1 && refused(twin, error.text, sizeof error.text)) {
            left_out++;
            if (!question->further)
                complain(0, "left out: %s: %s", queue->name, error.text);
        } else if (twin && own_load(twin, error.text, sizeof error.text))
            queues[seen++] = twin;
        else if (*error.text) {
            *status = complain(twin && twin->unavailable ? STATUS_FEATURE : STATUS_DATA, "%s: %s",
                               queue->name, error.text);
            free(queues);
            return NULL;
        } else if (used < sizeof unseen)
            used += (size_t)snprintf(unseen + used, sizeof unseen - used, "%s%s", used ? ", " : "",
                                     queue->name);
    }
    if (seen == 0 && question->all)
        seen = add_others(lab, queues, seen);
    if (seen == 0) {
        *status = left_out && !used ? STATUS_FEATURE : complain_none(lab, unseen);
        free(queues);
        return NULL;
    }
    if (used > 0 && !question->further)
        complain(0, "left out: %s; %s", unseen, why);
    return queues;
}
