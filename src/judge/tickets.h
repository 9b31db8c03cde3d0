/* Tickets: whether an item overtook another.
 *
 * When a put returns and its item is not being got yet, the item takes the next ticket; it holds
 * it until its get is invoked. When a put of y is invoked, the tickets given so far are exactly
 * those of items put wholly before y. So when the get of y returns, the order was broken iff the
 * oldest ticket still held is one of those.
 */
#ifndef QLAB_JUDGE_TICKETS_H
#define QLAB_JUDGE_TICKETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Numbered from 1. Each fits into 29 bits. */
#define TICKETS_MOST (((uint64_t)1 << 29) - 1)

struct tickets {
    uint64_t *held;  /* one bit a ticket: its item is inside */
    uint64_t given;  /* the next one */
    uint64_t oldest; /* none below this is held */
};

/* Room for `most` tickets. Returns 0 or ENOMEM. */
int tickets_open(struct tickets *tickets, size_t most);
void tickets_close(struct tickets *tickets);

static inline uint64_t tickets_take(struct tickets *tickets)
{
    tickets->held[tickets->given / 64] |= (uint64_t)1 << tickets->given % 64;
    return tickets->given++;
}

static inline void tickets_return(struct tickets *tickets, uint64_t ticket)
{
    tickets->held[ticket / 64] &= ~((uint64_t)1 << ticket % 64);
}

/* The oldest ticket still held, or the next to be given if none is. */
static inline uint64_t tickets_oldest(struct tickets *tickets)
{
    while (tickets->oldest < tickets->given &&
           !(tickets->held[tickets->oldest / 64] >> tickets->oldest % 64 & 1))
        tickets->oldest++;
    return tickets->oldest;
}

#endif
