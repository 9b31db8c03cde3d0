/* The compiler calls here at the beginning of every basic block of a queue file. A set of
 * addresses, by open addressing, that only grows: going back makes nothing unseen. */
#include "explore/hooks/reached.h"

#include <stddef.h>

enum { ROOM_BITS = 13, ROOM = 1 << ROOM_BITS, MOST = ROOM / 2 };

static uint64_t addresses[ROOM];
static size_t count;

/* The address's place, or the one where it would be. */
static uint64_t *find(uint64_t address)
{
    size_t at = address * UINT64_C(0x9e3779b97f4a7c15) >> (64 - ROOM_BITS);
    while (addresses[at] && addresses[at] != address)
        at = (at + 1) % ROOM;
    return &addresses[at];
}

void __sanitizer_cov_trace_pc(void);
void __sanitizer_cov_trace_pc(void)
{
    uint64_t address = (uintptr_t)__builtin_return_address(0), *place = find(address);
    if (*place || count == MOST)
        return;
    *place = address;
    count++;
}

bool reached(uint64_t address)
{
    return count == MOST || *find(address);
}
