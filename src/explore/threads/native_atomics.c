/* Atomic operations by the processor, with the memory order that the queue asked for. The order is
 * a value here and must be a constant for the compiler, hence the switches. */
#include "explore/threads/native_atomics.h"

#include <stdbool.h>

#include "explore/steps/step.h"

#define RELAXED __ATOMIC_RELAXED
#define ACQUIRE __ATOMIC_ACQUIRE
#define RELEASE __ATOMIC_RELEASE
#define ACQ_REL __ATOMIC_ACQ_REL
#define SEQ_CST __ATOMIC_SEQ_CST

/* One operation that changes memory and tells what was there. */
#define CHANGE(at, operand, order)                                                                 \
    switch (step_of(request->what)) {                                                              \
    case STEP_EXCHANGE:                                                                            \
        return __atomic_exchange_n(at, operand, order);                                            \
    case STEP_ADD:                                                                                 \
        return __atomic_fetch_add(at, operand, order);                                             \
    case STEP_SUB:                                                                                 \
        return __atomic_fetch_sub(at, operand, order);                                             \
    case STEP_AND:                                                                                 \
        return __atomic_fetch_and(at, operand, order);                                             \
    case STEP_OR:                                                                                  \
        return __atomic_fetch_or(at, operand, order);                                              \
    case STEP_XOR:                                                                                 \
        return __atomic_fetch_xor(at, operand, order);                                             \
    default:                                                                                       \
        return __atomic_fetch_nand(at, operand, order);                                            \
    }

/* Both orders: the failure's is as strong as the success's allows, and sequentially consistent in
 * both if it asks for more. */
#define EXCHANGE_IF(at, expected, desired, weak)                                                   \
    (order == RELAXED && failed == RELAXED                                                         \
         ? __atomic_compare_exchange_n(at, expected, desired, weak, RELAXED, RELAXED)              \
     : order == ACQUIRE && failed != SEQ_CST                                                       \
         ? __atomic_compare_exchange_n(at, expected, desired, weak, ACQUIRE, ACQUIRE)              \
     : order == RELEASE && failed == RELAXED                                                       \
         ? __atomic_compare_exchange_n(at, expected, desired, weak, RELEASE, RELAXED)              \
     : order == ACQ_REL && failed != SEQ_CST                                                       \
         ? __atomic_compare_exchange_n(at, expected, desired, weak, ACQ_REL, ACQUIRE)              \
         : __atomic_compare_exchange_n(at, expected, desired, weak, SEQ_CST, SEQ_CST))

#define ATOMICS(bits)                                                                              \
    static uint64_t load##bits(const uint##bits##_t *at, unsigned order)                           \
    {                                                                                              \
        return order == RELAXED   ? __atomic_load_n(at, RELAXED)                                   \
               : order == SEQ_CST ? __atomic_load_n(at, SEQ_CST)                                   \
                                  : __atomic_load_n(at, ACQUIRE);                                  \
    }                                                                                              \
    static uint64_t store##bits(uint##bits##_t *at, uint##bits##_t value, unsigned order)          \
    {                                                                                              \
        if (order == RELAXED)                                                                      \
            __atomic_store_n(at, value, RELAXED);                                                  \
        else if (order == RELEASE)                                                                 \
            __atomic_store_n(at, value, RELEASE);                                                  \
        else                                                                                       \
            __atomic_store_n(at, value, SEQ_CST);                                                  \
        return 0;                                                                                  \
    }                                                                                              \
    static uint64_t change##bits(const struct request *request, unsigned order)                    \
    {                                                                                              \
        uint##bits##_t *at = (uint##bits##_t *)request->address;                                   \
        uint##bits##_t operand = (uint##bits##_t)request->first;                                   \
        switch (order) {                                                                           \
        case RELAXED:                                                                              \
            CHANGE(at, operand, RELAXED)                                                           \
        case RELEASE:                                                                              \
            CHANGE(at, operand, RELEASE)                                                           \
        case ACQ_REL:                                                                              \
            CHANGE(at, operand, ACQ_REL)                                                           \
        case SEQ_CST:                                                                              \
            CHANGE(at, operand, SEQ_CST)                                                           \
        default: /* consume is acquire */                                                          \
            CHANGE(at, operand, ACQUIRE)                                                           \
        }                                                                                          \
    }                                                                                              \
    static uint64_t compare##bits(struct request *request, unsigned order, unsigned failed)        \
    {                                                                                              \
        uint##bits##_t *at = (uint##bits##_t *)request->address, old;                              \
        uint##bits##_t desired = (uint##bits##_t)request->second;                                  \
        if (step_of(request->what) == STEP_CAS_WEAK)                                               \
            return EXCHANGE_IF(at, (uint##bits##_t *)request->first, desired, true);               \
        if (step_of(request->what) == STEP_CAS_STRONG)                                             \
            return EXCHANGE_IF(at, (uint##bits##_t *)request->first, desired, false);              \
        old = (uint##bits##_t)request->first;                                                      \
        request->second = step_of(request->what) == STEP_CAS_WEAK_VALUE                            \
                              ? EXCHANGE_IF(at, &old, desired, true)                               \
                              : EXCHANGE_IF(at, &old, desired, false);                             \
        return old; /* as it was expected, if it was so */                                         \
    }                                                                                              \
    static uint64_t perform##bits(struct request *request)                                         \
    {                                                                                              \
        unsigned order = step_order(request->what);                                                \
        uint##bits##_t *at = (uint##bits##_t *)request->address;                                   \
        if (step_of(request->what) == STEP_LOAD)                                                   \
            return load##bits(at, order);                                                          \
        if (step_of(request->what) == STEP_STORE)                                                  \
            return store##bits(at, (uint##bits##_t)request->first, order);                         \
        if (!step_kind(request->what)->compares)                                                   \
            return change##bits(request, order);                                                   \
        return compare##bits(request, order, step_order_failed(request->what));                    \
    }

ATOMICS(8)
ATOMICS(16)
ATOMICS(32)
ATOMICS(64)

/* 16 bytes: everything is made of a compare-and-swap with full barriers, whatever order was asked
 * for; operand and result go by address. */
static uint64_t perform128(const struct request *request)
{
    const struct step_kind *kind = step_kind(request->what);
    step_value *at = (step_value *)request->address, *first = (step_value *)request->first;
    step_value *second = (step_value *)request->second;
    if (kind->compares) {
        step_value old = __sync_val_compare_and_swap(at, *first, *second);
        bool succeeded = old == *first;
        *first = old;
        return succeeded;
    }
    step_value operand = kind->only_reads ? 0 : *first, guess, old = 0;
    do {
        guess = old;
        old = __sync_val_compare_and_swap(at, guess, kind->combine(guess, operand));
    } while (old != guess);
    if (kind != &step_store)
        *second = old;
    return 0;
}

uint64_t native_atomic(struct request *request)
{
    switch (step_width(request->what)) {
    case 1:
        return perform8(request);
    case 2:
        return perform16(request);
    case 4:
        return perform32(request);
    case 8:
        return perform64(request);
    case 16:
        return perform128(request);
    default: /* a fence, the only one without a width; stronger than some ask for */
        __atomic_thread_fence(__ATOMIC_SEQ_CST);
        return 0;
    }
}
