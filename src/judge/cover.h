/* The inside of a cover: stays, none of which another covers. */
#ifndef QLAB_JUDGE_COVER_H
#define QLAB_JUDGE_COVER_H

#include "judge/judge.h"

struct cover {
    struct cover_link *links; /* .from ascends, .until ascends strictly */
    size_t count, room;
    uint64_t guard;
};

#endif
