/* A correct ring, one putter, one getter, every call stamped in a given way: then judged. */
#ifndef QLAB_TESTS_STAMP_HANDOVER_H
#define QLAB_TESTS_STAMP_HANDOVER_H

#include <sched.h>
#include <stddef.h>
#include <stdint.h>

enum stamping {
    STAMPING_OURS,  /* as the recorder does */
    STAMPING_RAW,   /* the return does not wait for stores */
    STAMPING_PLAIN, /* the counter is just read, before and after */
};

struct handover {
    enum stamping stamping;
    unsigned cold;  /* stores to memory far away before every put: the store buffer is full */
    size_t calls;   /* of each of the two, at most */
    uint64_t guard; /* of the clock */
    cpu_set_t processor[2];

    uint64_t empties, convicted; /* what came of it: any wrong answer is convicted */
};

/* Runs and judges it. 0, or an errno value. */
int handover_run(struct handover *handover);

#endif
