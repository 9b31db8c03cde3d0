/* textbook.c with the memory orders that it needs instead of seq_cst: under C11 its size is that of
 * what can be read. */
#include <stdatomic.h>

#undef atomic_load
#undef atomic_store
#undef atomic_compare_exchange_strong
#define atomic_load(object)         atomic_load_explicit(object, memory_order_acquire)
#define atomic_store(object, value) atomic_store_explicit(object, value, memory_order_relaxed)
#define atomic_compare_exchange_strong(object, expected, desired)                                  \
    atomic_compare_exchange_strong_explicit(object, expected, desired, memory_order_release,       \
                                            memory_order_relaxed)
#undef QUEUE_SUFFIX
#define QUEUE_SUFFIX _orders_instrumented
#include "textbook.c"
