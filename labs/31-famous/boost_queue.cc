// boost::lockfree::queue with a fixed number of nodes.
// qlab: package libboost-dev
// qlab: says "false if queue was empty" (boost/lockfree/queue.hpp, pop)
#include <qlab/queue.hpp>

#if __has_include(<boost/lockfree/queue.hpp>)
#include <boost/lockfree/queue.hpp>

using Queue = boost::lockfree::queue<uint64_t, boost::lockfree::capacity<8>>;
QLAB_QUEUE(
    boost_queue, Queue, [](auto &queue, uint64_t item) { return queue.push(item); },
    [](auto &queue, uint64_t &item) { return queue.pop(item); });
#else
QLAB_MISSING(boost_queue, "its header is not here: apt-get install libboost-dev");
#endif
