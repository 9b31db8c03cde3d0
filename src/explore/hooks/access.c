/* The hooks for plain accesses. They are no steps; they only watch that memory is used as allocated
 * and that nothing is shared which the explorer could not put back. */
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/hooks/access.h"
#include "explore/machine/arena.h"
#include "explore/threads/native.h"
#include "explore/machine/buffer.h"
#include "explore/machine/machine.h"
#include "explore/machine/stack_writes.h"
#include "explore/machine/trouble.h"
#include "explore/races/races.h"

#define CALLER ((uintptr_t)__builtin_return_address(0))

enum { NULL_PAGE = 1 << 16 }; /* no Linux program has memory below */

/* A worker's stack is memory like any other, as long as the frame lives. Its own frames come and go
 * as the code runs, so of them nobody can tell here. */
static void stack_access(size_t owner, uint64_t address, size_t width, bool write, uint64_t caller)
{
    if (owner != worker_number(machine.running)) {
        if (!stack_lives(owner, address)) {
            trouble(VERDICT_FREED, caller, "%s a stack frame that has returned",
                    write ? "writes" : "reads");
            return;
        }
        if (write)
            stack_write(owner, address, width);
        machine.written += write;
    }
    races_access(address, width, write, caller);
}

void access_check(const volatile void *at, size_t width, bool write, uint64_t caller)
{
    uint64_t address = (uintptr_t)at;
    if (!machine.running) {
        native_access(caller);
        return;
    }
    if (!width)
        return;
    machine.accessed = caller;
    machine.touched = address;
    if (machine.running->buffer.count && buffer_meets(&machine.running->buffer, address, width)) {
        trouble(VERDICT_REFUSED, caller,
                "plainly %s an atomic object whose store still waits in the store buffer",
                write ? "writes" : "reads");
        return;
    }
    enum arena_place place = arena_place(address, width);
    if (place == ARENA_LIVE) {
        machine.written += write;
        races_access(address, width, write, caller);
        return;
    }
    if (place == ARENA_FREED) {
        trouble(VERDICT_FREED, caller, "%s memory that is not allocated",
                write ? "writes" : "reads");
        return;
    }
    if (address == (uintptr_t)&errno) /* every worker has its own */
        return;
    size_t owner = stack_owner(address);
    if (owner != SIZE_MAX) {
        stack_access(owner, address, width, write, caller);
        return;
    }
    /* Reading constants is fine; static memory cannot be put back; anything else was no address to
     * begin with, but what stood in memory that is not in use. */
    if (address < NULL_PAGE)
        trouble(VERDICT_CRASH, caller, "%s through a null pointer", write ? "writes" : "reads");
    else if (!arena_is_static(address))
        trouble(VERDICT_FREED, caller, "%s where there is no memory: a wild pointer",
                write ? "writes" : "reads");
    else if (write)
        trouble(VERDICT_REFUSED, caller,
                "writes memory that is neither the queue's, nor allocated, nor its own stack");
}

#define WATCH(name, width, write)                                                                  \
    void __tsan_##name(void *);                                                                    \
    void __tsan_##name(void *at)                                                                   \
    {                                                                                              \
        access_check(at, width, write, CALLER);                                                    \
    }

WATCH(read1, 1, false)
WATCH(read2, 2, false)
WATCH(read4, 4, false)
WATCH(read8, 8, false)
WATCH(read16, 16, false)
WATCH(write1, 1, true)
WATCH(write2, 2, true)
WATCH(write4, 4, true)
WATCH(write8, 8, true)
WATCH(write16, 16, true)
WATCH(unaligned_read2, 2, false)
WATCH(unaligned_read4, 4, false)
WATCH(unaligned_read8, 8, false)
WATCH(unaligned_read16, 16, false)
WATCH(unaligned_write2, 2, true)
WATCH(unaligned_write4, 4, true)
WATCH(unaligned_write8, 8, true)
WATCH(unaligned_write16, 16, true)
/* clang's names for an access that both reads and writes. */
WATCH(read_write1, 1, true)
WATCH(read_write2, 2, true)
WATCH(read_write4, 4, true)
WATCH(read_write8, 8, true)
WATCH(read_write16, 16, true)
WATCH(unaligned_read_write2, 2, true)
WATCH(unaligned_read_write4, 4, true)
WATCH(unaligned_read_write8, 8, true)
WATCH(unaligned_read_write16, 16, true)

void __tsan_read_range(void *, size_t);
void __tsan_read_range(void *at, size_t size)
{
    access_check(at, size, false, CALLER);
}

void __tsan_write_range(void *, size_t);
void __tsan_write_range(void *at, size_t size)
{
    access_check(at, size, true, CALLER);
}

/* C++ writes and reads which type an object is of. */
void __tsan_vptr_update(void **, void *);
void __tsan_vptr_update(void **at, void *type)
{
    (void)type;
    access_check(at, sizeof *at, true, CALLER);
}

void __tsan_vptr_read(void **);
void __tsan_vptr_read(void **at)
{
    access_check(at, sizeof *at, false, CALLER);
}

/* Nothing to prepare, and call stacks are not kept. */
void __tsan_init(void);
void __tsan_init(void)
{
}

void __tsan_func_entry(void *);
void __tsan_func_entry(void *caller)
{
    (void)caller;
}

void __tsan_func_exit(void);
void __tsan_func_exit(void)
{
}
