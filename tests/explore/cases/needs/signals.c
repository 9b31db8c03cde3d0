/* Sets a signal handler. */
#include <signal.h>

#include "../ring.h"

static bool signals_put(void *queue, uint64_t item)
{
    signal(SIGUSR1, SIG_IGN); /* case */
    return ring_put(queue, item);
}

CASE(needs_signals, signals_put, ring_get);
