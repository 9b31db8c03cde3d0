// moodycamel::ReaderWriterQueue: one putter, one getter.
// qlab: package libreaderwriterqueue-dev
// qlab: says "if the queue is empty, returns false instead" (readerwriterqueue.h, try_dequeue)
#include <qlab/queue.hpp>

#if __has_include(<readerwriterqueue/readerwriterqueue.h>)
#include <readerwriterqueue/readerwriterqueue.h>

using Queue = moodycamel::ReaderWriterQueue<uint64_t, 4>;
QLAB_QUEUE(
    readerwriterqueue, Queue, [](auto &queue, uint64_t item) { return queue.try_enqueue(item); },
    [](auto &queue, uint64_t &item) { return queue.try_dequeue(item); }, queue_class.putters = 1;
    queue_class.getters = 1);
#else
QLAB_MISSING(readerwriterqueue, "its header is not here: apt-get install libreaderwriterqueue-dev");
#endif
