/* Trouble ends one execution: the queue used memory it must not, or asked for what the explorer
 * does not model. It is told with its place in the source, which is looked up only then: libdw
 * needs more stack than a worker has. */
#include "explore/machine/trouble.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "explore/machine/arena.h"
#include "explore/machine/stack_writes.h"
#include "explore/names/members.h"
#include "explore/names/names.h"
#include "explore/threads/native.h"

static void note(enum verdict verdict, uint64_t caller, const char *text, va_list arguments)
{
    machine.trouble = verdict;
    machine.where = caller;
    machine.where_stack = 0;
    vsnprintf(machine.why, sizeof machine.why, text, arguments);
}

/* After a signal: whether that is a place in the queue's own source. */
static bool is_own(uint64_t caller)
{
    static const char ours[] = "src/explore/";
    struct place place;
    if (!arena_is_static(caller))
        return false;
    names_source(caller, &place);
    return *place.file && strncmp(place.file, ours, sizeof ours - 1) != 0;
}

/* The signal may have come in a hook or in a library: the innermost frame of the queue's is meant.
 * Every word of the stack that is a place in its code is taken for a return address. */
static void find_frame(void)
{
    uint64_t at = machine.where_stack, own = machine.where;
    size_t owner = stack_owner(at);
    for (; owner != SIZE_MAX && !is_own(own) && stack_owner(at) == owner; at += sizeof own)
        memcpy(&own, (const void *)at, sizeof own);
    if (is_own(own))
        machine.where = own;
    machine.where_stack = 0;
}

void trouble_tell(char *text, size_t size)
{
    char place[128] = "";
    if (machine.where_stack)
        find_frame();
    if (machine.where)
        names_place(machine.where, place, sizeof place);
    char name[64] = "";
    if (machine.trouble == VERDICT_FREED && arena_place(machine.touched, 1) == ARENA_FREED)
        names_member(machine.touched, 1, name, sizeof name);
    bool named = *name && *name != '+';
    snprintf(text, size, "%s%s%s%s%s", place, *place ? ": " : "", machine.why, named ? ": " : "",
             named ? name : "");
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
