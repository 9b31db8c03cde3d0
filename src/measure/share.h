/* What one worker of a throughput run did. */
#ifndef QLAB_MEASURE_SHARE_H
#define QLAB_MEASURE_SHARE_H

#include <stdint.h>

struct throughput_share {
    uint64_t put, got;          /* items */
    uint64_t full, empty, busy; /* calls that failed and were made again */
    uint64_t began, ended;      /* CLOCK_MONOTONIC, ns */
    uint64_t cpu_ns;            /* processor time, user and system */
};

#endif
