// std::deque behind a std::mutex.
// qlab: package libstdc++-12-dev
// qlab: says nothing of threads; the mutex is ours (ISO C++, container requirements)
#include <deque>
#include <mutex>

#include <qlab/queue.hpp>

namespace
{

class queue
{
  public:
    void push(uint64_t item)
    {
        std::lock_guard<std::mutex> lock(mutex_);
        items_.push_back(item);
    }

    bool pop(uint64_t &item)
    {
        std::lock_guard<std::mutex> lock(mutex_);
        if (items_.empty())
            return false;
        item = items_.front();
        items_.pop_front();
        return true;
    }

  private:
    std::mutex mutex_;
    std::deque<uint64_t> items_;
};

} // namespace

QLAB_QUEUE(
    deque, queue, [](auto &queue, uint64_t item) { queue.push(item); },
    [](auto &queue, uint64_t &item) { return queue.pop(item); });
