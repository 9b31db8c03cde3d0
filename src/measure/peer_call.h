/* How a peer's script is called, and whether it can be. */
#ifndef QLAB_MEASURE_PEER_CALL_H
#define QLAB_MEASURE_PEER_CALL_H

#include <limits.h>
#include <stddef.h>
#include <stdint.h>

#include "lab/knob.h"
#include "lab/scenario.h"
#include "queue/queue.h"

/* Peers ask their script for no more items before the start than this: to put one takes Python some
 * ten microseconds, and they must fit into a pipe. */
#define PEER_ITEMS_MOST 5000

/* Why a queue that is not C cannot run on this machine, one line with what is to be installed; NULL
 * if it can, or is C. Valid until the next call. */
const char *peer_missing(const struct queue_class *queue);

/* The command line of one run. */
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
