/* Threads and once-only calls for the hooks of both their names, POSIX's and C11's. `caller` is the
 * return address in the queue's code. */
#ifndef QLAB_EXPLORE_HOOKS_THREAD_H
#define QLAB_EXPLORE_HOOKS_THREAD_H

#include <pthread.h>
#include <stdint.h>

/* As the calls of <pthread.h>. */
int thread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
                  void *argument, uint64_t caller);
int thread_join(pthread_t thread, void **value, uint64_t caller);
_Noreturn void thread_exit(void *value, uint64_t caller);
int thread_once(pthread_once_t *once, void (*routine)(void), uint64_t caller);

#endif
