/* What still matters to the judge, in short sentences: see outlook.h. */
#ifndef QLAB_EXPLORE_OUTLOOK_MATTERS_H
#define QLAB_EXPLORE_OUTLOOK_MATTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/hash.h"

enum { MATTERS_MOST = 80, MATTER_NOBODY = 0xff };

enum matter_kind {
    MATTER_WRONG,  /* .number: enum verdict bits that stand */
    MATTER_INSIDE, /* .items were put and not got */
    MATTER_GOT,    /* .items were got, and their puts have not returned */
    MATTER_EMPTY,  /* .worker's call may say Empty, or NOBODY's that has said so was honest, if all
                      of .items go to gets of .workers */
    MATTER_LOOKED, /* the same of a get_timed(), from its deadline on */
    MATTER_PASSED, /* the deadline of .worker's get_timed() has come */
    MATTER_LATE,   /* .item is to go to a get of .workers, or it is overtaken */
    MATTER_BEFORE, /* .items were put before .item */
    MATTER_FALSE,  /* .worker's empty() may say false: .number says for which reasons */
    MATTER_CLAIM,  /* NOBODY's false was a lie if an Empty follows and nothing is got meanwhile, and
                      .workers are in calls that do not follow */
    MATTER_DOUBT,  /* NOBODY's false was a lie if none of the gets of .workers takes anything, and
                      the Empty that goes with it was honest */
    MATTER_ENTERS, /* NOBODY's false was a lie if none of the puts of .workers goes in */
};

struct matter {
    uint8_t kind;     /* enum matter_kind */
    uint8_t worker;   /* or MATTER_NOBODY */
    uint8_t item;     /* or 0 */
    bool also;        /* it goes with the one before; of several conditions one is enough */
    uint32_t number;  /* or 0 */
    uint64_t items;   /* bits from item 1 on */
    uint64_t workers; /* bits from worker 0 on */
};

struct matters {
    struct matter list[MATTERS_MOST];
    size_t count;
    bool whole; /* there is more than can be said here */
};

/* Adds one. */
void matters_add(struct matters *matters, struct matter matter);

/* A sum, for matters have no order among each other, but where one goes with the next. */
struct hash matters_key(const struct matters *matters);

#endif
