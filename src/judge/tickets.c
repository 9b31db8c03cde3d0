/* Tickets: their bits. */
#include "judge/tickets.h"

#include <errno.h>
#include <stdlib.h>

int tickets_open(struct tickets *tickets, size_t most)
{
    *tickets = (struct tickets){.given = 1, .oldest = 1};
    tickets->held = calloc(most / 64 + 1, sizeof *tickets->held);
    return tickets->held ? 0 : ENOMEM;
}

void tickets_close(struct tickets *tickets)
{
    free(tickets->held);
}
