/* Stays: the times of every item's put and get, in a list to be sorted. */
#ifndef QLAB_JUDGE_KINDS_STAY_H
#define QLAB_JUDGE_KINDS_STAY_H

#include "judge/match.h"

struct stay {
    uint64_t put_invoked, put_over;
    uint64_t got;      /* when its get was invoked; STAMP_NEVER: it never was */
    uint64_t got_over; /* STAMP_NEVER: nobody knows of a return */
    uint64_t item;
    size_t worker, get; /* of its get: the worker and the index in its log, if one returned */
};

/* The stays of all items that went in and were not got before. Of those that no get returned only
 * if none were `lost`; each may have been taken by the first pending get. From malloc; NULL when
 * out of memory. */
struct stay *stay_list(const struct match *match, bool lost, size_t *count);

#endif
