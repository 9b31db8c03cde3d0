/* A queue of RabbitMQ, all but its get: src/queue/server/rabbitmq*.c have that.
 *
 * What a worker is given is his until he acknowledges or rejects it, or his channel ends. A
 * worker's part is a connection. The broker (rabbitmq_broker.h) forgets a queue that nobody has
 * used for a minute, so a program that is killed leaves none.
 */
#ifndef QLAB_QUEUE_SERVER_CLIENT_RABBITMQ_H
#define QLAB_QUEUE_SERVER_CLIENT_RABBITMQ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "queue/server/client/taken.h"

#define RABBITMQ_AHEAD 32 /* messages that a consumer has in hand at most */

/* As in queue.h. */
size_t rabbitmq_size(size_t capacity);
int rabbitmq_init(void *queue, size_t capacity);
void rabbitmq_destroy(void *queue);
void *rabbitmq_attach(void *queue, unsigned worker);
void rabbitmq_detach(void *part); /* what was not acknowledged goes back */
bool rabbitmq_put(void *part, uint64_t item);
bool rabbitmq_put_many(void *part, const uint64_t *items, size_t count);
bool rabbitmq_settle(void *part, uint64_t item, bool done);

/* Asks the broker for the next message. */
enum taken rabbitmq_get(void *part, uint64_t *item);

/* The next of the messages that the broker has pushed to this worker, RABBITMQ_AHEAD at a time; if
 * there is none, asks as above. */
enum taken rabbitmq_consume(void *part, uint64_t *item);

#endif
