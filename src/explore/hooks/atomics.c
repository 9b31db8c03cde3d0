/* The hooks for atomics: every __tsan_atomic* that gcc 12 and clang 14 emit for C11. Each announces
 * its step and returns what the scheduler made of it. They are tail calls, so that the parked stack
 * ends in the queue's own frame; 16-byte operands go by address. */
#include <stdbool.h>
#include <stdint.h>

#include "explore/threads/native.h"
#include "explore/steps/step.h"

typedef uint8_t word8;
typedef uint16_t word16;
typedef uint32_t word32;
typedef uint64_t word64;
__extension__ typedef unsigned __int128 word128;

#define CALLER     ((uintptr_t)__builtin_return_address(0))
#define ADDRESS(p) ((uintptr_t)(p))

/* All return a whole register: a narrower type would cost the tail call. */
#define HOOK(bits, name, ...)                                                                      \
    uint64_t hook_##name##bits(__VA_ARGS__) __asm__("__tsan_atomic" #bits "_" #name);              \
    uint64_t hook_##name##bits(__VA_ARGS__)

#define CHANGE(bits, name, kind)                                                                   \
    HOOK(bits, name, volatile word##bits *at, word##bits operand, int order)                       \
    {                                                                                              \
        return hook_step(STEP_WHAT(kind, bits / 8, order, 0), ADDRESS(at), operand, 0, CALLER);    \
    }

#define COMPARE(bits, name, kind)                                                                  \
    HOOK(bits, name, volatile word##bits *at, word##bits *expected, word##bits desired, int order, \
         int failed)                                                                               \
    {                                                                                              \
        return hook_step(STEP_WHAT(kind, bits / 8, order, failed), ADDRESS(at), ADDRESS(expected), \
                         desired, CALLER);                                                         \
    }

#define HOOKS(bits)                                                                                \
    HOOK(bits, load, const volatile word##bits *at, int order)                                     \
    {                                                                                              \
        return hook_step(STEP_WHAT(STEP_LOAD, bits / 8, order, 0), ADDRESS(at), 0, 0, CALLER);     \
    }                                                                                              \
    HOOK(bits, compare_exchange_val, volatile word##bits *at, word##bits expected,                 \
         word##bits desired, int order, int failed)                                                \
    {                                                                                              \
        return hook_step(STEP_WHAT(STEP_CAS_VALUE, bits / 8, order, failed), ADDRESS(at),          \
                         expected, desired, CALLER);                                               \
    }                                                                                              \
    CHANGE(bits, store, STEP_STORE)                                                                \
    CHANGE(bits, exchange, STEP_EXCHANGE)                                                          \
    CHANGE(bits, fetch_add, STEP_ADD)                                                              \
    CHANGE(bits, fetch_sub, STEP_SUB)                                                              \
    CHANGE(bits, fetch_and, STEP_AND)                                                              \
    CHANGE(bits, fetch_or, STEP_OR)                                                                \
    CHANGE(bits, fetch_xor, STEP_XOR)                                                              \
    CHANGE(bits, fetch_nand, STEP_NAND)                                                            \
    COMPARE(bits, compare_exchange_strong, STEP_CAS_STRONG)                                        \
    COMPARE(bits, compare_exchange_weak, STEP_CAS_WEAK)

HOOKS(8)
HOOKS(16)
HOOKS(32)
HOOKS(64)

/* 16 bytes: operand and result by address. */
#define CHANGE_WIDE(name, kind)                                                                    \
    word128 __tsan_atomic128_##name(volatile word128 *, word128, int);                             \
    word128 __tsan_atomic128_##name(volatile word128 *at, word128 operand, int order)              \
    {                                                                                              \
        word128 result;                                                                            \
        hook_step(STEP_WHAT(kind, 16, order, 0), ADDRESS(at), ADDRESS(&operand), ADDRESS(&result), \
                  CALLER);                                                                         \
        return result;                                                                             \
    }

#define COMPARE_WIDE(name, kind)                                                                   \
    bool __tsan_atomic128_compare_exchange_##name(volatile word128 *, word128 *, word128, int,     \
                                                  int);                                            \
    bool __tsan_atomic128_compare_exchange_##name(volatile word128 *at, word128 *expected,         \
                                                  word128 desired, int order, int failed)          \
    {                                                                                              \
        return hook_step(STEP_WHAT(kind, 16, order, failed), ADDRESS(at), ADDRESS(expected),       \
                         ADDRESS(&desired), CALLER);                                               \
    }

CHANGE_WIDE(exchange, STEP_EXCHANGE)
CHANGE_WIDE(fetch_add, STEP_ADD)
CHANGE_WIDE(fetch_sub, STEP_SUB)
CHANGE_WIDE(fetch_and, STEP_AND)
CHANGE_WIDE(fetch_or, STEP_OR)
CHANGE_WIDE(fetch_xor, STEP_XOR)
CHANGE_WIDE(fetch_nand, STEP_NAND)
COMPARE_WIDE(strong, STEP_CAS_STRONG)
COMPARE_WIDE(weak, STEP_CAS_WEAK)

word128 __tsan_atomic128_load(const volatile word128 *, int);
word128 __tsan_atomic128_load(const volatile word128 *at, int order)
{
    word128 result;
    hook_step(STEP_WHAT(STEP_LOAD, 16, order, 0), ADDRESS(at), 0, ADDRESS(&result), CALLER);
    return result;
}

void __tsan_atomic128_store(volatile word128 *, word128, int);
void __tsan_atomic128_store(volatile word128 *at, word128 operand, int order)
{
    hook_step(STEP_WHAT(STEP_STORE, 16, order, 0), ADDRESS(at), ADDRESS(&operand), 0, CALLER);
}

word128 __tsan_atomic128_compare_exchange_val(volatile word128 *, word128, word128, int, int);
word128 __tsan_atomic128_compare_exchange_val(volatile word128 *at, word128 expected,
                                              word128 desired, int order, int failed)
{
    /* Like the strong one, whose `expected` becomes the old value on failure and stays it else. */
    hook_step(STEP_WHAT(STEP_CAS_STRONG, 16, order, failed), ADDRESS(at), ADDRESS(&expected),
              ADDRESS(&desired), CALLER);
    return expected;
}

/* The compare-exchanges of exchange.h; the pair of results is the same there and here. */
#define EXCHANGE_WHAT(sort, weak, strong) (((sort) & ~(uint64_t)0xff) | ((sort)&1 ? weak : strong))

struct fiber_pair explore_exchange(volatile void *, uint64_t, uint64_t, uint64_t);
struct fiber_pair explore_exchange(volatile void *at, uint64_t expected, uint64_t desired,
                                   uint64_t sort)
{
    return hook_step_pair(EXCHANGE_WHAT(sort, STEP_CAS_WEAK_VALUE, STEP_CAS_VALUE), ADDRESS(at),
                          expected, desired, CALLER);
}

uint64_t explore_exchange_wide(volatile void *, void *, const void *, uint64_t);
uint64_t explore_exchange_wide(volatile void *at, void *expected, const void *desired,
                               uint64_t sort)
{
    return hook_step(EXCHANGE_WHAT(sort, STEP_CAS_WEAK, STEP_CAS_STRONG), ADDRESS(at),
                     ADDRESS(expected), ADDRESS(desired), CALLER);
}

void __tsan_atomic_thread_fence(int);
void __tsan_atomic_thread_fence(int order)
{
    hook_step(STEP_WHAT(STEP_FENCE, 0, order, 0), 0, 0, 0, CALLER);
}

/* A signal fence orders nothing between workers. */
void __tsan_atomic_signal_fence(int);
void __tsan_atomic_signal_fence(int order)
{
    (void)order;
}
