/* The interpreter's lock (GIL) as two threads of one process feel it: a worker and its feeder.
 *
 * Only who holds it runs Python; blocking calls let go of it. In CPython (Python/ceval_gil.h) who
 * wants it waits for the switch interval, 5 ms, and then asks; the holder obeys at its next
 * bytecode. A worker here computes in C and cannot be asked. So after 5 ms the other goes on by
 * force and for a while both run: who waits for the lock waits as long as in Python, but who
 * computes is not held up.
 *
 * The lock is only there once interpreter_begin() was called. The explorer does not call it: it
 * lets threads run in every order anyway, and the lock would forbid some.
 */
#ifndef QLAB_QUEUE_PYTHON_INTERPRETER_H
#define QLAB_QUEUE_PYTHON_INTERPRETER_H

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <time.h>

enum runner { WORKER, FEEDER };

enum { SWITCH_INTERVAL_NS = 5000000 }; /* sys.getswitchinterval() */

struct interpreter {
    bool there;
    pthread_mutex_t mutex; /* protects what follows */
    pthread_cond_t dropped;
    bool holds[2]; /* by enum runner; both after a switch by force */
};

/* 0 or an errno value. There is no lock yet. */
static inline int interpreter_init(struct interpreter *lock)
{
    *lock = (struct interpreter){.there = false};
    int error = pthread_mutex_init(&lock->mutex, NULL);
    if (error == 0 && (error = pthread_cond_init(&lock->dropped, NULL)) != 0)
        pthread_mutex_destroy(&lock->mutex);
    return error;
}

static inline void interpreter_destroy(struct interpreter *lock)
{
    pthread_cond_destroy(&lock->dropped);
    pthread_mutex_destroy(&lock->mutex);
}

/* From now on there is a lock. Nobody else may use it yet. */
static inline void interpreter_begin(struct interpreter *lock)
{
    lock->there = true;
}

/* Returns when the other has dropped the lock, or after the switch interval without that. */
static inline void interpreter_take(struct interpreter *lock, enum runner self)
{
    struct timespec until;
    int error = 0;

    if (!lock->there)
        return;
    pthread_mutex_lock(&lock->mutex);
    if (lock->holds[!self]) {
        clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_nsec += SWITCH_INTERVAL_NS;
        until.tv_sec += until.tv_nsec / 1000000000;
        until.tv_nsec %= 1000000000;
    }
    while (lock->holds[!self] && error == 0)
        error = pthread_cond_clockwait(&lock->dropped, &lock->mutex, CLOCK_MONOTONIC, &until);
    lock->holds[self] = true;
    pthread_mutex_unlock(&lock->mutex);
}

static inline void interpreter_drop(struct interpreter *lock, enum runner self)
{
    if (!lock->there)
        return;
    pthread_mutex_lock(&lock->mutex);
    lock->holds[self] = false;
    pthread_cond_signal(&lock->dropped);
    pthread_mutex_unlock(&lock->mutex);
}

#endif
