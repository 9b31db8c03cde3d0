// tbb::concurrent_queue of oneTBB; it waits and allocates in its library.
// qlab: package libtbb-dev
// qlab: flags -ltbb
// qlab: says nothing of Empty in its header (oneapi/tbb/concurrent_queue.h, try_pop)
#include <qlab/queue.hpp>

#if __has_include(<tbb/concurrent_queue.h>)
#include <tbb/concurrent_queue.h>

using Queue = tbb::concurrent_queue<uint64_t>;
QLAB_QUEUE(
    tbb, Queue, [](auto &queue, uint64_t item) { return queue.push(item); },
    [](auto &queue, uint64_t &item) { return queue.try_pop(item); });
#else
QLAB_MISSING(tbb, "its header is not here: apt-get install libtbb-dev");
#endif
