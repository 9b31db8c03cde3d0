/* A broker that somebody else has started. */
#include "queue/server/client/rabbitmq_broker.h"

#include <amqp_framing.h>
#include <amqp_tcp_socket.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

#define ADDRESS    "QLAB_AMQP"
#define FRAME_MOST 131072

static const struct timeval patience = {.tv_sec = 5}; /* with the broker, for each answer */

/* False, and why, if that was answered with no. */
static bool right(amqp_rpc_reply_t reply, char why[RABBITMQ_WHY])
{
    if (reply.reply_type == AMQP_RESPONSE_NORMAL)
        return true;
    const amqp_connection_close_t *refusal = reply.reply.decoded;
    if (reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION)
        snprintf(why, RABBITMQ_WHY, "the broker of " ADDRESS " does not answer: %s",
                 amqp_error_string2(reply.library_error));
    else if (reply.reply.id == AMQP_CONNECTION_CLOSE_METHOD)
        snprintf(why, RABBITMQ_WHY, "the broker of " ADDRESS " refuses: %.*s",
                 (int)refusal->reply_text.len, (const char *)refusal->reply_text.bytes);
    else
        snprintf(why, RABBITMQ_WHY, "the broker of " ADDRESS " refuses a channel");
    return false;
}

/* A connection with its channels. */
static bool log_in(amqp_connection_state_t connection, const struct amqp_connection_info *address,
                   char why[RABBITMQ_WHY])
{
    amqp_socket_t *socket = amqp_tcp_socket_new(connection);
    amqp_set_handshake_timeout(connection, &patience);
    amqp_set_rpc_timeout(connection, &patience);
    int status = socket ? amqp_socket_open_noblock(socket, address->host, address->port, &patience)
                        : AMQP_STATUS_NO_MEMORY;
    if (status != AMQP_STATUS_OK)
        snprintf(why, RABBITMQ_WHY, "no broker at %.100s:%d, which " ADDRESS " names: %s",
                 address->host, address->port, amqp_error_string2(status));
    bool in = status == AMQP_STATUS_OK &&
              right(amqp_login(connection, address->vhost, 0, FRAME_MOST, 0, AMQP_SASL_METHOD_PLAIN,
                               address->user, address->password),
                    why);
    for (amqp_channel_t channel = RABBITMQ_PUTS; channel <= RABBITMQ_PUSHED && in; channel++) {
        amqp_channel_open(connection, channel);
        in = right(amqp_get_rpc_reply(connection), why);
    }
    return in;
}

amqp_connection_state_t rabbitmq_connect(char why[RABBITMQ_WHY])
{
    struct amqp_connection_info address;
    const char *given = getenv(ADDRESS);
    char *text = strdup(given ? given : ""); /* the address's parts lie in it */
    amqp_connection_state_t connection = NULL;
    snprintf(why, RABBITMQ_WHY, "out of memory");
    if (text && (amqp_parse_url(text, &address) != AMQP_STATUS_OK || address.ssl))
        snprintf(why, RABBITMQ_WHY,
                 ADDRESS " names a broker of RabbitMQ that runs: expected "
                         "amqp://USER:PASSWORD@HOST:PORT/VHOST, got %s",
                 given ? "something else" : "nothing"); /* there may be a password in it */
    else if (text && (connection = amqp_new_connection()) && !log_in(connection, &address, why)) {
        amqp_destroy_connection(connection);
        connection = NULL;
    }
    free(text);
    errno = ECONNREFUSED;
    return connection;
}

void rabbitmq_disconnect(amqp_connection_state_t connection)
{
    for (amqp_channel_t channel = RABBITMQ_PUTS; channel <= RABBITMQ_PUSHED; channel++)
        amqp_channel_close(connection, channel, AMQP_REPLY_SUCCESS);
    amqp_connection_close(connection, AMQP_REPLY_SUCCESS);
    amqp_destroy_connection(connection);
}

const char *rabbitmq_open(void)
{
    static char why[RABBITMQ_WHY];
    amqp_connection_state_t connection = rabbitmq_connect(why);
    if (!connection)
        return why;
    rabbitmq_disconnect(connection);
    return NULL;
}

void rabbitmq_close(void)
{
    /* It is not ours. */
}
