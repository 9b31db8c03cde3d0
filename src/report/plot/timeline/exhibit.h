/* What a timeline shows: one wrong answer, and what proves it. */
#ifndef QLAB_REPORT_PLOT_TIMELINE_EXHIBIT_H
#define QLAB_REPORT_PLOT_TIMELINE_EXHIBIT_H

#include <stdbool.h>

#include "judge/judge.h"

#define LINKS_MOST   16
#define EXHIBIT_LIE  FAULT_KINDS /* the kind of a spurious Empty */
#define EXHIBIT_NONE SIZE_MAX    /* no worker */

struct exhibit {
    const struct operation *call; /* the answer; NULL: nothing is wrong */
    size_t worker;                /* index of its log */
    int kind;                     /* enum fault_kind, or EXHIBIT_LIE */
    uint64_t end;                 /* its return; of a call that hangs, the end of the history */
    uint64_t deadline;            /* STAMP_NEVER: none */

    /* Items, and from when until when they were certainly inside; or could be, if it is Full. */
    struct cover_link links[LINKS_MOST];
    size_t link_count; /* may exceed LINKS_MOST */
    bool by_program;   /* a chain by the workers' own order, not by the stamps alone */
    bool left;         /* the last of them nobody got: or else it was lost */
    size_t other;      /* index of the log of another worker concerned; else EXHIBIT_NONE */
    bool blamed;       /* another worker got an item meanwhile */
};

#endif
