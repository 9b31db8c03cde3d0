/* syscall(), as the queue calls it. Of all there is, futex(2) is modelled: to wait, and to wake one
 * or all. */
#include <errno.h>
#include <linux/futex.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <time.h>

#include "explore/hooks/access.h"
#include "explore/machine/machine.h"
#include "explore/machine/trouble.h"
#include "explore/memory/access.h"
#include "explore/steps/futex.h"
#include "explore/steps/step.h"
#include "explore/threads/native.h"

#define CALLER ((uintptr_t)__builtin_return_address(0))

enum { NO_PAGE = 4096 }; /* below it no memory is ever mapped */

/* Named by posix.h. */
long explore_syscall(long number, ...);

/* What a futex is asked to do: which of these matter depends on the operation. */
struct asked {
    uint64_t word;
    int operation;
    uint32_t value;
    uint64_t until;
    uint32_t bits;
};

static struct asked asked_for(va_list arguments)
{
    struct asked asked = {.word = va_arg(arguments, uint64_t)};
    asked.operation = va_arg(arguments, int);
    asked.value = va_arg(arguments, uint32_t);
    int command = asked.operation & FUTEX_CMD_MASK;
    if (command == FUTEX_WAIT || command == FUTEX_WAIT_BITSET)
        asked.until = va_arg(arguments, uint64_t);
    if (command == FUTEX_WAIT_BITSET || command == FUTEX_WAKE_BITSET) {
        if (command == FUTEX_WAKE_BITSET)
            (void)va_arg(arguments, uint64_t); /* no time for who wakes */
        (void)va_arg(arguments, uint64_t);     /* no second word */
        asked.bits = va_arg(arguments, uint32_t);
    }
    return asked;
}

static long wait_for_value(const struct asked *asked, uint64_t caller)
{
    bool relative = (asked->operation & FUTEX_CMD_MASK) == FUTEX_WAIT;
    int clock = asked->operation & FUTEX_CLOCK_REALTIME ? CLOCK_REALTIME : CLOCK_MONOTONIC;
    if (asked->until)
        access_check((const void *)asked->until, sizeof(struct timespec), false, caller);
    int error = (int)hook_step(STEP_WHAT(STEP_FUTEX_WAIT, FUTEX_WIDTH, clock, relative),
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

long explore_syscall(long number, ...)
{
    va_list arguments;
    if (number != SYS_futex)
        trouble(VERDICT_REFUSED, CALLER, "calls syscall(%ld), which is not modelled", number);
    va_start(arguments, number);
    struct asked asked = asked_for(arguments);
    va_end(arguments);
    return futex(&asked, CALLER);
}
