/* A queue of RabbitMQ that pushes: every worker is sent up to 32 messages before he asks.
 *
 * The twin of rabbitmq.c. It saves questions, and hides items from the others.
 */
#include "queue/queue.h"
#include "queue/server/answer.h"

#ifdef WITH_RABBITMQ
#include "queue/server/client/rabbitmq.h"
#include "queue/server/client/rabbitmq_broker.h"

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    return server_answer(rabbitmq_consume(part, item));
}
#endif

const struct queue_class queue_rabbitmq_prefetch = {
    .name = "rabbitmq-prefetch",
    .family = "broker",
    .summary = "the same, and a consumer with a prefetch count of 32",
    .claim = QUEUE_INEXACT,
    .order = QUEUE_BAG,
    .window = "up to 31 items wait in the memory of a worker who has not begun with them",
    .progress = "nobody waits: the queue's process does one command after the other",
    .reference = "AMQP 0-9-1; rabbitmq.com, Consumer Acknowledgements, Consumer Prefetch",
    .source = "src/queue/server/rabbitmq_prefetch.c",
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
