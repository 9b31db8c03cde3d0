/* Compiles before, for nothing can be started inside. */
#include "command/strangers.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "command/line/status.h"
#include "command/twin.h"
#include "own/contain.h"
#include "own/own.h"

/* The names of the own queues, "a.c, b.c"; 0, or complains of the first that cannot be explored. */
static int prepare(const struct lab *lab, char *names, size_t size)
{
    size_t used = 0;
    *names = '\0';
    for (size_t i = 0; i < lab->queue_count; i++) {
        struct lab_error error = {0};
        const struct queue_class *queue = lab->queues[i].queue;
        if (!own_is(queue))
            continue;
        if (!twin_of(queue, &error))
            return complain(error.status, "%s", error.text);
        if (used < size)
            used +=
                (size_t)snprintf(names + used, size - used, "%s%s", used ? ", " : "", queue->name);
    }
    return 0;
}

int strangers_explored(const struct lab *lab, int (*rest)(void *argument), void *argument)
{
    static const struct limits limits = {.prints = true};
    char names[512], words[400];
    struct ending ending;
    int status = prepare(lab, names, sizeof names);
    if (status)
        return status;
    if (!*names)
        return rest(argument);
    int error = contain(rest, argument, &limits, &ending);
    if (error)
        return complain(STATUS_SYSTEM, "%s: no process for it: %s", names, strerror(error));
    if (ending.how != END_RETURNED)
        return complain(STATUS_REFUTED, "%s: %s", names,
                        ending_words(&ending, words, sizeof words));
    return ending.value;
}
