/* A list whose nodes are a class inside the queue's own, on the heap: they have names. */
#include <atomic>
#include <mutex>
#include <qlab/queue.hpp>

class List {
    struct Node {
        std::atomic<Node *> next{nullptr};
        std::atomic<uint64_t> item{0};
        char rest[100];
    };
    std::mutex lock;
    Node *first = new Node, *last = first;

  public:
    ~List()
    {
        while (Node *node = first) {
            first = node->next;
            delete node;
        }
    }

    bool push(uint64_t item)
    {
        Node *node = new Node;
        node->item = item;
        std::lock_guard<std::mutex> guard(lock);
        last->next = node;
        last = node;
        return true;
    }

    bool pop(uint64_t &item)
    {
        std::lock_guard<std::mutex> guard(lock);
        Node *next = first->next;
        if (!next)
            return false;
        item = next->item;
        first = next;
        return true;
    }
};

QLAB_QUEUE(
    nodes, List, [](auto &queue, uint64_t item) { return queue.push(item); },
    [](auto &queue, uint64_t &item) { return queue.pop(item); });
