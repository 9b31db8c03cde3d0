/* Compare-and-exchange of <stdatomic.h> by value.
 *
 * The standard's takes the expected value by address, which keeps that variable on the stack for
 * good: its old values would tell apart states that are the same. And clang's hook does not say
 * whether a compare-exchange may fail spuriously. So these macros hand over values and take back
 * two: what was there, and whether it was exchanged. A queue that calls the compiler's own
 * __atomic_compare_exchange_n() works as well, with more states.
 */
#ifndef QLAB_EXPLORE_HOOKS_EXCHANGE_H
#define QLAB_EXPLORE_HOOKS_EXCHANGE_H

#include <stdatomic.h>
#include <stdint.h>

struct explore_exchanged {
    uint64_t old, done;
};

/* `sort` packs weak (0 or 1), width in bytes and both memory orders, a byte each. */
struct explore_exchanged explore_exchange(volatile void *at, uint64_t expected, uint64_t desired,
                                          uint64_t sort);
/* Of more than 8 bytes; nonzero if it was exchanged. */
uint64_t explore_exchange_wide(volatile void *at, void *expected, const void *desired,
                               uint64_t sort);

/* Moves of words of one's own, where memcpy() would mean the hook. */
#define EXPLORE_COPY(to, from, size) __builtin___memmove_chk(to, from, size, (size_t)-1)
#define EXPLORE_EXCHANGE(weak, object, expected, desired, success, failure)                        \
    __extension__({                                                                                \
        volatile void *explore_at = (object);                                                      \
        __auto_type explore_expected = (expected);                                                 \
        __typeof__(*explore_expected) explore_old = *explore_expected, explore_new = (desired);    \
        struct explore_exchanged explore_is = {0, 0};                                              \
        enum { explore_width = sizeof explore_old };                                               \
        uint64_t explore_words[2] = {0, 0};                                                        \
        uint64_t explore_sort = (uint64_t)(weak) | (uint64_t)explore_width << 8 |                  \
                                (uint64_t)(success) << 16 | (uint64_t)(failure) << 24;             \
        if (explore_width > 8) {                                                                   \
            explore_is.done =                                                                      \
                explore_exchange_wide(explore_at, &explore_old, &explore_new, explore_sort);       \
        } else {                                                                                   \
            EXPLORE_COPY(&explore_words[0], &explore_old, explore_width & 15);                     \
            EXPLORE_COPY(&explore_words[1], &explore_new, explore_width & 15);                     \
            explore_is =                                                                           \
                explore_exchange(explore_at, explore_words[0], explore_words[1], explore_sort);    \
            EXPLORE_COPY(&explore_old, &explore_is.old, explore_width & 15);                       \
        }                                                                                          \
        if (!explore_is.done)                                                                      \
            *explore_expected = explore_old;                                                       \
        explore_is.done != 0;                                                                      \
    })

#undef atomic_compare_exchange_strong
#undef atomic_compare_exchange_strong_explicit
#undef atomic_compare_exchange_weak
#undef atomic_compare_exchange_weak_explicit
#define atomic_compare_exchange_strong(object, expected, desired)                                  \
    EXPLORE_EXCHANGE(0, object, expected, desired, memory_order_seq_cst, memory_order_seq_cst)
#define atomic_compare_exchange_strong_explicit(object, expected, desired, success, failure)       \
    EXPLORE_EXCHANGE(0, object, expected, desired, success, failure)
#define atomic_compare_exchange_weak(object, expected, desired)                                    \
    EXPLORE_EXCHANGE(1, object, expected, desired, memory_order_seq_cst, memory_order_seq_cst)
#define atomic_compare_exchange_weak_explicit(object, expected, desired, success, failure)         \
    EXPLORE_EXCHANGE(1, object, expected, desired, success, failure)

#endif
