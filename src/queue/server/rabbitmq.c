/* A queue of RabbitMQ, asked for one message at a time.
 *
 * It has no honest twin: AMQP tells how many messages are ready, and not how many are in hand.
 */
#include "queue/queue.h"
#include "queue/server/answer.h"

#ifdef WITH_RABBITMQ
#include "queue/server/client/rabbitmq.h"
#include "queue/server/client/rabbitmq_broker.h"

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    return server_answer(rabbitmq_get(part, item)); /* The window: unacknowledged is not gone */
}
#endif

const struct queue_class queue_rabbitmq = {
    .name = "rabbitmq",
    .family = "broker",
    .summary = "a queue of RabbitMQ, basic.get, then ack or reject",
    .claim = QUEUE_INEXACT,
    .order = QUEUE_BAG,
    .window = "what is not acknowledged is not looked for, and may be given back",
    .progress = "nobody waits: the queue's process does one command after the other",
    .reference = "AMQP 0-9-1; rabbitmq.com, Consumer Acknowledgements, Consumer Prefetch",
    .source = "src/queue/server/rabbitmq.c",
    .processes_only = true,
#ifdef WITH_RABBITMQ
    .size = rabbitmq_size,
    .init = rabbitmq_init,
    .destroy = rabbitmq_destroy,
    .put = rabbitmq_put,
    .get_nowait = get_nowait,
    .attach = rabbitmq_attach,
    .detach = rabbitmq_detach,
    .settle = rabbitmq_settle,
    .open = rabbitmq_open,
    .close = rabbitmq_close,
    .put_many = rabbitmq_put_many,
#else
    .unavailable = "built without RabbitMQ: needs amqp.h and the option rabbitmq",
#endif
};
