/* The processor's counter, read so that a stamp is never on the wrong side of what it stamps
 * (stamp.h says why). The compiler's builtins, for their header takes longer to read than any file
 * here.
 */
#ifndef QLAB_HISTORY_COUNTER_H
#define QLAB_HISTORY_COUNTER_H

#include <stdint.h>

static inline uint64_t stamp_counter_before(void)
{
#if defined(__x86_64__)
    uint64_t now = __builtin_ia32_rdtsc();
    __builtin_ia32_lfence(); /* no later access starts before the counter was read */
    return now;
#elif defined(__aarch64__)
    uint64_t now;
    __asm__ volatile("isb\n\tmrs %0, cntvct_el0\n\tisb" : "=r"(now)::"memory");
    return now;
#else
    return 0;
#endif
}

static inline uint64_t stamp_counter_after(void)
{
#if defined(__x86_64__)
    /* A locked instruction waits until the call's stores have left the store buffer, for a quarter
     * of MFENCE's price; it adds 0 to a word of the stack, whatever is kept there. LFENCE lets the
     * counter be read when that is done; RDTSCP does so, too, and takes longer. (On AMD LFENCE
     * waits where the system makes it, as Linux does since 4.15.) */
    __asm__ volatile("lock addl $0, -64(%%rsp)" ::: "memory", "cc");
    __builtin_ia32_lfence();
    return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
    uint64_t now;
    __asm__ volatile("dsb ish\n\tisb\n\tmrs %0, cntvct_el0" : "=r"(now)::"memory");
    return now;
#else
    return 0;
#endif
}

/* As stamp_counter_after(), but for the store buffer: the call's instructions are done, its stores
 * may still be on their way. */
static inline uint64_t stamp_counter_raw(void)
{
#if defined(__x86_64__)
    __builtin_ia32_lfence(); /* the counter is not read before what comes before it is done */
    return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
    uint64_t now;
    __asm__ volatile("isb\n\tmrs %0, cntvct_el0" : "=r"(now)::"memory");
    return now;
#else
    return 0;
#endif
}

#endif
