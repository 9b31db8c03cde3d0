/* A broker of RabbitMQ, and connections to it.
 *
 * It is not started here: that takes long, and leaves a process behind. QLAB_AMQP names one that
 * runs, amqp://USER:PASSWORD@HOST:PORT/VHOST.
 */
#ifndef QLAB_QUEUE_SERVER_CLIENT_RABBITMQ_BROKER_H
#define QLAB_QUEUE_SERVER_CLIENT_RABBITMQ_BROKER_H

#include <amqp.h>

#define RABBITMQ_WHY 400

/* The channels of a connection. An answer's parts come in one piece only on a channel of its own.
 */
enum { RABBITMQ_PUTS = 1, RABBITMQ_ASKS, RABBITMQ_PUSHED };

/* As in queue.h. */
const char *rabbitmq_open(void);
void rabbitmq_close(void);

/* A connection with its channels; or NULL, errno, and why, in one line. */
amqp_connection_state_t rabbitmq_connect(char why[RABBITMQ_WHY]);

/* Ends it. What it had in hand is in the queue again when this returns. */
void rabbitmq_disconnect(amqp_connection_state_t connection);

#endif
