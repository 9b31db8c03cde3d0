// atomic_queue::AtomicQueue: a ring of items that are 0 while their place is free.
// qlab: package libatomic-queue-dev
// qlab: says nothing of Empty in its header (atomic_queue.h, try_pop)
#include <qlab/queue.hpp>

#if __has_include(<atomic_queue/atomic_queue.h>)
#include <atomic_queue/atomic_queue.h>

using Queue = atomic_queue::AtomicQueue<uint64_t, 8>;
QLAB_QUEUE(
    atomic_queue, Queue, [](auto &queue, uint64_t item) { return queue.try_push(item); },
    [](auto &queue, uint64_t &item) { return queue.try_pop(item); });
#else
QLAB_MISSING(atomic_queue, "its header is not here: apt-get install libatomic-queue-dev");
#endif
