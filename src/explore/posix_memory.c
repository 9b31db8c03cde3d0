/* Memory and time for the queue. Memory comes from the arena's heap and running out of it is an
 * answer the queue must bear; time stands still. */
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include "explore/access.h"
#include "explore/arena.h"
#include "explore/posix.h"
#include "explore/room.h"
#undef memcpy
#undef memset

#define CALLER ((uintptr_t)__builtin_return_address(0))

static void *told(void *memory)
{
    if (!memory)
        errno = ENOMEM;
    return memory;
}

void *explore_malloc(size_t size)
{
    return told(arena_allocate(size, ARENA_GRANULE));
}

void *explore_calloc(size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        return told(NULL);
    void *memory = arena_allocate(bytes, ARENA_GRANULE);
    return memory ? memset(memory, 0, bytes) : told(NULL);
}

void *explore_aligned_alloc(size_t alignment, size_t size)
{
    return told(arena_allocate(size, alignment));
}

int explore_posix_memalign(void **memory, size_t alignment, size_t size)
{
    *memory = arena_allocate(size, alignment);
    return *memory ? 0 : ENOMEM;
}

static void give_back(void *memory, uint64_t caller)
{
    if (machine.running)
        buffer_forget(&machine.running->buffer, (uintptr_t)memory, arena_block(memory));
    if (memory && !arena_free(memory))
        trouble(VERDICT_FREED, caller, "frees what is not allocated, or not any more");
}

void explore_free(void *memory)
{
    give_back(memory, CALLER);
}

void *explore_realloc(void *memory, size_t size)
{
    size_t old = memory ? arena_block(memory) : 0;
    void *more = arena_allocate(size, ARENA_GRANULE);
    if (!more)
        return told(NULL);
    memcpy(more, memory ? memory : more, old < size ? old : size);
    give_back(memory, CALLER);
    return more;
}

int explore_yield(void)
{
    return (int)fiber_trap(STEP_WHAT(STEP_YIELD, 0, 0, 0), 0, 0, 0, CALLER);
}

int explore_nanosleep(const struct timespec *time, struct timespec *rest)
{
    (void)time, (void)rest;
    return (int)fiber_trap(STEP_WHAT(STEP_YIELD, 0, 0, 0), 0, 0, 0, CALLER);
}

int explore_clock_nanosleep(clockid_t clock, int flags, const struct timespec *time,
                            struct timespec *rest)
{
    (void)clock, (void)flags, (void)time, (void)rest;
    return (int)fiber_trap(STEP_WHAT(STEP_YIELD, 0, 0, 0), 0, 0, 0, CALLER);
}

int explore_usleep(useconds_t time)
{
    (void)time;
    return (int)fiber_trap(STEP_WHAT(STEP_YIELD, 0, 0, 0), 0, 0, 0, CALLER);
}

unsigned explore_sleep(unsigned seconds)
{
    (void)seconds;
    return (unsigned)fiber_trap(STEP_WHAT(STEP_YIELD, 0, 0, 0), 0, 0, 0, CALLER);
}

int explore_clock_gettime(clockid_t clock, struct timespec *now)
{
    (void)clock;
    access_check(now, sizeof *now, true, CALLER);
    *now = (struct timespec){1, 0};
    return 0;
}
