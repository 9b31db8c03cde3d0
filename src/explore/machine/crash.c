/* What a queue may do to itself ends one execution, with a verdict: a signal (SIGSEGV, SIGFPE,
 * ...), a stack used up by endless recursion, a loop without a step in it. The handler runs on a
 * stack of its own and lets the worker go on in give_up(), on a part of its stack that nobody reads
 * again.
 *
 * Loops are found by processor time: whoever computes for half a second without any step is thought
 * never to come to one. That is the only place where time matters to the explorer.
 */
#include "explore/machine/crash.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <ucontext.h>

#include "explore/machine/machine.h"
#include "explore/machine/stacks.h"
#include "explore/steps/step.h"

enum { TICK_US = 100000, TICKS = 6, SIGNAL_STACK = 1 << 16, RED_ZONE = 512 };

static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGVTALRM};
enum { SIGNALS = sizeof signals / sizeof *signals };

static struct sigaction before[SIGNALS];
static stack_t stack_before;
static bool watching;
static _Alignas(16) char signal_stack[SIGNAL_STACK];

/* Where a worker goes on that must not go on. */
static void give_up(void)
{
    fiber_trap(TRAP_TROUBLE, 0, 0, 0, 0);
}

#if defined(__x86_64__)
#define PROGRAM_COUNTER(context) ((context)->uc_mcontext.gregs[REG_RIP])
#define STACK_POINTER(context)   ((context)->uc_mcontext.gregs[REG_RSP])
typedef greg_t word;
enum { CALLED = 8 }; /* as if a call had put its return address there */
#elif defined(__aarch64__)
#define PROGRAM_COUNTER(context) ((context)->uc_mcontext.pc)
#define STACK_POINTER(context)   ((context)->uc_mcontext.sp)
typedef unsigned long long word;
enum { CALLED = 0 };
#endif

#ifdef PROGRAM_COUNTER
/* Ends the execution of the worker that runs. */
static void redirect(ucontext_t *context, unsigned verdict)
{
    uint64_t top = stack_top(worker_number(machine.running)), base = top - STACK_SIZE;
    uint64_t pointer = (uint64_t)STACK_POINTER(context);
    machine.trouble = verdict;
    machine.where = (uint64_t)PROGRAM_COUNTER(context) + 1; /* the place of a call is before it */
    machine.where_stack = pointer < base || pointer >= top ? base : pointer;
    if (pointer < base + RED_ZONE + 1024 || pointer >= top)
        pointer = base + STACK_SIZE / 8; /* the frames at its end are looked at later */
    STACK_POINTER(context) = (word)(((pointer - RED_ZONE) & ~(uint64_t)15) - CALLED);
    PROGRAM_COUNTER(context) = (word)(uintptr_t)give_up;
}

static void name(const siginfo_t *info)
{
    const struct machine_worker *worker = machine.running;
    uint64_t address = (uintptr_t)info->si_addr;
    uint64_t base = stack_top(worker_number(worker)) - STACK_SIZE;
    if (info->si_signo == SIGSEGV && address < base &&
        address >= base - (STACKS_APART - STACK_SIZE))
        snprintf(machine.why, sizeof machine.why, "uses up its stack of %d MiB", STACK_SIZE >> 20);
    else if (info->si_signo == SIGSEGV && info->si_code == SI_KERNEL) /* the address is not told */
        snprintf(machine.why, sizeof machine.why,
                 "uses an address that no processor takes, or data that is not aligned (SIGSEGV)");
    else if (info->si_signo == SIGSEGV && address < 1 << 16)
        snprintf(machine.why, sizeof machine.why, "follows a null pointer (SIGSEGV)");
    else
        snprintf(machine.why, sizeof machine.why, "dies of %s (%s)",
                 info->si_signo == SIGSEGV   ? "SIGSEGV"
                 : info->si_signo == SIGBUS  ? "SIGBUS"
                 : info->si_signo == SIGFPE  ? "SIGFPE"
                 : info->si_signo == SIGILL  ? "SIGILL"
                 : info->si_signo == SIGTRAP ? "SIGTRAP"
                                             : "SIGABRT",
                 strsignal(info->si_signo));
}

/* The worker that runs has used half a second of processor time since it was gone on with. */
static bool is_endless(void)
{
    static uint64_t seen;
    static unsigned ticks;
    if (seen != machine.resumed) {
        seen = machine.resumed;
        ticks = 0;
    }
    if (++ticks == TICKS - 1)
        machine.accessed = 0;
    if (ticks < TICKS)
        return false;
    ticks = 0;
    return true;
}

static void handle(int signal_number, siginfo_t *info, void *context)
{
    int error = errno;
    if (signal_number == SIGVTALRM) {
        if (machine.running && is_endless()) {
            uint64_t accessed = machine.accessed;
            snprintf(machine.why, sizeof machine.why, "goes round for ever, without any step");
            redirect(context, VERDICT_ENDLESS);
            if (accessed) { /* within the loop; the signal may have come in a hook */
                machine.where = accessed;
                machine.where_stack = 0;
            }
        }
    } else if (machine.running) {
        name(info);
        redirect(context, VERDICT_CRASH);
    } else {
        crash_release(); /* our own: it comes again, and means what it did before */
        if (info->si_code <= 0)
            raise(signal_number);
    }
    errno = error;
}
#else
static void handle(int signal_number, siginfo_t *info, void *context)
{
    (void)info, (void)context;
    crash_release();
    raise(signal_number);
}
#endif

static void tick(int microseconds)
{
    struct timeval every = {.tv_usec = microseconds};
    setitimer(ITIMER_VIRTUAL, &(struct itimerval){every, every}, NULL);
}

void crash_catch(void)
{
    if (watching)
        return;
    watching = true;
    struct sigaction action = {.sa_sigaction = handle,
                               .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART | SA_NODEFER};
    sigaltstack(&(stack_t){.ss_sp = signal_stack, .ss_size = sizeof signal_stack}, &stack_before);
    for (size_t i = 0; i < SIGNALS; i++)
        sigaction(signals[i], &action, &before[i]);
    tick(TICK_US);
}

void crash_release(void)
{
    if (!watching)
        return;
    tick(0);
    for (size_t i = 0; i < SIGNALS; i++)
        sigaction(signals[i], &before[i], NULL);
    sigaltstack(&stack_before, NULL);
    watching = false;
}
