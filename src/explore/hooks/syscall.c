/* syscall(), as the queue calls it. Of all there is, futex(2) is modelled: to wait, and to wake one
 * or all. */
#include <errno.h>
#include <linux/futex.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <time.h>

#include "explore/hooks/access.h"
#include "explore/machine/machine.h"
#include "explore/machine/trouble.h"
#include "explore/memory/access.h"
#include "explore/steps/clock.h"
#include "explore/steps/futex.h"
#include "explore/steps/step.h"
#include "explore/threads/native.h"

#define CALLER ((uintptr_t)__builtin_return_address(0))

enum { NO_PAGE = 4096 }; /* below it no memory is ever mapped */

/* posix.h names it with "...", and the caller cannot tell. A function that takes them so keeps all
 * registers in its frame, and what was left in those would tell apart states that are the same. */
long explore_syscall(long number, uint64_t word, int operation, uint32_t value, uint64_t until,
                     uint64_t other, uint32_t bits);

/* What a futex is asked to do: which of these matter depends on the operation. */
struct asked {
    uint64_t word;
    int operation;
    uint32_t value;
    uint64_t until;
    uint32_t bits;
};

static long wait_for_value(const struct asked *asked, uint64_t caller)
{
    bool relative = (asked->operation & FUTEX_CMD_MASK) == FUTEX_WAIT;
    int clock = asked->operation & FUTEX_CLOCK_REALTIME ? CLOCK_REALTIME : CLOCK_MONOTONIC;
    const struct timespec *until = (const struct timespec *)asked->until;
    if (until)
        access_check(until, sizeof *until, false, caller);
    bool wrong = until && (clock_wrong(until) || until->tv_sec < 0);
    int error = wrong ? EINVAL
                      : (int)hook_step(STEP_WHAT(STEP_FUTEX_WAIT, FUTEX_WIDTH, clock, relative),
                                       asked->word, asked->value, asked->until, caller);
    if (!error)
        return 0;
    errno = error;
    return -1;
}

/* The kernel stops when it has woken so many, and so it wakes one at least. */
static long wake(const struct asked *asked, uint64_t caller)
{
    uint64_t most = (int)asked->value < 1 ? 1 : asked->value;
    return (long)hook_step(STEP_WHAT(STEP_FUTEX_WAKE, FUTEX_WIDTH, 0, 0), asked->word, most, 0,
                           caller);
}

static long futex(const struct asked *asked, uint64_t caller)
{
    if (asked->word % FUTEX_WIDTH || asked->word < NO_PAGE) {
        errno = asked->word % FUTEX_WIDTH ? EINVAL : EFAULT;
        return -1;
    }
    if (machine.running && c11_models(machine.running))
        trouble(VERDICT_REFUSED, caller, "futex() with C11 memory is not modelled");
    switch (asked->operation & FUTEX_CMD_MASK) {
    case FUTEX_WAIT_BITSET:
        if (asked->bits == FUTEX_BITSET_MATCH_ANY)
            return wait_for_value(asked, caller);
        break;
    case FUTEX_WAIT:
        return wait_for_value(asked, caller);
    case FUTEX_WAKE_BITSET:
        if (asked->bits == FUTEX_BITSET_MATCH_ANY)
            return wake(asked, caller);
        break;
    case FUTEX_WAKE:
        return wake(asked, caller);
    default:
        break;
    }
    trouble(VERDICT_REFUSED, caller, "futex() other than to wait and to wake is not modelled");
    return -1;
}

long explore_syscall(long number, uint64_t word, int operation, uint32_t value, uint64_t until,
                     uint64_t other, uint32_t bits)
{
    int command = operation & FUTEX_CMD_MASK;
    bool timed = command == FUTEX_WAIT || command == FUTEX_WAIT_BITSET;
    bool masked = command == FUTEX_WAIT_BITSET || command == FUTEX_WAKE_BITSET;
    (void)other;
    if (number != SYS_futex)
        trouble(VERDICT_REFUSED, CALLER, "calls syscall(%ld), which is not modelled", number);
    const struct asked asked = {word, operation, value, timed ? until : 0, masked ? bits : 0};
    return futex(&asked, CALLER);
}
