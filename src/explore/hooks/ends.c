/* What would end the program: exit(), abort() and a failed assert() end the execution, with a
 * verdict. On real threads they are what they say. */
#include <stdint.h>
#include <stdlib.h>

#include "explore/machine/machine.h"
#include "explore/machine/trouble.h"

#define CALLER ((uintptr_t)__builtin_return_address(0))

/* Named by posix.h. */
_Noreturn void explore_exit(const char *name, int status);
_Noreturn void explore_abort(void);
_Noreturn void explore_assert_fail(const char *, const char *, unsigned, const char *);

/* A worker does not come back from trouble; a real thread ends the program. */
void explore_exit(const char *name, int status)
{
    if (!machine.running)
        exit(status);
    trouble(VERDICT_CRASH, CALLER, "calls %s(%d), which ends the program", name, status);
    __builtin_unreachable();
}

void explore_abort(void)
{
    if (!machine.running)
        abort();
    trouble(VERDICT_CRASH, CALLER, "calls abort(), which ends the program");
    __builtin_unreachable();
}

void explore_assert_fail(const char *condition, const char *file, unsigned line, const char *name)
{
    (void)file, (void)line, (void)name;
    if (!machine.running)
        abort();
    trouble(VERDICT_CRASH, CALLER, "assert(%s) fails", condition);
    __builtin_unreachable();
}
