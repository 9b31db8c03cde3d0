/* The switch by hand, for x86-64 and aarch64: ucontext asks the kernel for the signal mask at every
 * switch, which costs six times as much. fiber_trap() keeps what a call preserves and nothing else,
 * so dead registers and the hook's own frame never reach the state. */
#include "explore/machine/fiber.h"

#ifndef FIBER_UCONTEXT
#include <string.h>

_Static_assert(offsetof(struct fiber, result) == 0, "the assembly below knows the layout");
_Static_assert(offsetof(struct fiber, stack) == 8, "the assembly below knows the layout");
_Static_assert(offsetof(struct fiber, request) == 16, "the assembly below knows the layout");
_Static_assert(offsetof(struct fiber, request.second) == 40, "the assembly below knows the layout");
_Static_assert(offsetof(struct fiber, registers) == 56, "the assembly below knows the layout");

/* Used by the assembly only: who runs, and where the scheduler waits for it. */
extern struct fiber *fiber_running;
extern uint64_t fiber_scheduler;
struct fiber *fiber_running;
uint64_t fiber_scheduler;

#if defined(__x86_64__)
__asm__(".text\n"
        ".globl fiber_trap\n"
        ".type fiber_trap, @function\n"
        ".globl fiber_trap_pair\n"
        ".type fiber_trap_pair, @function\n"
        "fiber_trap:\n"
        "fiber_trap_pair:\n"
        "    mov fiber_running(%rip), %rax\n"
        "    mov %rsp, 8(%rax)\n"
        "    mov %rdi, 16(%rax)\n"
        "    mov %rsi, 24(%rax)\n"
        "    mov %rdx, 32(%rax)\n"
        "    mov %rcx, 40(%rax)\n"
        "    mov %r8, 48(%rax)\n"
        "    mov %rbx, 56(%rax)\n"
        "    mov %rbp, 64(%rax)\n"
        "    mov %r12, 72(%rax)\n"
        "    mov %r13, 80(%rax)\n"
        "    mov %r14, 88(%rax)\n"
        "    mov %r15, 96(%rax)\n"
        "    mov fiber_scheduler(%rip), %rsp\n"
        "    pop %r15\n"
        "    pop %r14\n"
        "    pop %r13\n"
        "    pop %r12\n"
        "    pop %rbp\n"
        "    pop %rbx\n"
        "    ret\n"
        ".size fiber_trap, . - fiber_trap\n"
        ".globl fiber_resume\n"
        ".type fiber_resume, @function\n"
        "fiber_resume:\n"
        "    push %rbx\n"
        "    push %rbp\n"
        "    push %r12\n"
        "    push %r13\n"
        "    push %r14\n"
        "    push %r15\n"
        "    mov %rsp, fiber_scheduler(%rip)\n"
        "    mov %rdi, fiber_running(%rip)\n"
        "    mov 0(%rdi), %rax\n"
        "    mov 40(%rdi), %rdx\n"
        "    mov 8(%rdi), %rsp\n"
        "    mov 56(%rdi), %rbx\n"
        "    mov 64(%rdi), %rbp\n"
        "    mov 72(%rdi), %r12\n"
        "    mov 80(%rdi), %r13\n"
        "    mov 88(%rdi), %r14\n"
        "    mov 96(%rdi), %r15\n"
        "    ret\n"
        ".size fiber_resume, . - fiber_resume\n");
