/* The stack of pair.c: its top is a pointer and a count that change together. */
// qlab: flags -latomic
#include <atomic>
#include <qlab/queue.hpp>

struct Node {
    Node *below;
    uint64_t item;
};

class Stack {
    struct alignas(16) Link {
        Node *node;
        uint64_t count;
    };
    std::atomic<Link> top{Link{nullptr, 0}};

  public:
    bool push(uint64_t item)
    {
        Link old = top.load();
        Node *node = new Node{old.node, item};
        while (!top.compare_exchange_weak(old, Link{node, old.count + 1}))
            node->below = old.node;
        return true;
    }

    bool pop(uint64_t &item)
    {
        Link old = top.load();
        while (old.node)
            if (top.compare_exchange_weak(old, Link{old.node->below, old.count + 1})) {
                item = old.node->item;
                return true;
            }
        return false;
    }
};

QLAB_QUEUE(
    pair, Stack, [](auto &queue, uint64_t item) { return queue.push(item); },
    [](auto &queue, uint64_t &item) { return queue.pop(item); });
