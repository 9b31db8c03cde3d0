/* Why an order stays that no small client needs, in the words of the queue's own source: "stays:
 * ..." in a comment at its line, or "Every order stays: ..." anywhere. */
#ifndef QLAB_COMMAND_EXPLAIN_ORDERS_STAYS_H
#define QLAB_COMMAND_EXPLAIN_ORDERS_STAYS_H

#include <stdio.h>

#include "command/explain/orders/rows.h"

/* Says of an order that survives which weaker one would do as well, and why it stays. */
void stays_print(FILE *out, const struct order_row *row);

#endif
