/* The memory orders that a queue's code asks for, by lines of its source. */
#ifndef QLAB_COMMAND_EXPLAIN_ORDERS_ROWS_H
#define QLAB_COMMAND_EXPLAIN_ORDERS_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "explore/memory/orders.h"

/* An order of a line of source, wherever that line was compiled to. */
struct order_row {
    int line;
    char code[25];
    struct order_site like;
    const struct order_site *sites[ORDER_SITES];
    size_t count;
    bool survives;    /* some weaker order would do as well: */
    unsigned instead; /* the weakest of these */
};

/* Puts the orders that were listed (orders_list) together by their lines, into room for ORDER_SITES
 * rows. How many rows there are; their sites are valid as long as what was listed. */
size_t rows_find(struct order_row *rows);

#endif
