/* Trouble ends one execution: the queue used memory it must not, or asked for what the explorer
 * does not model. It is told with its place in the source, which is looked up only then: libdw
 * needs more stack than a worker has. */
#include "explore/machine/trouble.h"

#include <stdarg.h>
#include <stdio.h>

#include "explore/names/names.h"
#include "explore/threads/native.h"

static void note(enum verdict verdict, uint64_t caller, const char *text, va_list arguments)
{
    machine.trouble = verdict;
    machine.where = caller;
    vsnprintf(machine.why, sizeof machine.why, text, arguments);
}

void trouble_tell(char *text, size_t size)
{
    char place[128] = "";
    if (machine.where)
        names_place(machine.where, place, sizeof place);
    snprintf(text, size, "%s%s%s", place, *place ? ": " : "", machine.why);
}

void trouble(enum verdict verdict, uint64_t caller, const char *text, ...)
{
    va_list arguments;
    va_start(arguments, text);
    note(verdict, caller, text, arguments);
    va_end(arguments);
    if (!machine.running)
        native_trouble(machine.why);
    fiber_trap(TRAP_TROUBLE, 0, 0, 0, caller);
}

void trouble_in_step(enum verdict verdict, uint64_t caller, const char *text, ...)
{
    va_list arguments;
    va_start(arguments, text);
    note(verdict, caller, text, arguments);
    va_end(arguments);
}
