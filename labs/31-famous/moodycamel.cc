// moodycamel::ConcurrentQueue: many putters, many getters; a sub-queue for each putter.
// qlab: package libconcurrentqueue-dev
// qlab: says "queue is likely but not guaranteed to be empty" (concurrentqueue.h, try_dequeue)
#include <qlab/queue.hpp>

#if __has_include(<concurrentqueue/concurrentqueue.h>)
#include <concurrentqueue/concurrentqueue.h>

#include <cstdlib>

namespace
{

// Small blocks, so that what happens at their ends happens soon; no table of putters by thread.
struct Small : moodycamel::ConcurrentQueueDefaultTraits {
    static const size_t BLOCK_SIZE = 2;
    static const size_t EXPLICIT_INITIAL_INDEX_SIZE = 2;
    static const size_t INITIAL_IMPLICIT_PRODUCER_HASH_SIZE = 0;
    static void *malloc(size_t size)
    {
        return std::malloc(size);
    }
    static void free(void *memory)
    {
        std::free(memory);
    }
};
using Queue = moodycamel::ConcurrentQueue<uint64_t, Small>;

// What a worker has: its own putter's token.
struct Part {
    Queue &queue;
    Queue::producer_token_t token;
    explicit Part(Queue &of) : queue(of), token(of)
    {
    }
};

void *attach(void *queue, unsigned)
{
    void *memory = std::malloc(sizeof(Part));
    return memory ? new (memory) Part(*static_cast<Queue *>(queue)) : nullptr;
}

void detach(void *part)
{
    static_cast<Part *>(part)->~Part();
    std::free(part);
}

bool put(void *part, uint64_t item)
{
    Part *own = static_cast<Part *>(part);
    return own->queue.enqueue(own->token, item);
}

queue_answer get_nowait(void *part, uint64_t *item)
{
    return static_cast<Part *>(part)->queue.try_dequeue(*item) ? QUEUE_GOT : QUEUE_EMPTY;
}

} // namespace

QLAB_QUEUE(
    moodycamel, Queue, [](auto &, uint64_t) { return false; },
    [](auto &, uint64_t &) { return false; }, queue_class.attach = attach;
    queue_class.detach = detach; queue_class.put = put; queue_class.get_nowait = get_nowait;
    queue_class.claim = QUEUE_INEXACT; queue_class.order = QUEUE_BAG);
#else
QLAB_MISSING(moodycamel, "its header is not here: apt-get install libconcurrentqueue-dev");
#endif
