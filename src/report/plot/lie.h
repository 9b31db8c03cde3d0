/* Choosing the lie that the timeline shows. */
#ifndef QLAB_REPORT_PLOT_LIE_H
#define QLAB_REPORT_PLOT_LIE_H

#include "judge/judge.h"

#define LINKS_MOST 16

/* The lie that is shown and what proves it. */
struct lie {
    const struct operation *empty; /* in the witness */
    size_t worker;                 /* index of its log */
    struct cover_link links[LINKS_MOST];
    size_t link_count; /* may exceed LINKS_MOST */
    bool blamed;       /* another worker got an item meanwhile */
};

/* The lie with the shortest chain, if possible one with somebody to blame. 0 or ENOMEM; without a
 * lie, lie->empty is NULL. */
int lie_find(const struct history *history, struct lie *lie);

#endif
