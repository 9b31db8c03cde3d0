/* A POSIX message queue: the queue that the kernel keeps, asked by mq_send() and mq_receive().
 *
 * Every call is a system call, and the kernel's lock is waited for, so EAGAIN from a queue opened
 * with O_NONBLOCK is true. All messages have priority 0, so they come in the order they went in.
 *
 * The kernel grants few places (/proc/sys/fs/mqueue/msg_max, usually 10) except to the privileged:
 * we ask for half as many until it agrees, and Full comes early.
 *
 * A descriptor that was open at the fork is the child's too. A child that is older than the queue
 * opens it through /proc, for its name is gone: so a killed program leaves nothing behind.
 */
#include "queue/queue.h"

#ifdef WITH_MQUEUE
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { PLACES_MOST = 65536 }; /* HARD_MSGMAX, mq_overview(7) */

struct queue {
    mqd_t asking, waiting; /* the same queue, without and with waiting for an item */
    pid_t keeper;          /* the process whose descriptors these are, or the maker's children's */
};

static size_t size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

/* Makes a queue under a name that nobody has. */
static mqd_t create(char *name, size_t name_size, long places)
{
    static _Atomic unsigned number;
    struct mq_attr kind = {.mq_maxmsg = places, .mq_msgsize = sizeof(uint64_t)};
    mqd_t made;
    do { /* relaxed: only to be different */
        snprintf(name, name_size, "/qlab-%ld-%u", (long)getpid(),
                 atomic_fetch_add_explicit(&number, 1, memory_order_relaxed));
        made = mq_open(name, O_RDWR | O_CREAT | O_EXCL | O_NONBLOCK, 0600, &kind);
    } while (made == (mqd_t)-1 && errno == EEXIST);
    return made;
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    char name[64];
    long places = capacity < PLACES_MOST ? (long)capacity : PLACES_MOST;

    q->keeper = getpid();
    while ((q->asking = create(name, sizeof name, places)) == (mqd_t)-1 && places > 1 &&
           (errno == EINVAL || errno == EMFILE)) /* too many places for this user */
        places /= 2;
    if (q->asking == (mqd_t)-1)
        return errno;
    q->waiting = mq_open(name, O_RDWR);
    int error = q->waiting == (mqd_t)-1 ? errno : 0;
    mq_unlink(name);
    if (error)
        mq_close(q->asking);
    return error;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    mq_close(q->asking);
    mq_close(q->waiting);
}

static mqd_t open_of(const struct queue *q, mqd_t queue, int flags)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%ld/fd/%d", (long)q->keeper, queue);
    return open(path, O_RDWR | O_CLOEXEC | flags); /* on Linux a descriptor like any other */
}

static void *attach(void *queue, unsigned worker)
{
    struct queue *q = queue;
    (void)worker;
    if (q->keeper == getpid())
        return q;
    struct queue *part = malloc(sizeof *part);
    if (!part)
        return NULL;
    *part = (struct queue){.asking = open_of(q, q->asking, O_NONBLOCK),
                           .waiting = open_of(q, q->waiting, 0),
                           .keeper = q->keeper};
    if (part->asking >= 0 && part->waiting >= 0)
        return part;
    int error = errno;
    if (part->asking >= 0)
        mq_close(part->asking);
    free(part);
    errno = error;
    return NULL;
}

static void detach(void *part)
{
    struct queue *q = part;
    if (q->keeper == getpid())
        return;
    destroy(q);
    free(q);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    int error;
    while ((error = mq_send(q->asking, (const char *)&item, sizeof item, 0)) && errno == EINTR)
        ;
    return error == 0;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    uint64_t first;
    if (mq_receive(q->asking, (char *)&first, sizeof first, NULL) < 0)
        return errno == EAGAIN ? QUEUE_EMPTY : QUEUE_BUSY;
    *item = first;
    return QUEUE_GOT;
}

static bool empty(void *queue)
{
    struct queue *q = queue;
    struct mq_attr now;
    return mq_getattr(q->asking, &now) == 0 && now.mq_curmsgs == 0;
}

static uint64_t get(void *queue)
{
    struct queue *q = queue;
    uint64_t item;
    while (mq_receive(q->waiting, (char *)&item, sizeof item, NULL) < 0 && errno == EINTR)
        ;
    return item;
}

static enum queue_answer get_timed(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct queue *q = queue;
    uint64_t first;
    ssize_t length;
    while ((length = mq_timedreceive(q->waiting, (char *)&first, sizeof first, NULL, deadline)) <
               0 &&
           errno == EINTR)
        ;
    if (length < 0)
        return errno == ETIMEDOUT ? QUEUE_EMPTY : QUEUE_BUSY;
    *item = first;
    return QUEUE_GOT;
}
#endif

const struct queue_class queue_posix_mq = {
    .name = "posix-mq",
    .family = "library",
    .summary = "the kernel's message queue; usually at most 10 items, whatever is asked",
    .claim = QUEUE_EXACT, /* mq_receive(3): EAGAIN, "the queue was empty" */
    .progress = "blocking, but the kernel's lock has no holder that can be stopped",
    .reference = "IEEE Std 1003.1, mq_receive(); mq_overview(7)",
    .source = "src/queue/library/posix_mq.c",
#ifdef WITH_MQUEUE
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
    .get = get,
    .get_timed = get_timed,
    .attach = attach,
    .detach = detach,
#else
    .unavailable = "built without POSIX message queues: needs mq_open() and the option mqueue",
#endif
};
