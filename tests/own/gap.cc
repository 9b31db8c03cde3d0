/* As gap.c, as a template: counts first and links later. */
#include <atomic>
#include <cstddef>

#include <qlab/queue.hpp>

namespace {

template <class Item, size_t Places> class ring {
public:
    bool enqueue(Item item)
    {
        slot_[tail_.fetch_add(1) % Places].store(item);
        return true;
    }

    bool try_dequeue(Item &item)
    {
        for (;;) {
            unsigned at = head_.load();
            Item there = slot_[at % Places].load();
            if (!there)
                return false;
            if (!head_.compare_exchange_strong(at, at + 1))
                continue;
            item = there;
            slot_[at % Places].store(0);
            return true;
        }
    }

private:
    std::atomic<unsigned> head_{0}, tail_{0};
    std::atomic<Item> slot_[Places] = {};
};

using queue = ring<uint64_t, 16>;

} // namespace

QLAB_QUEUE(
    gap, queue, [](auto &queue, uint64_t item) { return queue.enqueue(item); },
    [](auto &queue, uint64_t &item) { return queue.try_dequeue(item); });
