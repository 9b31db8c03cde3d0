/* GLib's GAsyncQueue, one mutex around a list, through its own functions: mutex.c, industrial make.
 *
 * g_async_queue_try_pop() waits for the mutex and not for an item, so its NULL is true. There is no
 * empty() here, for the library has none: g_async_queue_length() counts items minus waiting
 * threads, and 0 "could mean n entries in the queue and n threads waiting".
 *
 * The library knows no Full; its lock is lent to the user, and under it we compare the length. The
 * list lives in GLib's memory, so workers must be threads. It holds pointers; ours are the items.
 */
#include "queue/queue.h"

#ifdef WITH_GLIB
#include <glib.h>

_Static_assert(sizeof(gpointer) >= sizeof(uint64_t), "an item fits into a pointer");

struct queue {
    GAsyncQueue *list;
    size_t capacity;
};

static size_t size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    *q = (struct queue){.list = g_async_queue_new(), .capacity = capacity};
    return 0;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    g_async_queue_unref(q->list);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;

    g_async_queue_lock(q->list);
    gint length = g_async_queue_length_unlocked(q->list); /* never more than there are items */
    bool room = length < 0 || (size_t)length < q->capacity;
    if (room)
        g_async_queue_push_unlocked(q->list, GSIZE_TO_POINTER(item));
    g_async_queue_unlock(q->list);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    gpointer first = g_async_queue_try_pop(q->list);
    if (!first)
        return QUEUE_EMPTY;
    *item = GPOINTER_TO_SIZE(first);
    return QUEUE_GOT;
}

static uint64_t get(void *queue)
{
    struct queue *q = queue;
    return GPOINTER_TO_SIZE(g_async_queue_pop(q->list));
}

/* Microseconds until the deadline, rounded up; 0 once it has come. */
static guint64 time_left(const struct timespec *deadline)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    gint64 us = (gint64)(deadline->tv_sec - now.tv_sec) * G_USEC_PER_SEC +
                (deadline->tv_nsec - now.tv_nsec + 999) / 1000;
    return us > 0 ? (guint64)us : 0;
}

static enum queue_answer get_timed(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct queue *q = queue;
    gpointer first;
    guint64 left;

    do { /* the library's clock is another one, and may be early */
        left = time_left(deadline);
        first = left ? g_async_queue_timeout_pop(q->list, left) : g_async_queue_try_pop(q->list);
    } while (!first && left);
    if (!first)
        return QUEUE_EMPTY;
    *item = GPOINTER_TO_SIZE(first);
    return QUEUE_GOT;
}
#endif

const struct queue_class queue_gasyncqueue = {
    .name = "gasyncqueue",
    .family = "library",
    .summary = "GLib's asynchronous queue; one mutex",
    .claim = QUEUE_EXACT, /* g_async_queue_try_pop(): "If no data is available, NULL" */
    .progress = "blocking: a holder that stops stops everybody",
    .reference = "GLib, g_async_queue_try_pop(), docs.gtk.org/glib",
    .source = "src/queue/library/gasyncqueue.c",
    .threads_only = true,
#ifdef WITH_GLIB
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .get = get,
    .get_timed = get_timed,
#else
    .unavailable = "built without glib: install libglib2.0-dev and run meson setup --reconfigure "
                   "build",
#endif
};
