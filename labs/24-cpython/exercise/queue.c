/* qlab: exercise cpython
 *
 * A pipe: put() writes an item into one end, get_nowait() reads it from the other. */
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <unistd.h>
#include <errno.h>
#include <qlab/queue.h>

struct queue {
    int ends[2]; /* to read from, to write to */
};

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    (void)capacity;
    memset(q, 0, sizeof *q);
    if (pipe(q->ends))
        return errno;
    return fcntl(q->ends[1], F_SETFL, O_NONBLOCK) ? errno : 0; /* a full pipe is Full */
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    close(q->ends[0]);
    close(q->ends[1]);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    return write(q->ends[1], &item, sizeof item) == sizeof item;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    struct pollfd look = {.fd = q->ends[0], .events = POLLIN};
    if (poll(&look, 1, 0) <= 0)
        return QUEUE_EMPTY;
    return read(q->ends[0], item, sizeof *item) == sizeof *item ? QUEUE_GOT : QUEUE_BUSY;
}

QLAB_QUEUE(cpython, struct queue, .init = init, .destroy = destroy, .put = put,
           .get_nowait = get_nowait);
