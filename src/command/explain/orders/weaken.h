/* Every order of a queue's code made weaker, one line of source at a time, under C11: what goes
 * wrong then, in which of all small clients, is why the order stands there. */
#ifndef QLAB_COMMAND_EXPLAIN_ORDERS_WEAKEN_H
#define QLAB_COMMAND_EXPLAIN_ORDERS_WEAKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "command/explain/answer.h"
#include "command/explain/orders/rows.h"
#include "explore/clients.h"
#include "explore/program.h"

/* A client that the queue gets through as it is. */
struct passed {
    struct program program;
    size_t capacity;
    char text[CLIENT_TEXT];
    bool met[ORDER_SITES]; /* which orders it comes to; it can't tell how strong the others are */
};

/* An order in its weaker form. */
struct weakened {
    const struct order_row *row;
    unsigned order;              /* instead of the row's */
    struct answer answer;        /* .findings.seen: what goes wrong then; 0: nothing */
    const struct passed *client; /* in which; the first */
    size_t steps;                /* after how many at least */
    bool known;                  /* if nothing: all clients were looked through */
};

/* All of a queue's. */
struct weakening {
    const struct queue_class *queue;
    size_t calls; /* of clients of up to so many */
    /* Is told of each, with `user`. False: enough. */
    bool (*tell)(const struct weakened *weakened, void *user);
    void *user;

    struct passed *passed;
    size_t passed_count, tried, refuted;
    bool cut;          /* there are more clients than were taken */
    bool unknown;      /* something was not looked through */
    char trouble[256]; /* why the explorer refuses it; "" */
    struct order_row *rows;
    size_t rows_count;
};

/* Weakens; the queue's instrumented build is loaded, and the budget (early/budget.h) open. Fills in
 * what follows .user. Returns 0 or ENOMEM; free with weakening_free, also after that. */
int weakening_find(struct weakening *weakening);
void weakening_free(struct weakening *weakening);

#endif
