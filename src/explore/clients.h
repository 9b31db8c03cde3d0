/* Clients: every small program over a queue, so that a proof can range over all of them.
 *
 * A client of n calls shares them among up to three workers, in every way, over the operations that
 * the queue has. Workers that change places make the same client, so only one of them is made; so
 * do items, which programs number themselves. Capacities go from 1 to the number of puts.
 */
#ifndef QLAB_EXPLORE_CLIENTS_H
#define QLAB_EXPLORE_CLIENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/program.h"
#include "queue/queue.h"

enum { CLIENT_WORKERS = 3, CLIENT_CALLS = 8, CLIENT_TEXT = 128 };

struct clients {
    const struct queue_class *queue;
    size_t calls;
    struct program_operation kinds[8];
    size_t kind_count;
    size_t share[CLIENT_WORKERS]; /* calls of each worker, descending; [0] is 0 at the end */
    uint64_t code, codes;         /* which operations, as a number to the base .kind_count */
    size_t capacity, capacities;  /* of the client made last */
    struct program program;       /* that client, as text too */
    char text[CLIENT_TEXT];
};

/* Begins with the clients of so many calls, 1 to CLIENT_CALLS. The queue's code must be there. */
void clients_begin(struct clients *clients, const struct queue_class *queue, size_t calls);

/* Makes the next one that the queue can run in .program, .text and .capacity. False: no more. */
bool clients_next(struct clients *clients);

#endif
