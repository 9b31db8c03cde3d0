/* Included before every instrumented queue file: the names of POSIX that act on shared state mean
 * the explorer's model of it (posix.c). The queue's source says nothing of this. What is not
 * modelled is refused by name when it is called. */
#ifndef QLAB_EXPLORE_POSIX_H
#define QLAB_EXPLORE_POSIX_H

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

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
int explore_clock_gettime(clockid_t, struct timespec *);
#define sched_yield     explore_yield
#define nanosleep       explore_nanosleep
#define clock_nanosleep explore_clock_nanosleep
#define usleep          explore_usleep
#define clock_gettime   explore_clock_gettime

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

void *explore_memcpy(void *, const void *, size_t);
void *explore_memmove(void *, const void *, size_t);
void *explore_memset(void *, int, size_t);
#undef memcpy
#undef memmove
#undef memset
#define memcpy  explore_memcpy
#define memmove explore_memmove
#define memset  explore_memset

/* Not modelled: refused by name, with the place of the call. */
long explore_unmodelled(const char *name);
#define pthread_create(...)        ((int)explore_unmodelled("pthread_create"))
#define pthread_join(...)          ((int)explore_unmodelled("pthread_join"))
#define pthread_detach(...)        ((int)explore_unmodelled("pthread_detach"))
#define pthread_barrier_wait(...)  ((int)explore_unmodelled("pthread_barrier_wait"))
#define pthread_rwlock_rdlock(...) ((int)explore_unmodelled("pthread_rwlock_rdlock"))
#define pthread_rwlock_wrlock(...) ((int)explore_unmodelled("pthread_rwlock_wrlock"))
#define pthread_rwlock_unlock(...) ((int)explore_unmodelled("pthread_rwlock_unlock"))
#define pthread_once(...)          ((int)explore_unmodelled("pthread_once"))
#define fork()                     ((pid_t)explore_unmodelled("fork"))
#define syscall(...)               explore_unmodelled("syscall")
#define pipe(...)                  ((int)explore_unmodelled("pipe"))
#define pipe2(...)                 ((int)explore_unmodelled("pipe2"))
#define read(...)                  ((ssize_t)explore_unmodelled("read"))
#define write(...)                 ((ssize_t)explore_unmodelled("write"))
#define close(...)                 ((int)explore_unmodelled("close"))
#define fcntl(...)                 ((int)explore_unmodelled("fcntl"))
#define poll(...)                  ((int)explore_unmodelled("poll"))
#define ppoll(...)                 ((int)explore_unmodelled("ppoll"))
#define select(...)                ((int)explore_unmodelled("select"))

#endif
