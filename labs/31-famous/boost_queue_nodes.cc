// boost::lockfree::queue that asks for nodes as it needs them.
// qlab: package libboost-dev
// qlab: says "false if queue was empty" (boost/lockfree/queue.hpp, pop)
#include <qlab/queue.hpp>

#if __has_include(<boost/lockfree/queue.hpp>)
#include <boost/lockfree/queue.hpp>

struct Queue : boost::lockfree::queue<uint64_t> {
    Queue() : queue(0)
    {
    }
};
QLAB_QUEUE(
    boost_queue_nodes, Queue, [](auto &queue, uint64_t item) { return queue.push(item); },
    [](auto &queue, uint64_t &item) { return queue.pop(item); });
#else
QLAB_MISSING(boost_queue_nodes, "its header is not here: apt-get install libboost-dev");
#endif
