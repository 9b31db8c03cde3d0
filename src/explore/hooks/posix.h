/* Included before every instrumented queue file: the names of POSIX that act on shared state mean
 * the explorer's model of it (posix.c). The queue's source says nothing of this. What is not
 * modelled is refused by name when it is called. */
#ifndef QLAB_EXPLORE_HOOKS_POSIX_H
#define QLAB_EXPLORE_HOOKS_POSIX_H

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/select.h>
#include <sys/time.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>

#include "bytes.h"
#include "exchange.h"

int explore_mutex_init(pthread_mutex_t *, const pthread_mutexattr_t *);
int explore_mutex_destroy(pthread_mutex_t *);
int explore_mutex_lock(pthread_mutex_t *);
int explore_mutex_trylock(pthread_mutex_t *);
int explore_mutex_timedlock(pthread_mutex_t *, const struct timespec *);
int explore_mutex_clocklock(pthread_mutex_t *, clockid_t, const struct timespec *);
int explore_mutex_unlock(pthread_mutex_t *);
int explore_mutex_consistent(pthread_mutex_t *);
#define pthread_mutex_init       explore_mutex_init
#define pthread_mutex_destroy    explore_mutex_destroy
#define pthread_mutex_lock       explore_mutex_lock
#define pthread_mutex_trylock    explore_mutex_trylock
#define pthread_mutex_timedlock  explore_mutex_timedlock
#define pthread_mutex_clocklock  explore_mutex_clocklock
#define pthread_mutex_unlock     explore_mutex_unlock
#define pthread_mutex_consistent explore_mutex_consistent

int explore_cond_init(pthread_cond_t *, const pthread_condattr_t *);
int explore_cond_destroy(pthread_cond_t *);
int explore_cond_wait(pthread_cond_t *, pthread_mutex_t *);
int explore_cond_timedwait(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);
int explore_cond_clockwait(pthread_cond_t *, pthread_mutex_t *, clockid_t, const struct timespec *);
int explore_cond_signal(pthread_cond_t *);
int explore_cond_broadcast(pthread_cond_t *);
#define pthread_cond_init      explore_cond_init
#define pthread_cond_destroy   explore_cond_destroy
#define pthread_cond_wait      explore_cond_wait
#define pthread_cond_timedwait explore_cond_timedwait
#define pthread_cond_clockwait explore_cond_clockwait
#define pthread_cond_signal    explore_cond_signal
#define pthread_cond_broadcast explore_cond_broadcast

int explore_spin_init(pthread_spinlock_t *, int);
int explore_spin_destroy(pthread_spinlock_t *);
int explore_spin_lock(pthread_spinlock_t *);
int explore_spin_trylock(pthread_spinlock_t *);
int explore_spin_unlock(pthread_spinlock_t *);
#define pthread_spin_init    explore_spin_init
#define pthread_spin_destroy explore_spin_destroy
#define pthread_spin_lock    explore_spin_lock
#define pthread_spin_trylock explore_spin_trylock
#define pthread_spin_unlock  explore_spin_unlock

int explore_sem_init(sem_t *, int, unsigned);
int explore_sem_destroy(sem_t *);
int explore_sem_wait(sem_t *);
int explore_sem_trywait(sem_t *);
int explore_sem_timedwait(sem_t *, const struct timespec *);
int explore_sem_clockwait(sem_t *, clockid_t, const struct timespec *);
int explore_sem_post(sem_t *);
int explore_sem_getvalue(sem_t *, int *);
#define sem_init      explore_sem_init
#define sem_destroy   explore_sem_destroy
#define sem_wait      explore_sem_wait
#define sem_trywait   explore_sem_trywait
#define sem_timedwait explore_sem_timedwait
#define sem_clockwait explore_sem_clockwait
#define sem_post      explore_sem_post
#define sem_getvalue  explore_sem_getvalue

/* Time stands still; whoever only lets it pass lets others go first. */
int explore_yield(void);
int explore_nanosleep(const struct timespec *, struct timespec *);
int explore_clock_nanosleep(clockid_t, int, const struct timespec *, struct timespec *);
int explore_usleep(useconds_t);
unsigned explore_sleep(unsigned);
int explore_clock_gettime(clockid_t, struct timespec *);
#define sched_yield     explore_yield
#define nanosleep       explore_nanosleep
#define clock_nanosleep explore_clock_nanosleep
#define usleep          explore_usleep
#define sleep(seconds)  explore_sleep(seconds)
#define clock_gettime   explore_clock_gettime

