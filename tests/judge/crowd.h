/* Histories of very many items that have the same fate. */
#ifndef QLAB_TESTS_JUDGE_CROWD_H
#define QLAB_TESTS_JUDGE_CROWD_H

#include <stdbool.h>

#include "history/history.h"

/* A history while it is made; its clock goes on with every call, but within a batch. Begins with
 * .now alone. */
struct maker {
    struct history history;
    size_t room; /* logs */
    uint64_t now;
    bool batch;
};

/* One way to make about n calls; items are numbered in order, or all over. */
struct crowd {
    const char *name;
    void (*make)(struct maker *maker, size_t n, bool scattered);
};

/* Ended by one without a name. The first leaves all items. */
extern const struct crowd crowds[];

#endif
