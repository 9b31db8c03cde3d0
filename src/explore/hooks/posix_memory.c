/* Memory and time for the queue. While explored, memory comes from the arena's heap, and what asks
 * for more of it is refused, for a real machine would have had it; time stands still. On real
 * threads both are real, but memory stays the arena's if one is open: a gated worker then meets the
 * explorer's addresses. */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "explore/hooks/access.h"
#include "explore/machine/arena.h"
#include "explore/threads/native.h"
#include "explore/hooks/posix.h"
#include "explore/machine/buffer.h"
#include "explore/machine/machine.h"
#include "explore/machine/trouble.h"
#include "explore/races/races.h"
#include "explore/steps/clock.h"
#include "explore/steps/step.h"
#undef malloc
#undef realloc
#undef aligned_alloc
#undef free
#undef clock_gettime
#undef memcpy
#undef memset

#define CALLER ((uintptr_t)__builtin_return_address(0))

/* A block from the arena, or without one from the system; NULL if there is none. */
static void *allocate(size_t size, size_t alignment)
{
    if (arena.queue)
        return arena_allocate(size, alignment);
    size_t rounded = (size + alignment - 1) / alignment * alignment;
    return aligned_alloc(alignment, rounded ? rounded : alignment);
}

/* What free() did is known to whoever gets the memory again. */
static void *told(void *memory, uint64_t caller)
{
    if (!memory)
        errno = ENOMEM;
    if (!memory && machine.running)
        trouble(VERDICT_REFUSED, caller, "asks for more memory than the explorer has (%d MiB)",
                ARENA_HEAP >> 20);
    else if (memory && machine.running)
        races_allocated(memory, arena_block(memory));
    return memory;
}

void *explore_malloc(size_t size)
{
    return told(allocate(size, ARENA_GRANULE), CALLER);
}

void *explore_calloc(size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        return told(NULL, CALLER);
    void *memory = allocate(bytes, ARENA_GRANULE);
    return told(memory ? memset(memory, 0, bytes) : NULL, CALLER);
}

void *explore_aligned_alloc(size_t alignment, size_t size)
{
    return told(allocate(size, alignment), CALLER);
}

int explore_posix_memalign(void **memory, size_t alignment, size_t size)
{
    bool power = alignment && !(alignment & (alignment - 1));
    if (!power || alignment % sizeof(void *))
        return EINVAL;
    access_check(memory, sizeof *memory, true, CALLER);
    *memory = allocate(size, alignment);
    return told(*memory, CALLER) ? 0 : ENOMEM;
}

static void give_back(void *memory, uint64_t caller)
{
    if (!memory)
        return;
    if (!arena.queue) {
        free(memory);
        return;
    }
    if (machine.running) {
        buffer_forget(&machine.running->buffer, (uintptr_t)memory, arena_block(memory));
        races_freed(memory, arena_block(memory), caller);
    }
    machine.touched = (uintptr_t)memory;
    if (!arena_free(memory))
        trouble(VERDICT_FREED, caller, "frees what is not allocated, or not any more");
}

void explore_free(void *memory)
{
    give_back(memory, CALLER);
}

void *explore_realloc(void *memory, size_t size)
{
    if (!arena.queue)
        return realloc(memory, size);
    size_t old = memory ? arena_block(memory) : 0;
    void *more = arena_allocate(size, ARENA_GRANULE);
    if (!told(more, CALLER))
        return NULL;
    memcpy(more, memory ? memory : more, old < size ? old : size);
    give_back(memory, CALLER);
    return more;
}

int explore_yield(void)
{
    return (int)hook_step(STEP_WHAT(STEP_YIELD, 0, 0, 0), 0, 0, 0, CALLER);
}

/* EINVAL if that is no time to sleep for, or until; on real threads the real call says so. */
static int sleep_error(clockid_t clock, const struct timespec *time, uint64_t caller)
{
    if (!machine.running)
        return 0;
    access_check(time, sizeof *time, false, caller);
    bool known = clock_exists(clock) && clock != CLOCK_THREAD_CPUTIME_ID;
    return !known || clock_wrong(time) || time->tv_sec < 0 ? EINVAL : 0;
}

int explore_nanosleep(const struct timespec *time, struct timespec *rest)
{
    int error = sleep_error(CLOCK_MONOTONIC, time, CALLER);
    if (error) {
        errno = error;
        return -1;
    }
    return (int)hook_step(STEP_WHAT(STEP_YIELD, 0, CLOCK_MONOTONIC, 0), 0, (uintptr_t)time,
                          (uintptr_t)rest, CALLER);
}

int explore_clock_nanosleep(clockid_t clock, int flags, const struct timespec *time,
                            struct timespec *rest)
{
    int error = sleep_error(clock, time, CALLER);
    return error ? error
                 : (int)hook_step(STEP_WHAT(STEP_YIELD, 0, clock, flags), 0, (uintptr_t)time,
                                  (uintptr_t)rest, CALLER);
}

int explore_usleep(useconds_t time)
{
    return (int)hook_step(STEP_WHAT(STEP_YIELD, 0, 0, 0), 0, 0, time, CALLER);
}

unsigned explore_sleep(unsigned seconds)
{
    return (unsigned)hook_step(STEP_WHAT(STEP_YIELD, 0, 0, 0), 0, 0, seconds * UINT64_C(1000000),
                               CALLER);
}

static int look(clockid_t clock, struct timespec *now, uint64_t caller)
{
    if (!machine.running)
        return clock_gettime(clock, now);
    if (!clock_exists(clock)) {
        errno = EINVAL;
        return -1;
    }
    hook_step(STEP_WHAT(STEP_CLOCK, 0, 0, 0), 0, 0, 0, caller);
    *now = clock_shows(machine.running, clock);
    return 0;
}

int explore_clock_gettime(clockid_t clock, struct timespec *now)
{
    access_check(now, sizeof *now, true, CALLER);
    return look(clock, now, CALLER);
}

/* std::chrono's clocks, which count nanoseconds. */
int64_t explore_system_clock_now(void);
int64_t explore_steady_clock_now(void);

static int64_t nanoseconds(clockid_t clock, uint64_t caller)
{
    struct timespec now = {0};
    look(clock, &now, caller);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

int64_t explore_system_clock_now(void)
{
    return nanoseconds(CLOCK_REALTIME, CALLER);
}

int64_t explore_steady_clock_now(void)
{
    return nanoseconds(CLOCK_MONOTONIC, CALLER);
}

/* C++'s operators: objects of it call these (own/rename.c), each by a name of its own. Alignments
 * up to that of malloc() are no matter; a larger one is. */
#define SAME_AS(function, name)                                                                    \
    extern __typeof__(function) name;                                                              \
    extern __typeof__(function) name __attribute__((alias(#function)));
SAME_AS(explore_malloc, explore_new)
SAME_AS(explore_malloc, explore_new_array)
SAME_AS(explore_malloc, explore_new_nothrow)
SAME_AS(explore_malloc, explore_new_array_nothrow)
SAME_AS(explore_free, explore_delete)
SAME_AS(explore_free, explore_delete_array)
SAME_AS(explore_free, explore_delete_sized)
SAME_AS(explore_free, explore_delete_array_sized)
SAME_AS(explore_free, explore_delete_aligned)
SAME_AS(explore_free, explore_delete_array_aligned)

void *explore_new_aligned(size_t, size_t);
void *explore_new_aligned(size_t size, size_t alignment)
{
    return explore_aligned_alloc(alignment, size);
}
