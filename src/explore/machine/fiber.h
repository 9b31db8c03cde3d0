/* Fibers: a worker is a system-call-less process, and every hook is its system call.
 *
 * Instrumented code that reaches an atomic or synchronizing operation calls fiber_trap(), which
 * parks the worker with nothing on its stack but its own frames: its whole local state is the
 * registers that a call preserves, the words of the request, and the stack from .stack upwards.
 * The scheduler performs the request and resumes the worker with the result. So a worker can be
 * copied, put back and compared byte for byte.
 */
#ifndef QLAB_EXPLORE_MACHINE_FIBER_H
#define QLAB_EXPLORE_MACHINE_FIBER_H

#include <stddef.h>
#include <stdint.h>

#if !defined(__x86_64__) && !defined(__aarch64__) && !defined(FIBER_UCONTEXT)
#define FIBER_UCONTEXT
#endif

#ifdef FIBER_UCONTEXT
#include <ucontext.h>
#define FIBER_REGISTERS 1
#elif defined(__x86_64__)
#define FIBER_REGISTERS 6 /* rbx rbp r12 r13 r14 r15 */
#else
#define FIBER_REGISTERS 20 /* x19..x30 d8..d15 */
#endif

/* What a worker asks for; the meaning is in step.h. */
struct request {
    uint64_t what;
    uint64_t address;
    uint64_t first, second;
    uint64_t caller; /* return address of the hook: in the queue's code */
};

/* The assembly knows this layout: a fiber is parked in these words and in its stack alone. */
struct fiber {
    uint64_t result; /* of the last request */
    uint64_t stack;  /* stack pointer: the live stack is [stack, top) */
    struct request request;
    uint64_t registers[FIBER_REGISTERS];
#ifdef FIBER_UCONTEXT
    ucontext_t context;
#endif
};

struct fiber_pair {
    uint64_t result, second;
};

/* Prepares a fiber that will call entry() on the stack that ends at `top` (16-byte aligned) when
 * next resumed, with registers of zero. entry() must never return. */
void fiber_make(struct fiber *fiber, void *top, size_t size, void (*entry)(void));

/* Runs the fiber until its next request. Called by the scheduler only. */
void fiber_resume(struct fiber *fiber);

/* Parks the running fiber with this request; returns its result when resumed. */
uint64_t fiber_trap(uint64_t what, uint64_t address, uint64_t first, uint64_t second,
                    uint64_t caller);

/* The same for a request with two results: the other is what the scheduler leaves in .second. */
struct fiber_pair fiber_trap_pair(uint64_t what, uint64_t address, uint64_t first, uint64_t second,
                                  uint64_t caller);

#endif
