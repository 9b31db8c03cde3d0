// boost::lockfree::spsc_queue: a ring for one putter and one getter.
// qlab: package libboost-dev
// qlab: says "false if ringbuffer was empty" (boost/lockfree/spsc_queue.hpp, pop)
#include <qlab/queue.hpp>

#if __has_include(<boost/lockfree/spsc_queue.hpp>)
#include <boost/lockfree/spsc_queue.hpp>

using Queue = boost::lockfree::spsc_queue<uint64_t, boost::lockfree::capacity<8>>;
QLAB_QUEUE(
    boost_spsc, Queue, [](auto &queue, uint64_t item) { return queue.push(item); },
    [](auto &queue, uint64_t &item) { return queue.pop(item); }, queue_class.putters = 1;
    queue_class.getters = 1);
#else
QLAB_MISSING(boost_spsc, "its header is not here: apt-get install libboost-dev");
#endif
