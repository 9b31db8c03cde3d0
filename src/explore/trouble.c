/* Trouble ends one execution: the queue used memory it must not, or asked for what the explorer
 * does not model. It is always told with its place in the source. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "explore/room.h"

static void note(enum verdict verdict, uint64_t caller, const char *text, va_list arguments)
{
    machine.trouble = verdict;
    machine.where = caller;
    char place[128] = "";
    if (caller)
        names_place(caller, place, sizeof place);
    int length = snprintf(machine.why, sizeof machine.why, "%s%s", place, *place ? ": " : "");
    vsnprintf(machine.why + length, sizeof machine.why - (size_t)length, text, arguments);
}

void trouble(enum verdict verdict, uint64_t caller, const char *text, ...)
{
    va_list arguments;
    va_start(arguments, text);
    note(verdict, caller, text, arguments);
    va_end(arguments);
    fiber_trap(TRAP_TROUBLE, 0, 0, 0, caller);
}

void trouble_in_step(enum verdict verdict, uint64_t caller, const char *text, ...)
{
    va_list arguments;
    va_start(arguments, text);
    note(verdict, caller, text, arguments);
    va_end(arguments);
}
