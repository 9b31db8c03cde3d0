/* What a multiprocessing.Queue is made of, for the four cpython-mp queues.
 *
 * A pipe carries the items, two semaphores used as locks let one reader and one writer in, a third
 * counts free places; these all processes share. Each process has besides a buffer, and a thread
 * that feeds the pipe from it. So there are three views of one queue, the buffers, the pipe and the
 * count, and they do not agree at every moment.
 *
 * Here and in cpython_mp.h bare numbers are lines of Lib/multiprocessing/queues.py in Python 3.11.
 * What differs: every part opens ends of the pipe of its own, so workers may be threads, too; and
 * the pipe is made large enough for `capacity` frames, as far as the system allows (Python's holds
 * 64 KiB), so that a queue can be filled and flushed before anybody reads.
 */
#ifndef QLAB_QUEUE_PYTHON_CPYTHON_STATE_H
#define QLAB_QUEUE_PYTHON_CPYTHON_STATE_H

#include <fcntl.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdio.h>

#include "queue/python/connection.h"
#include "queue/queue.h"

enum { PIPE_PAGE = 4096, PIPE_USUAL = 65536, PIPE_MOST = 1 << 30 }; /* bytes */
enum {
    FILLED_SLOWLY = 16384
}; /* items: a smaller queue may have a smaller pipe, and getters at work */

/* What all processes share: 37, __init__(). */
struct queue {
    sem_t sem;          /* _sem: free places */
    sem_t rlock, wlock; /* _rlock, _wlock: 1 is free. No owner: nobody can tell whether he died */
    int ends[2];        /* _reader, _writer: descriptors of the process `maker` */
    pid_t maker;
    size_t capacity;
    size_t message; /* bytes of a pickled item */
};

/* What every process has for itself: 71, _reset(). */
struct process {
    struct queue *queue;
    int reader, writer;
    struct interpreter interpreter;
    pthread_mutex_t lock; /* of _notempty */
    pthread_cond_t notempty;
    size_t head;         /* how many items the feeder took out of _buffer */
    _Atomic size_t tail; /* how many items put() left in _buffer */
    uint64_t *buffer;    /* a ring with one place more than the queue, for the sentinel */
    unsigned char *frame, *message; /* what the feeder sends, what get() receives */
    bool fed;                       /* there is a feeder */
    pthread_t feeder;
    sem_t started;
};

/* Asks for a pipe that holds `capacity` frames, then for less and less. A page of it holds whole
 * frames only; a frame that is larger begins and ends on pages of its own. True if it does hold
 * them. */
static inline bool widen_pipe(const struct queue *q)
{
    size_t frame = FRAME_HEADER + q->message;
    size_t pages = frame > PIPE_PAGE ? q->capacity * (frame / PIPE_PAGE + 2)
                                     : q->capacity / (PIPE_PAGE / frame) + 1;
    size_t size = pages < PIPE_MOST / PIPE_PAGE ? pages * PIPE_PAGE : PIPE_MOST;
    while (size > PIPE_USUAL && fcntl(q->ends[1], F_SETPIPE_SZ, (int)size) < 0)
        size /= 2; /* more than /proc/sys/fs/pipe-max-size, or than a user may have in all */
    return size >= pages * PIPE_PAGE;
}

static inline size_t size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

static inline void destroy(void *queue)
{
    struct queue *q = queue;
    sem_destroy(&q->sem);
    sem_destroy(&q->wlock);
    sem_destroy(&q->rlock);
    close(q->ends[0]);
    close(q->ends[1]);
}

static inline int init(void *queue, size_t capacity)
{
    struct queue *q = queue;

    *q = (struct queue){.maker = getpid(), .capacity = capacity, .message = sizeof(uint64_t)};
    if (pipe2(q->ends, O_CLOEXEC) != 0) /* 42 */
        return errno;
    /* No system refuses these values: nothing is left half made. */
    sem_init(&q->rlock, 1, 1);                /* 43 */
    sem_init(&q->wlock, 1, 1);                /* 48 */
    sem_init(&q->sem, 1, (unsigned)capacity); /* 49 */
    if (widen_pipe(q) || capacity <= FILLED_SLOWLY)
        return 0;
    destroy(q); /* so large a queue is filled before anybody gets, which would never end */
    return ENOBUFS;
}

static inline void payload(void *queue, size_t bytes)
{
    struct queue *q = queue;
    q->message = sizeof(uint64_t) + bytes;
    widen_pipe(q);
}

/* An end of the pipe for this process. One that was forked before the queue was made has not
 * inherited the maker's descriptors, but finds them under /proc. -1 and errno if it cannot be. */
static inline int open_end(const struct queue *q, int end)
{
    char path[64];
    if (q->maker == getpid())
        return dup(q->ends[end]);
    snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)q->maker, q->ends[end]);
    return open(path, (end ? O_WRONLY : O_RDONLY) | O_CLOEXEC);
}

static inline void process_free(struct process *self)
{
    interpreter_destroy(&self->interpreter);
    pthread_cond_destroy(&self->notempty);
    pthread_mutex_destroy(&self->lock);
    sem_destroy(&self->started);
    if (self->reader >= 0)
        close(self->reader);
    if (self->writer >= 0)
        close(self->writer);
    free(self->buffer);
    free(self->frame);
    free(self->message);
    free(self);
}

/* 67, _after_fork(): a new process, with nothing in its buffer and no feeder yet. */
static inline void *attach(void *queue, unsigned worker)
{
    struct queue *q = queue;
    struct process *self = malloc(sizeof *self);
    (void)worker;
    if (!self)
        return NULL;
    *self = (struct process){.queue = q};
    /* With default attributes none of these can fail. */
    interpreter_init(&self->interpreter);
    pthread_mutex_init(&self->lock, NULL);
    pthread_cond_init(&self->notempty, NULL);
    sem_init(&self->started, 0, 0);
    self->buffer = malloc((q->capacity + 1) * sizeof *self->buffer);
    self->frame = malloc(FRAME_HEADER + q->message);
    self->message = malloc(q->message);
    self->reader = open_end(q, 0);
    self->writer = open_end(q, 1);
    if (!self->buffer || !self->frame || !self->message || self->reader < 0 || self->writer < 0) {
        int error = errno;
        process_free(self);
        errno = error;
        return NULL;
    }
    return self;
}

#endif
