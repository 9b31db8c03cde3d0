/* Your own queue, for qlab: `qlab check my_queue.c`, or its path wherever a queue's name is taken.
 *
 *     #include <stdatomic.h>
 *     #include <qlab/queue.h>
 *
 *     struct queue { ... };            all zeros when it begins
 *     static bool put(void *queue, uint64_t item) { struct queue *q = queue; ... }
 *     static enum queue_answer get_nowait(void *queue, uint64_t *item) { ... }
 *
 *     QLAB_QUEUE(my_queue, struct queue, .put = put, .get_nowait = get_nowait);
 *
 * Everything else that a queue may have (queue/queue.h: struct queue_class) can be given in the
 * same line: .empty, .get, .put_wait, .get_timed, .attach and .detach, .putters, .getters, .claim,
 * .order...
 */
#ifndef QLAB_QUEUE_H
#define QLAB_QUEUE_H

#include <string.h>

#include <queue/queue.h>

#ifdef __cplusplus
#error "in C++ include <qlab/queue.hpp>"
#endif

/* A queue whose state is one object of that type, all zeros at first. It claims to be an exact FIFO
 * queue for any number of threads; it says nothing of how many items it holds, so its Full is not
 * judged. What is given behind the type comes before all that. */
#define QLAB_QUEUE(queue_name, type, ...)                                                          \
    static size_t qlab_size_##queue_name(size_t capacity)                                          \
    {                                                                                              \
        (void)capacity;                                                                            \
        return sizeof(type);                                                                       \
    }                                                                                              \
    static int qlab_init_##queue_name(void *queue, size_t capacity)                                \
    {                                                                                              \
        (void)capacity;                                                                            \
        type *state = queue; /* which tells what the state is */                                   \
        memset(state, 0, sizeof *state);                                                           \
        return 0;                                                                                  \
    }                                                                                              \
    static void qlab_destroy_##queue_name(void *queue)                                             \
    {                                                                                              \
        (void)queue;                                                                               \
    }                                                                                              \
    _Pragma("GCC diagnostic push")                                                                 \
        _Pragma("GCC diagnostic ignored \"-Woverride-init\"") extern const struct queue_class      \
            QUEUE_CLASS(queue_name);                                                               \
    const struct queue_class QUEUE_CLASS(queue_name) = {.name = #queue_name,                       \
                                                        .family = "own",                           \
                                                        .summary = "a queue of your own",          \
                                                        .progress = "not said",                    \
                                                        .reference = "not said",                   \
                                                        .source = __FILE__,                        \
                                                        .threads_only = true,                      \
                                                        .size = qlab_size_##queue_name,            \
                                                        .init = qlab_init_##queue_name,            \
                                                        .destroy = qlab_destroy_##queue_name,      \
                                                        __VA_ARGS__};                              \
    _Pragma("GCC diagnostic pop") _Static_assert(1, "")

#endif
