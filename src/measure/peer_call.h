/* The command line of a peer's script. */
#ifndef QLAB_MEASURE_PEER_CALL_H
#define QLAB_MEASURE_PEER_CALL_H

#include <limits.h>

#include "lab/lab.h"

enum { PEER_WORDS_MOST = KNOB_COUNT + 10 };

struct peer_call {
    const char *list[PEER_WORDS_MOST + 1]; /* ended by NULL; points into .text */
    size_t count;
    uint64_t limit_s; /* after so long the script gives up by itself */
    char text[PEER_WORDS_MOST][PATH_MAX + 64];
};

/* From malloc; NULL when out of memory. */
struct peer_call *peer_call_make(const struct queue_class *queue, const struct scenario *scenario,
                                 uint64_t seed);

#endif
