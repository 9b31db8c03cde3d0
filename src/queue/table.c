/* Every queue of the lab, as queues.list has them: read once for the declarations, and once for the
 * table. */
#include <string.h>

#include "queue/queue.h"

#define QUEUE(name) extern const struct queue_class QUEUE_CLASS(name);
#ifdef QUEUE_SUFFIX
#define LIBRARY(name) /* is in the plain build only */
#else
#define LIBRARY(name) QUEUE(name)
#endif
#include "queue/queues.list"
#undef QUEUE

#define QUEUE(name) &QUEUE_CLASS(name),
const struct queue_class *const QUEUE_CLASS(table)[] = {
#include "queue/queues.list"
    NULL,
};

const struct queue_class *QUEUE_CLASS(find)(const char *name)
{
    for (const struct queue_class *const *queue = QUEUE_CLASS(table); *queue; queue++)
        if (strcmp((*queue)->name, name) == 0)
            return *queue;
    return NULL;
}
