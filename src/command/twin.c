/* Looks where the queue is from. */
#include "command/twin.h"

#include "explore/table.h"
#include "own/own.h"

const struct queue_class *twin_of(const struct queue_class *queue, struct lab_error *error)
{
    return own_is(queue) ? own_twin(queue, error) : queue_find_instrumented(queue->name);
}
