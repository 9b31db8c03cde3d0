/* The portable switch, six times slower: used where fiber.c knows no assembly, or with
 * -DFIBER_UCONTEXT to test it. The registers that a call preserves are forced onto the stack. */
#include "explore/machine/fiber.h"

#ifdef FIBER_UCONTEXT
#include <string.h>

static struct fiber *running;
static ucontext_t scheduler;

void fiber_make(struct fiber *fiber, void *top, size_t size, void (*entry)(void))
{
    memset(fiber, 0, sizeof *fiber);
    getcontext(&fiber->context);
    fiber->context.uc_stack.ss_sp = (char *)top - size;
    fiber->context.uc_stack.ss_size = size;
    makecontext(&fiber->context, entry, 0);
    fiber->stack = (uintptr_t)top - 256; /* nothing has run yet */
}

void fiber_resume(struct fiber *fiber)
{
    running = fiber;
    swapcontext(&scheduler, &fiber->context);
}

struct fiber_pair fiber_trap_pair(uint64_t what, uint64_t address, uint64_t first, uint64_t second,
                                  uint64_t caller)
{
    __builtin_unwind_init(); /* spills every preserved register into this frame */
    struct fiber *self = running;
    self->request = (struct request){what, address, first, second, caller};
    /* 512 bytes hold this frame and swapcontext's, which leave no trace in between. */
    self->stack = (uintptr_t)__builtin_frame_address(0) - 512;
    swapcontext(&self->context, &scheduler);
    return (struct fiber_pair){running->result, running->request.second};
}

uint64_t fiber_trap(uint64_t what, uint64_t address, uint64_t first, uint64_t second,
                    uint64_t caller)
{
    return fiber_trap_pair(what, address, first, second, caller).result;
}
#endif
