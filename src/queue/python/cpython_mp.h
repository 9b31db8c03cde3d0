/* What the four cpython-mp queues do alike: all but to look without waiting.
 *
 * put() leaves its item in the buffer of its own process and returns. A feeder thread, started by
 * the process's first put, pickles it and writes it to the pipe, some time later. get() reads the
 * pipe. Bare numbers are lines of Lib/multiprocessing/queues.py in Python 3.11.
 *
 * What differs besides cpython_state.h: the buffer's append() and popleft() are safe by themselves
 * and not by the interpreter's lock, and release() does not check its bound, for nobody here
 * releases what he has not acquired.
 */
#ifndef QLAB_QUEUE_PYTHON_CPYTHON_MP_H
#define QLAB_QUEUE_PYTHON_CPYTHON_MP_H

#include "queue/python/cpython_state.h"

enum { SENTINEL = 0 }; /* 284, _sentinel: no item is 0 */

/* SemLock.acquire(True, timeout): one try with the interpreter's lock in hand, then a wait without
 * it. With a deadline on CLOCK_REALTIME it may give up: false. */
static inline bool acquire(struct process *self, enum runner runner, sem_t *lock,
                           const struct timespec *deadline)
{
    int failed = sem_trywait(lock);
    if (failed) {
        interpreter_drop(&self->interpreter, runner);
        do
            failed = deadline ? sem_timedwait(lock, deadline) : sem_wait(lock);
        while (failed && errno == EINTR);
        interpreter_take(&self->interpreter, runner);
    }
    return !failed;
}

/* ---- the buffer ---- */

static inline void append(struct process *self, uint64_t item)
{
    /* Relaxed: only the worker changes it. */
    size_t tail = atomic_load_explicit(&self->tail, memory_order_relaxed);
    self->buffer[tail % (self->queue->capacity + 1)] = item;
    atomic_store_explicit(&self->tail, tail + 1, memory_order_release); /* acquire in popleft() */
}

/* Whether there was an item; else popleft() raises IndexError. */
static inline bool popleft(struct process *self, uint64_t *item)
{
    if (atomic_load_explicit(&self->tail, memory_order_acquire) == self->head) /* append() */
        return false;
    *item = self->buffer[self->head++ % (self->queue->capacity + 1)];
    return true;
}

/* ---- the feeder ---- */

/* 244 to 252: pickles an item and sends it. False if it cannot be sent. */
static inline bool feed(struct process *self, uint64_t item)
{
    struct queue *q = self->queue;
    memcpy(self->frame + FRAME_HEADER, &item, sizeof item); /* 244, dumps(): before the lock */
    memset(self->frame + FRAME_HEADER + sizeof item, 0, q->message - sizeof item);
    acquire(self, FEEDER, &q->wlock, NULL);
    bool sent = connection_send(&self->interpreter, FEEDER, self->writer, self->frame, q->message);
    sem_post(&q->wlock);
    return sent;
}

/* 212, _feed(): the thread. */
static void *feeder(void *process)
{
    struct process *self = process;
    uint64_t item;

    sem_post(&self->started);
    for (;;) {
        pthread_mutex_lock(&self->lock); /* 228 */
        /* 230, not `while`: who is woken for nothing finds nothing, and comes here again. */
        if (atomic_load_explicit(&self->tail, memory_order_relaxed) == self->head)
            pthread_cond_wait(&self->notempty, &self->lock);
        pthread_mutex_unlock(&self->lock);
        interpreter_take(&self->interpreter, FEEDER);
        while (popleft(self, &item)) { /* 235, 236 */
            if (item == SENTINEL) {
                interpreter_drop(&self->interpreter, FEEDER);
                return NULL;
            }
            if (!feed(self, item))
                sem_post(&self->queue->sem); /* 271: the item is gone, without a word to anybody */
        }
        interpreter_drop(&self->interpreter, FEEDER);
    }
}

/* 161, _start_thread(): returns when the thread runs. False if the system has none for us. */
static inline bool start_feeder(struct process *self)
{
    if (pthread_create(&self->feeder, NULL, feeder, self) != 0)
        return false;
    self->fed = true;
    interpreter_drop(&self->interpreter, WORKER);
    while (sem_wait(&self->started) != 0) /* threading.py, start(): self._started.wait() */
        continue;
    interpreter_take(&self->interpreter, WORKER);
    return true;
}

/* 86, put(obj, block=False). */
static inline bool put(void *part, uint64_t item)
{
    struct process *self = part;

    if (sem_trywait(&self->queue->sem) != 0) /* 89 */
        return false;
    pthread_mutex_lock(&self->lock); /* 92 */
    bool fed = self->fed || start_feeder(self);
    if (fed) {
        append(self, item);                   /* 95 */
        pthread_cond_signal(&self->notempty); /* 96 */
    }
    pthread_mutex_unlock(&self->lock);
    if (!fed)
        sem_post(&self->queue->sem);
    return fed; /* nothing is pickled yet, nothing is written */
}

/* ---- get() ---- */

/* 115, self._poll(): whether anything is in the pipe, now or before the deadline (NULL: now). */
static inline bool readable(struct process *self, const struct timespec *deadline)
{
    return connection_poll(&self->interpreter, WORKER, self->reader, deadline);
}

/* 117, 122: the pipe's next item; waits until all of it is there. */
static inline uint64_t receive(struct process *self)
{
    uint64_t item;
    connection_receive(&self->interpreter, WORKER, self->reader, self->message);
    memcpy(&item, self->message, sizeof item);
    return item;
}

/* 98, get(): who waits for an item sleeps in read() with _rlock in hand. */
static inline uint64_t get(void *part)
{
    struct process *self = part;
    struct queue *q = self->queue;

    acquire(self, WORKER, &q->rlock, NULL); /* 102 */
    uint64_t item = receive(self);          /* 103 */
    sem_post(&q->rlock);
    sem_post(&q->sem); /* 104 */
    return item;
}

/* 124, qsize() == 0. A put takes its place before it returns and a get gives it back after it
 * began, so the count misses nothing that is certainly inside. */
static inline bool counts_none(struct queue *q)
{
    int places = 0;
    sem_getvalue(&q->sem, &places);
    return (size_t)places == q->capacity;
}

/* ---- the worker ---- */

/* 140, close(), and 147, join_thread(): all that was put is written when this returns. */
static inline void detach(void *part)
{
    struct process *self = part;
    if (self->fed) {
        pthread_mutex_lock(&self->lock); /* 207 */
        append(self, SENTINEL);
        pthread_cond_signal(&self->notempty);
        pthread_mutex_unlock(&self->lock);
        interpreter_drop(&self->interpreter, WORKER);
        pthread_join(self->feeder, NULL); /* 199 */
    }
    process_free(self);
}

static inline void idle(void *part, bool waits)
{
    struct process *self = part;
    if (!self->fed)
        interpreter_begin(&self->interpreter);
    if (waits)
        interpreter_drop(&self->interpreter, WORKER);
    else
        interpreter_take(&self->interpreter, WORKER);
}

#endif