int explore_thread_create(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
int explore_thread_join(pthread_t, void **);
int explore_thread_detach(pthread_t);
_Noreturn void explore_thread_exit(void *);
pthread_t explore_thread_self(void);
int explore_once(pthread_once_t *, void (*)(void));
#define pthread_create explore_thread_create
#define pthread_join   explore_thread_join
#define pthread_detach explore_thread_detach
#define pthread_exit   explore_thread_exit
#define pthread_self   explore_thread_self
#define pthread_once   explore_once

/* C11's names of the same things. */
int explore_mtx_init(mtx_t *, int);
void explore_mtx_destroy(mtx_t *);
int explore_mtx_lock(mtx_t *);
int explore_mtx_trylock(mtx_t *);
int explore_mtx_timedlock(mtx_t *, const struct timespec *);
int explore_mtx_unlock(mtx_t *);
int explore_cnd_init(cnd_t *);
void explore_cnd_destroy(cnd_t *);
int explore_cnd_wait(cnd_t *, mtx_t *);
int explore_cnd_timedwait(cnd_t *, mtx_t *, const struct timespec *);
int explore_cnd_signal(cnd_t *);
int explore_cnd_broadcast(cnd_t *);
int explore_thrd_create(thrd_t *, thrd_start_t, void *);
int explore_thrd_join(thrd_t, int *);
int explore_thrd_detach(thrd_t);
_Noreturn void explore_thrd_exit(int);
thrd_t explore_thrd_current(void);
void explore_thrd_yield(void);
int explore_thrd_sleep(const struct timespec *, struct timespec *);
void explore_call_once(once_flag *, void (*)(void));
#define mtx_init      explore_mtx_init
#define mtx_destroy   explore_mtx_destroy
#define mtx_lock      explore_mtx_lock
#define mtx_trylock   explore_mtx_trylock
#define mtx_timedlock explore_mtx_timedlock
#define mtx_unlock    explore_mtx_unlock
#define cnd_init      explore_cnd_init
#define cnd_destroy   explore_cnd_destroy
#define cnd_wait      explore_cnd_wait
#define cnd_timedwait explore_cnd_timedwait
#define cnd_signal    explore_cnd_signal
#define cnd_broadcast explore_cnd_broadcast
#define thrd_create   explore_thrd_create
#define thrd_join     explore_thrd_join
#define thrd_detach   explore_thrd_detach
#define thrd_exit     explore_thrd_exit
#define thrd_current  explore_thrd_current
#define thrd_yield    explore_thrd_yield
#define thrd_sleep    explore_thrd_sleep
#define call_once     explore_call_once

/* What would end the program ends the execution. */
_Noreturn void explore_exit(const char *name, int status);
_Noreturn void explore_abort(void);
_Noreturn void explore_assert_fail(const char *, const char *, unsigned, const char *);
#define exit(status)       explore_exit("exit", status)
#define _exit(status)      explore_exit("_exit", status)
#define _Exit(status)      explore_exit("_Exit", status)
#define quick_exit(status) explore_exit("quick_exit", status)
#define abort              explore_abort
#define __assert_fail      explore_assert_fail /* of <assert.h>, which comes later */

/* By their symbols: members may well be called read and write. */
int explore_pipe(int *);
int explore_pipe2(int *, int);
ssize_t explore_read(int, void *, size_t);
ssize_t explore_write(int, const void *, size_t);
int explore_close_end(int);
int explore_fcntl(int, int, ...);
int explore_dup(int);
int explore_open(const char *, int, ...);
int explore_poll(struct pollfd *, nfds_t, int);
#ifdef QUEUE_SUFFIX
__asm__("pipe = explore_pipe\n"
        "pipe2 = explore_pipe2\n"
        "read = explore_read\n"
        "write = explore_write\n"
        "close = explore_close_end\n"
        "fcntl = explore_fcntl\n"
        "fcntl64 = explore_fcntl\n"
        "dup = explore_dup\n"
        "open = explore_open\n"
        "open64 = explore_open\n"
        "poll = explore_poll\n");
#endif

/* Of system calls, futex(). All arguments are given, for what else stands where they would be tells
 * states apart. */
long explore_syscall(long, ...);
#define syscall(...) explore_syscall(__VA_ARGS__, 0L, 0L, 0L, 0L, 0L, 0L)

void *explore_malloc(size_t);
void *explore_calloc(size_t, size_t);
void *explore_realloc(void *, size_t);
void *explore_aligned_alloc(size_t, size_t);
int explore_posix_memalign(void **, size_t, size_t);
void explore_free(void *);
#define malloc         explore_malloc
#define calloc         explore_calloc
#define realloc        explore_realloc
#define aligned_alloc  explore_aligned_alloc
#define posix_memalign explore_posix_memalign
#define free           explore_free

/* Not modelled: refused by name, with the place of the call. */
long explore_unmodelled(const char *name, ...);
#define pthread_barrier_wait(...)  ((int)explore_unmodelled("pthread_barrier_wait", __VA_ARGS__))
#define pthread_cancel(...)        ((int)explore_unmodelled("pthread_cancel", __VA_ARGS__))
#define pthread_kill(...)          ((int)explore_unmodelled("pthread_kill", __VA_ARGS__))
#define pthread_rwlock_init(...)   ((int)explore_unmodelled("pthread_rwlock_init", __VA_ARGS__))
#define pthread_rwlock_rdlock(...) ((int)explore_unmodelled("pthread_rwlock_rdlock", __VA_ARGS__))
#define pthread_rwlock_tryrdlock(...)                                                              \
    ((int)explore_unmodelled("pthread_rwlock_tryrdlock", __VA_ARGS__))
#define pthread_rwlock_wrlock(...) ((int)explore_unmodelled("pthread_rwlock_wrlock", __VA_ARGS__))
#define pthread_rwlock_trywrlock(...)                                                              \
    ((int)explore_unmodelled("pthread_rwlock_trywrlock", __VA_ARGS__))
#define pthread_rwlock_unlock(...) ((int)explore_unmodelled("pthread_rwlock_unlock", __VA_ARGS__))
#define fork()                     ((pid_t)explore_unmodelled("fork"))
#define ppoll(...)                 ((int)explore_unmodelled("ppoll", __VA_ARGS__))
#define select(...)                ((int)explore_unmodelled("select", __VA_ARGS__))
#define eventfd(...)               ((int)explore_unmodelled("eventfd", __VA_ARGS__))
#define gettimeofday(...)          ((int)explore_unmodelled("gettimeofday", __VA_ARGS__))
#define time(...)                  ((time_t)explore_unmodelled("time", __VA_ARGS__))
#define sem_open(...)              ((sem_t *)explore_unmodelled("sem_open", __VA_ARGS__))
#define mmap(...)                  ((void *)explore_unmodelled("mmap", __VA_ARGS__))

#endif
