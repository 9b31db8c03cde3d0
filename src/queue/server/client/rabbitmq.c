/* Queues of RabbitMQ, and how they are asked. */
#include "queue/server/client/rabbitmq.h"

#include <amqp.h>
#include <amqp_framing.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>

#include "queue/server/client/rabbitmq_broker.h"

#define FORGET_MS 60000

struct queue {
    char name[80]; /* the broker chose it */
};

struct part {
    amqp_connection_state_t connection;
    amqp_bytes_t queue; /* its name, which is the queue's */
    bool consumes;
    amqp_channel_t channel; /* of the message in hand */
    uint64_t tag;           /* its number there */
};

size_t rabbitmq_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

int rabbitmq_init(void *memory, size_t capacity)
{
    struct queue *queue = memory;
    amqp_table_entry_t forget = {.key = amqp_cstring_bytes("x-expires"),
                                 .value = {.kind = AMQP_FIELD_KIND_I32, .value.i32 = FORGET_MS}};
    amqp_table_t arguments = {.num_entries = 1, .entries = &forget};
    (void)capacity; /* there is always room */
    char why[RABBITMQ_WHY];
    amqp_connection_state_t connection = rabbitmq_connect(why);
    if (!connection)
        return errno;
    const amqp_queue_declare_ok_t *made =
        amqp_queue_declare(connection, RABBITMQ_PUTS, amqp_empty_bytes, 0, 0, 0, 0, arguments);
    int length = made && made->queue.len < sizeof queue->name ? (int)made->queue.len : 0;
    if (length > 0)
        snprintf(queue->name, sizeof queue->name, "%.*s", length, (char *)made->queue.bytes);
    rabbitmq_disconnect(connection);
    return length > 0 ? 0 : EPROTO;
}

void rabbitmq_destroy(void *memory)
{
    const struct queue *queue = memory;
    char why[RABBITMQ_WHY];
    amqp_connection_state_t connection = rabbitmq_connect(why);
    if (!connection)
        return;
    amqp_queue_delete(connection, RABBITMQ_PUTS, amqp_cstring_bytes(queue->name), 0, 0);
    rabbitmq_disconnect(connection);
}

void *rabbitmq_attach(void *memory, unsigned worker)
{
    struct queue *queue = memory;
    struct part *part = calloc(1, sizeof *part);
    char why[RABBITMQ_WHY];
    (void)worker;
    if (!part)
        return NULL;
    part->connection = rabbitmq_connect(why);
    part->queue = amqp_cstring_bytes(queue->name);
    if (part->connection && amqp_tx_select(part->connection, RABBITMQ_PUTS))
        return part;
    if (part->connection)
        rabbitmq_disconnect(part->connection);
    free(part);
    errno = EPROTO;
    return NULL;
}

void rabbitmq_detach(void *memory)
{
    struct part *part = memory;
    rabbitmq_disconnect(part->connection);
    free(part);
}

/* A commit is answered when the queue has them. */
bool rabbitmq_put_many(void *memory, const uint64_t *items, size_t count)
{
    const struct part *part = memory;
    bool sent = true;
    for (size_t i = 0; i < count && sent; i++) {
        char text[24];
        snprintf(text, sizeof text, "%" PRIu64, items[i]);
        sent = amqp_basic_publish(part->connection, RABBITMQ_PUTS, amqp_empty_bytes, part->queue, 0,
                                  0, NULL, amqp_cstring_bytes(text)) == AMQP_STATUS_OK;
    }
    return sent && amqp_tx_commit(part->connection, RABBITMQ_PUTS);
}

bool rabbitmq_put(void *part, uint64_t item)
{
    return rabbitmq_put_many(part, &item, 1);
}

bool rabbitmq_settle(void *memory, uint64_t item, bool done)
{
    const struct part *part = memory;
    (void)item; /* it is the one in hand */
    int status = done ? amqp_basic_ack(part->connection, part->channel, part->tag, 0)
                      : amqp_basic_reject(part->connection, part->channel, part->tag, 1);
    return status == AMQP_STATUS_OK;
}

static enum taken take(struct part *part, amqp_channel_t channel, uint64_t tag, amqp_bytes_t body,
                       uint64_t *item)
{
    char text[24];
    snprintf(text, sizeof text, "%.*s", (int)body.len, (char *)body.bytes);
    part->channel = channel;
    part->tag = tag;
    *item = strtoull(text, NULL, 10);
    return TAKEN;
}

enum taken rabbitmq_get(void *memory, uint64_t *item)
{
    struct part *part = memory;
    amqp_message_t message;
    amqp_maybe_release_buffers(part->connection);
    amqp_rpc_reply_t reply = amqp_basic_get(part->connection, RABBITMQ_ASKS, part->queue, 0);
    if (reply.reply_type != AMQP_RESPONSE_NORMAL)
        return TAKEN_FAILED;
    if (reply.reply.id == AMQP_BASIC_GET_EMPTY_METHOD)
        return TAKEN_NOTHING;
    uint64_t tag = ((const amqp_basic_get_ok_t *)reply.reply.decoded)->delivery_tag;
    reply = amqp_read_message(part->connection, RABBITMQ_ASKS, &message, 0);
    if (reply.reply_type != AMQP_RESPONSE_NORMAL)
        return TAKEN_FAILED;
    enum taken taken = take(part, RABBITMQ_ASKS, tag, message.body, item);
    amqp_destroy_message(&message);
    return taken;
}

/* From then on the broker pushes. */
static bool subscribe(struct part *part)
{
    part->consumes = amqp_basic_qos(part->connection, RABBITMQ_PUSHED, 0, RABBITMQ_AHEAD, 0) &&
                     amqp_basic_consume(part->connection, RABBITMQ_PUSHED, part->queue,
                                        amqp_empty_bytes, 0, 0, 0, amqp_empty_table);
    return part->consumes;
}

/* What has been pushed. */
static enum taken pushed(struct part *part, uint64_t *item)
{
    static const struct timeval no_time;
    amqp_envelope_t envelope;
    amqp_maybe_release_buffers(part->connection);
    amqp_rpc_reply_t reply = amqp_consume_message(part->connection, &envelope, &no_time, 0);
    if (reply.reply_type != AMQP_RESPONSE_NORMAL)
        return reply.library_error == AMQP_STATUS_TIMEOUT ? TAKEN_NOTHING : TAKEN_FAILED;
    enum taken taken =
        take(part, RABBITMQ_PUSHED, envelope.delivery_tag, envelope.message.body, item);
    amqp_destroy_envelope(&envelope);
    return taken;
}

enum taken rabbitmq_consume(void *memory, uint64_t *item)
{
    struct part *part = memory;
    if (!part->consumes && !subscribe(part))
        return TAKEN_FAILED;
    enum taken taken = pushed(part, item);
    if (taken == TAKEN_NOTHING)
        taken = rabbitmq_get(part, item);
    /* The queue's "nothing" may come before what it has pushed earlier; what this channel answers,
     * to any question, does not. */
    if (taken == TAKEN_NOTHING &&
        amqp_basic_qos(part->connection, RABBITMQ_PUSHED, 0, RABBITMQ_AHEAD, 0))
        taken = pushed(part, item);
    return taken;
}
