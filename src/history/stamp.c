/* Opening the clock: is the processor's counter fit to be a stamp?
 *
 * It must be invariant (one rate, never stopping) and shared by all processors (skew.h tests
 * that). If it is not, stamps are tickets from a shared counter: slower, for all workers draw them
 * from one cache line, but sound everywhere. Either way .why tells in words what was chosen.
 */
#include "history/stamp.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "history/skew.h"

#if defined(__x86_64__)
#include <cpuid.h>
#endif

#define NS_A_SECOND UINT64_C(1000000000)

/* ---- is it invariant? ---- */

#if defined(__x86_64__)
/* The kernel's opinion, for hypervisors that hide the processor's own answer. */
static bool kernel_says_invariant(void)
{
    bool constant = false, nonstop = false;
    char line[4096];
    FILE *file = fopen("/proc/cpuinfo", "re");
    while (file && fgets(line, sizeof line, file)) {
        constant |= strstr(line, " constant_tsc") != NULL;
        nonstop |= strstr(line, " nonstop_tsc") != NULL;
    }
    if (file)
        fclose(file);
    return constant && nonstop;
}
#endif

/* NULL, or why the counter of this processor is no clock. */
static const char *counter_refused(void)
{
#if defined(__x86_64__)
    unsigned a, b, c, d;
    if (__get_cpuid(0x80000007, &a, &b, &c, &d) && (d & (1u << 8)))
        return NULL;
    return kernel_says_invariant() ? NULL
                                   : "ticket: this processor does not promise that its "
                                     "counter (TSC) keeps one rate";
#elif defined(__aarch64__)
    return NULL; /* the generic timer is invariant by architecture */
#else
    return "ticket: no counter is known for this kind of processor";
#endif
}

/* ---- how fast does it tick? ---- */

#if !defined(__aarch64__)
static uint64_t raw_nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC_RAW, &now);
    return (uint64_t)now.tv_sec * NS_A_SECOND + (uint64_t)now.tv_nsec;
}

/* The counter at a clock reading, from the tightest of a few tries: a preempted one is no pair. */
static uint64_t counter_at(uint64_t *nanoseconds)
{
    uint64_t counter = 0, tightest = UINT64_MAX;
    for (int i = 0; i < 20; i++) {
        uint64_t before = raw_nanoseconds();
        uint64_t now = stamp_counter_after();
        uint64_t width = raw_nanoseconds() - before;
        if (width < tightest) {
            tightest = width;
            counter = now;
            *nanoseconds = before + width / 2;
        }
    }
    return counter;
}
#endif

static uint64_t counter_frequency(void)
{
#if defined(__aarch64__)
    uint64_t frequency;
    __asm__("mrs %0, cntfrq_el0" : "=r"(frequency));
    return frequency;
#else
    uint64_t began = 0, ended = 0;
    uint64_t first = counter_at(&began);
    const struct timespec wait = {.tv_nsec = 5000000};
    nanosleep(&wait, NULL); /* cut short by a signal it is only less precise: `ended` is measured */
    uint64_t last = counter_at(&ended);
    if (ended <= began)
        return 0;
    return (uint64_t)((double)(last - first) * (double)NS_A_SECOND / (double)(ended - began));
#endif
}

void stamp_clock_open(struct stamp_clock *clock, enum stamp_kind wanted, _Atomic uint64_t *ticket)
{
    *clock = (struct stamp_clock){.kind = STAMP_TICKET, .ticket = ticket};
    clock->why = "ticket: a shared counter, as asked for";
    if (wanted == STAMP_TICKET)
        return;
    uint64_t guard = 0, frequency = 0;
    clock->why = counter_refused();
    if (!clock->why)
        clock->why = skew_measure(&guard);
    if (!clock->why && (frequency = counter_frequency()) == 0)
        clock->why = "ticket: the counter's rate could not be measured";
    if (clock->why)
        return;
    clock->kind = wanted;
    clock->guard = guard;
    clock->ticks_per_second = frequency;
    clock->why = wanted == STAMP_RAW
                     ? "raw: the processor's counter, which does not wait for stores, as asked "
                       "for; the verdicts "
                       "then include the store buffer"
                     : "fenced: the processor's counter is invariant and never ran backwards "
                       "between processors";
}

uint64_t stamp_nanoseconds(const struct stamp_clock *clock, uint64_t ticks)
{
    if (clock->ticks_per_second == 0)
        return ticks;
    /* In two parts: ticks * 10^9 would overflow after seconds. */
    uint64_t rate = clock->ticks_per_second;
    return ticks / rate * NS_A_SECOND + ticks % rate * NS_A_SECOND / rate;
}
