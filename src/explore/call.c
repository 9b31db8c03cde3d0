/* One operation of a program, on whatever runtime the caller has chosen. */
#include "explore/call.h"

static enum operation_answer call_put(const struct queue_class *queue, enum operation_manner manner,
                                      void *part, uint64_t item)
{
    if (manner != MANNER_WAIT)
        return queue->put(part, item) ? ANSWER_OK : ANSWER_FULL;
    queue->put_wait(part, item);
    return ANSWER_OK;
}

static enum operation_answer call_got(uint64_t *item)
{
    if (!*item)
        *item = ITEM_NEVER_PUT;
    return ANSWER_GOT;
}

/* A get lasts until what it got is settled; what is given back was not got. */
static enum operation_answer call_get(const struct queue_class *queue,
                                      const struct program_operation *todo, void *part,
                                      uint64_t *item)
{
    enum operation_manner manner = todo->manner;
    if (manner == MANNER_WAIT && queue->get) {
        *item = queue->get(part);
        return call_got(item);
    }
    enum queue_answer answer = manner != MANNER_NOW
                                   ? queue->get_timed(part, item, &program_deadline)
                                   : queue->get_nowait(part, item);
    if (answer == QUEUE_GOT && queue->settle)
        answer = queue->settle(part, *item, !todo->back) && !todo->back ? QUEUE_GOT : QUEUE_BUSY;
    if (answer == QUEUE_GOT)
        return call_got(item);
    *item = 0;
    return answer == QUEUE_BUSY ? ANSWER_BUSY : ANSWER_EMPTY;
}

enum operation_answer call_queue(const struct queue_class *queue,
                                 const struct program_operation *todo, void *part, uint64_t *item)
{
    switch (todo->kind) {
    case OPERATION_PUT:
        return call_put(queue, todo->manner, part, *item);
    case OPERATION_GET:
        return call_get(queue, todo, part, item);
    default:
        return queue->empty(part) ? ANSWER_TRUE : ANSWER_FALSE;
    }
}
