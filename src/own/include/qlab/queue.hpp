/* Your own queue in C++, for qlab: any type that has something like push and pop.
 *
 *     #include <deque>
 *     #include <qlab/queue.hpp>
 *
 *     QLAB_QUEUE(my_queue, my::queue<uint64_t>,
 *                [](auto &queue, uint64_t item) { return queue.push(item); },
 *                [](auto &queue, uint64_t &item) { return queue.pop(item); });
 *
 * put returns whether the item is in, or nothing; get whether it took one, or an enum queue_answer.
 * What the queue has besides (queue/queue.h: struct queue_class) is set behind these:
 *     , queue_class.putters = 1; queue_class.order = QUEUE_BAG
 * A type with a comma in its name needs a name of its own before: using Queue = ring<uint64_t, 8>.
 */
#ifndef QLAB_QUEUE_HPP
#define QLAB_QUEUE_HPP

#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>

extern "C" {
#include <queue/queue.h>
}

namespace qlab {

/* The functions of a class for a description with a type and two function objects. An exception that
 * leaves one of them ends the program, which is a verdict. */
template <class Own> struct functions {
    using Queue = typename Own::qlab_type;

    static size_t size(size_t) noexcept
    {
        static_assert(alignof(Queue) <= 64, "the lab's memory is aligned to 64 bytes");
        return sizeof(Queue);
    }

    static int init(void *memory, size_t capacity) noexcept
    {
        Queue *queue; // the explorer learns here what the memory is
        if constexpr (std::is_default_constructible<Queue>::value)
            queue = new (memory) Queue;
        else
            queue = new (memory) Queue(capacity);
        return (void)capacity, queue ? 0 : 1;
    }

    static void destroy(void *memory) noexcept
    {
        static_cast<Queue *>(memory)->~Queue();
    }

    static bool put(void *memory, uint64_t item) noexcept
    {
        Queue &queue = *static_cast<Queue *>(memory);
        if constexpr (std::is_void<decltype(Own::qlab_put(queue, item))>::value) {
            Own::qlab_put(queue, item);
            return true;
        } else {
            return static_cast<bool>(Own::qlab_put(queue, item));
        }
    }

    static queue_answer get_nowait(void *memory, uint64_t *item) noexcept
    {
        Queue &queue = *static_cast<Queue *>(memory);
        uint64_t got = 0;
        auto answer = Own::qlab_get(queue, got);
        bool has_got;
        if constexpr (std::is_same<decltype(answer), queue_answer>::value) {
            if (answer == QUEUE_BUSY)
                return QUEUE_BUSY;
            has_got = answer == QUEUE_GOT;
        } else {
            has_got = static_cast<bool>(answer);
        }
        if (!has_got)
            return QUEUE_EMPTY;
        *item = got;
        return QUEUE_GOT;
    }
};

template <class Own> queue_class class_of(const char *name)
{
    queue_class made = {};
    made.name = name;
    made.family = "own";
    made.summary = "a queue of your own";
    made.progress = "not said";
    made.reference = "not said";
    made.threads_only = true;
    made.size = functions<Own>::size;
    made.init = functions<Own>::init;
    made.destroy = functions<Own>::destroy;
    made.put = functions<Own>::put;
    made.get_nowait = functions<Own>::get_nowait;
    return Own::qlab_more(made);
}

} // namespace qlab

#define QLAB_QUEUE(queue_name, type, put_item, get_item, ...)                                      \
    namespace {                                                                                    \
    struct qlab_own_##queue_name {                                                                 \
        using qlab_type = type;                                                                    \
        static constexpr auto qlab_put = put_item;                                                 \
        static constexpr auto qlab_get = get_item;                                                 \
        static queue_class qlab_more(queue_class queue_class)                                      \
        {                                                                                          \
            __VA_ARGS__;                                                                           \
            return queue_class;                                                                    \
        }                                                                                          \
    };                                                                                             \
    }                                                                                              \
    extern "C" const struct queue_class QUEUE_CLASS(queue_name);                                   \
    extern "C" const struct queue_class QUEUE_CLASS(queue_name) =                                  \
        qlab::class_of<qlab_own_##queue_name>(#queue_name)

/* In place of a queue whose library is not here: `why` says what to do. It can be named; it is left
 * out where it would run. */
#define QLAB_MISSING(queue_name, why)                                                              \
    QLAB_QUEUE(                                                                                    \
        queue_name, int, [](auto &, uint64_t) { return false; },                                   \
        [](auto &, uint64_t &) { return false; }, queue_class.unavailable = why)

#endif