#else
__asm__(".text\n"
        ".globl fiber_trap\n"
        ".type fiber_trap, %function\n"
        ".globl fiber_trap_pair\n"
        ".type fiber_trap_pair, %function\n"
        "fiber_trap:\n"
        "fiber_trap_pair:\n"
        "    adrp x9, fiber_running\n"
        "    ldr x9, [x9, :lo12:fiber_running]\n"
        "    mov x10, sp\n"
        "    str x10, [x9, 8]\n"
        "    stp x0, x1, [x9, 16]\n"
        "    stp x2, x3, [x9, 32]\n"
        "    str x4, [x9, 48]\n"
        "    add x9, x9, 56\n"
        "    stp x19, x20, [x9, 0]\n"
        "    stp x21, x22, [x9, 16]\n"
        "    stp x23, x24, [x9, 32]\n"
        "    stp x25, x26, [x9, 48]\n"
        "    stp x27, x28, [x9, 64]\n"
        "    stp x29, x30, [x9, 80]\n"
        "    stp d8, d9, [x9, 96]\n"
        "    stp d10, d11, [x9, 112]\n"
        "    stp d12, d13, [x9, 128]\n"
        "    stp d14, d15, [x9, 144]\n"
        "    adrp x9, fiber_scheduler\n"
        "    ldr x9, [x9, :lo12:fiber_scheduler]\n"
        "    mov sp, x9\n"
        "    ldp x19, x20, [sp, 0]\n"
        "    ldp x21, x22, [sp, 16]\n"
        "    ldp x23, x24, [sp, 32]\n"
        "    ldp x25, x26, [sp, 48]\n"
        "    ldp x27, x28, [sp, 64]\n"
        "    ldp x29, x30, [sp, 80]\n"
        "    ldp d8, d9, [sp, 96]\n"
        "    ldp d10, d11, [sp, 112]\n"
        "    ldp d12, d13, [sp, 128]\n"
        "    ldp d14, d15, [sp, 144]\n"
        "    add sp, sp, 160\n"
        "    ret\n"
        ".size fiber_trap, . - fiber_trap\n"
        ".globl fiber_resume\n"
        ".type fiber_resume, %function\n"
        "fiber_resume:\n"
        "    sub sp, sp, 160\n"
        "    stp x19, x20, [sp, 0]\n"
        "    stp x21, x22, [sp, 16]\n"
        "    stp x23, x24, [sp, 32]\n"
        "    stp x25, x26, [sp, 48]\n"
        "    stp x27, x28, [sp, 64]\n"
        "    stp x29, x30, [sp, 80]\n"
        "    stp d8, d9, [sp, 96]\n"
        "    stp d10, d11, [sp, 112]\n"
        "    stp d12, d13, [sp, 128]\n"
        "    stp d14, d15, [sp, 144]\n"
        "    mov x10, sp\n"
        "    adrp x9, fiber_scheduler\n"
        "    str x10, [x9, :lo12:fiber_scheduler]\n"
        "    adrp x9, fiber_running\n"
        "    str x0, [x9, :lo12:fiber_running]\n"
        "    mov x9, x0\n"
        "    ldr x0, [x9, 0]\n"
        "    ldr x1, [x9, 40]\n"
        "    ldr x10, [x9, 8]\n"
        "    mov sp, x10\n"
        "    add x9, x9, 56\n"
        "    ldp x19, x20, [x9, 0]\n"
        "    ldp x21, x22, [x9, 16]\n"
        "    ldp x23, x24, [x9, 32]\n"
        "    ldp x25, x26, [x9, 48]\n"
        "    ldp x27, x28, [x9, 64]\n"
        "    ldp x29, x30, [x9, 80]\n"
        "    ldp d8, d9, [x9, 96]\n"
        "    ldp d10, d11, [x9, 112]\n"
        "    ldp d12, d13, [x9, 128]\n"
        "    ldp d14, d15, [x9, 144]\n"
        "    ret\n"
        ".size fiber_resume, . - fiber_resume\n");
#endif

void fiber_make(struct fiber *fiber, void *top, size_t size, void (*entry)(void))
{
    uint64_t *word = top;
    (void)size;
    memset(fiber, 0, sizeof *fiber);
#if defined(__x86_64__)
    word -= 2; /* entry() finds a zero return address: the end of the world for an unwinder */
    word[0] = (uintptr_t)entry;
#else
    fiber->registers[11] = (uintptr_t)entry; /* x30 */
#endif
    fiber->stack = (uintptr_t)word;
}
#endif
