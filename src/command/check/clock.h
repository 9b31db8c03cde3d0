/* Time that only goes on, for budgets. */
#ifndef QLAB_COMMAND_CHECK_CLOCK_H
#define QLAB_COMMAND_CHECK_CLOCK_H

#include <stdint.h>
#include <time.h>

#define NS_A_SECOND UINT64_C(1000000000)

/* Nanoseconds. */
static inline uint64_t clock_now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * NS_A_SECOND + (uint64_t)time.tv_nsec;
}

#endif
