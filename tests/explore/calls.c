/* Every modelled call once, checked against POSIX by a single worker. A timed wait of one who is
 * alone gives up, for nobody else can move. */
#include "calls.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/futex.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

struct queue {
    pthread_mutex_t mutex;
    pthread_cond_t condition;
    pthread_spinlock_t spin;
    sem_t semaphore;
    pthread_once_t once;
    struct timespec until;
    int ends[2];
    _Atomic uint64_t value;
    _Atomic uint32_t word;
};

static void init_mutex(struct queue *q, int type)
{
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, type);
    pthread_mutex_init(&q->mutex, &attributes);
    pthread_mutexattr_destroy(&attributes);
}

static bool timed_lock(struct queue *q)
{
    init_mutex(q, PTHREAD_MUTEX_NORMAL);
    return !pthread_mutex_lock(&q->mutex) && pthread_mutex_trylock(&q->mutex) == EBUSY &&
           pthread_mutex_timedlock(&q->mutex, &q->until) == ETIMEDOUT &&
           pthread_mutex_clocklock(&q->mutex, CLOCK_MONOTONIC, &q->until) == ETIMEDOUT &&
           pthread_mutex_destroy(&q->mutex) == EBUSY && !pthread_mutex_unlock(&q->mutex) &&
           !pthread_mutex_timedlock(&q->mutex, &q->until) && !pthread_mutex_unlock(&q->mutex) &&
           !pthread_mutex_destroy(&q->mutex);
}

static bool recursive_lock(struct queue *q)
{
    init_mutex(q, PTHREAD_MUTEX_RECURSIVE);
    return !pthread_mutex_lock(&q->mutex) && !pthread_mutex_lock(&q->mutex) &&
           !pthread_mutex_trylock(&q->mutex) && !pthread_mutex_unlock(&q->mutex) &&
           !pthread_mutex_unlock(&q->mutex) && !pthread_mutex_unlock(&q->mutex) &&
           pthread_mutex_unlock(&q->mutex) == EPERM;
}

static bool errorcheck_lock(struct queue *q)
{
    init_mutex(q, PTHREAD_MUTEX_ERRORCHECK);
    return !pthread_mutex_lock(&q->mutex) && pthread_mutex_lock(&q->mutex) == EDEADLK &&
           pthread_mutex_trylock(&q->mutex) == EBUSY && !pthread_mutex_unlock(&q->mutex) &&
           pthread_mutex_unlock(&q->mutex) == EPERM;
}

static bool timed_wait(struct queue *q)
{
    init_mutex(q, PTHREAD_MUTEX_ERRORCHECK);
    pthread_cond_init(&q->condition, NULL);
    return !pthread_mutex_lock(&q->mutex) &&
           pthread_cond_timedwait(&q->condition, &q->mutex, &q->until) == ETIMEDOUT &&
           pthread_mutex_trylock(&q->mutex) == EBUSY && !pthread_mutex_unlock(&q->mutex) &&
           !pthread_cond_signal(&q->condition) && !pthread_cond_broadcast(&q->condition) &&
           !pthread_cond_destroy(&q->condition);
}

static bool spin_locks(struct queue *q)
{
    pthread_spin_init(&q->spin, PTHREAD_PROCESS_SHARED);
    return !pthread_spin_lock(&q->spin) && pthread_spin_trylock(&q->spin) == EBUSY &&
           !pthread_spin_unlock(&q->spin) && !pthread_spin_trylock(&q->spin) &&
           !pthread_spin_unlock(&q->spin) && !pthread_spin_destroy(&q->spin);
}

static bool semaphores(struct queue *q)
{
    int value = -1;
    sem_init(&q->semaphore, 1, 1);
    bool right = !sem_getvalue(&q->semaphore, &value) && value == 1 && !sem_wait(&q->semaphore);
    right = right && sem_trywait(&q->semaphore) == -1 && errno == EAGAIN;
    right = right && sem_timedwait(&q->semaphore, &q->until) == -1 && errno == ETIMEDOUT;
    return right && !sem_post(&q->semaphore) && !sem_trywait(&q->semaphore) &&
           !sem_destroy(&q->semaphore);
}

static bool time_stands(struct queue *q)
{
    struct timespec later;
    return !clock_gettime(CLOCK_MONOTONIC, &q->until) && !nanosleep(&q->until, NULL) &&
           !usleep(5) && !sched_yield() && !clock_gettime(CLOCK_MONOTONIC, &later) &&
           later.tv_sec == q->until.tv_sec && later.tv_nsec == q->until.tv_nsec;
}

static bool is_error(int answer, int error)
{
    return answer == -1 && errno == error;
}

/* What is no time, is over, or is no clock. */
static bool wrong_times(struct queue *q)
{
    const struct timespec none = {1, 1000000000}, over = {1, 0};
    struct timespec now;
    init_mutex(q, PTHREAD_MUTEX_NORMAL);
    pthread_cond_init(&q->condition, NULL);
    sem_init(&q->semaphore, 0, 0);
    bool right = !pthread_mutex_timedlock(&q->mutex, &none) &&
                 pthread_mutex_timedlock(&q->mutex, &none) == EINVAL &&
                 pthread_mutex_timedlock(&q->mutex, &over) == ETIMEDOUT &&
                 pthread_mutex_clocklock(&q->mutex, CLOCK_BOOTTIME, &over) == EINVAL &&
                 pthread_cond_timedwait(&q->condition, &q->mutex, &none) == EINVAL &&
                 pthread_cond_timedwait(&q->condition, &q->mutex, &over) == ETIMEDOUT;
    right = right && is_error(sem_timedwait(&q->semaphore, &none), EINVAL) &&
            is_error(sem_timedwait(&q->semaphore, &over), ETIMEDOUT) &&
            is_error(sem_init(&q->semaphore, 0, SEM_VALUE_MAX + 1u), EINVAL);
    right = right && is_error(nanosleep(&none, NULL), EINVAL) &&
            clock_nanosleep(CLOCK_MONOTONIC, 0, &none, NULL) == EINVAL &&
            clock_nanosleep(999, 0, &over, NULL) == EINVAL;
    return right && is_error(clock_gettime(999, &now), EINVAL) &&
           is_error((int)syscall(SYS_futex, &q->word, FUTEX_WAIT, 0, &none), EINVAL);
}

static bool pipe_bytes(struct queue *q)
{
    char text[8] = "";
    struct pollfd look = {.events = POLLIN};
    if (pipe(q->ends))
        return false;
    look.fd = q->ends[0];
    bool right = poll(&look, 1, 0) == 0 && poll(&look, 1, 100) == 0 && look.revents == 0;
    right = right && write(q->ends[1], "hello", 5) == 5 && poll(&look, 1, -1) == 1;
    right = right && look.revents == POLLIN && read(q->ends[0], text, 3) == 3;
    right = right && read(q->ends[0], text + 3, 5) == 2 && !strcmp(text, "hello");
    right = right && !close(q->ends[1]) && poll(&look, 1, -1) == 1 && look.revents == POLLHUP;
    right = right && read(q->ends[0], text, 1) == 0 && write(q->ends[1], text, 1) == -1;
    right = right && errno == EBADF && !close(q->ends[0]) && close(q->ends[0]) == -1;
    return right && poll(&look, 1, 0) == 1 && look.revents == POLLNVAL;
}

static bool pipe_without_waiting(struct queue *q)
{
    char bytes[200] = "";
    struct pollfd looks[2] = {{.events = POLLIN}, {.events = POLLOUT}};
    if (pipe2(q->ends, O_NONBLOCK))
        return false;
    looks[0].fd = q->ends[0];
    looks[1].fd = q->ends[1];
    bool right = read(q->ends[0], bytes, 1) == -1 && errno == EAGAIN;
    right = right && write(q->ends[1], bytes, 200) == 200 && poll(looks, 2, 0) == 2;
    right = right && looks[1].revents == POLLOUT && write(q->ends[1], bytes, 200) == -1;
    right = right && errno == EAGAIN && read(q->ends[0], bytes, 200) == 200;
    right = right && fcntl(q->ends[0], F_GETFL) & O_NONBLOCK && !close(q->ends[0]);
    return right && write(q->ends[1], bytes, 1) == -1 && errno == EPIPE && !close(q->ends[1]);
}

static void *twice(void *argument)
{
    struct queue *q = argument;
    atomic_fetch_add(&q->value, 1);
    if (!pthread_equal(pthread_self(), pthread_self()))
        return NULL;
    pthread_exit((void *)(uintptr_t)(2 * atomic_load(&q->value)));
}

static bool threads(struct queue *q)
{
    pthread_t one, other;
    void *value = NULL;
    atomic_store(&q->value, 20);
    bool right = !pthread_create(&one, NULL, twice, q) && !pthread_equal(one, pthread_self());
    right = right && !pthread_join(one, &value) && value == (void *)42;
    return right && !pthread_create(&other, NULL, twice, q) && !pthread_detach(other);
}

/* Its own errno is all that such a routine can reach, without arguments. */
static void add_once(void)
{
    errno++;
}

static bool once(struct queue *q)
{
    errno = 0;
    q->once = PTHREAD_ONCE_INIT;
    return !pthread_once(&q->once, add_once) && !pthread_once(&q->once, add_once) && errno == 1;
}

static bool copies(struct queue *q)
{
    char *bytes = calloc(2, 8);
    (void)q;
    if (!bytes)
        return false;
    memset(bytes, 'a', 4);
    memcpy(bytes + 4, "bcd", 3);
    memmove(bytes + 2, bytes, 7);
    bool right = !strcmp(bytes, "aaaaaabcd");
    bytes = realloc(bytes, 64);
    right = right && bytes && !strcmp(bytes, "aaaaaabcd");
    free(bytes);
    return right;
}

static bool futexes(struct queue *q)
{
    const int bits = FUTEX_WAIT_BITSET_PRIVATE, any = -1;
    atomic_store(&q->word, 7);
    bool right = is_error((int)syscall(SYS_futex, &q->word, FUTEX_WAIT, 6, NULL), EAGAIN);
    right =
        right && is_error((int)syscall(SYS_futex, &q->word, FUTEX_WAIT, 7, &q->until), ETIMEDOUT);
    right = right &&
            is_error((int)syscall(SYS_futex, &q->word, bits, 7, &q->until, NULL, any), ETIMEDOUT);
    right = right && is_error((int)syscall(SYS_futex, NULL, FUTEX_WAIT, 0, NULL), EFAULT);
    right = right && is_error((int)syscall(SYS_futex, (char *)q + 2, FUTEX_WAIT, 0, NULL), EINVAL);
    return right && syscall(SYS_futex, &q->word, FUTEX_WAKE_BITSET, 1, NULL, NULL, any) == 0 &&
           syscall(SYS_futex, &q->word, FUTEX_WAKE_PRIVATE, INT_MAX) == 0;
}

static bool (*const checks[])(struct queue *) = {
    timed_lock, recursive_lock, errorcheck_lock, timed_wait,           spin_locks,
    semaphores, time_stands,    pipe_bytes,      pipe_without_waiting, threads,
    once,       copies,         futexes,         wrong_times,
};
const char *const calls_names[] = {
    "timedlock",    "recursive", "errorcheck", "cond_timedwait",   "spin locks",
    "semaphores",   "time",      "pipe",       "nonblocking pipe", "threads",
    "pthread_once", "copies",    "futex",      "wrong times",      NULL,
};

static size_t size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

static int init(void *queue, size_t capacity)
{
    (void)capacity;
    memset(queue, 0, sizeof(struct queue));
    return 0;
}

static void destroy(void *queue)
{
    (void)queue;
}

static bool put(void *queue, uint64_t item)
{
    return item <= sizeof checks / sizeof *checks && checks[item - 1](queue);
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    (void)queue, (void)item;
    return QUEUE_BUSY;
}

const struct queue_class QUEUE_CLASS(calls) = {
    .name = "calls",
    .family = "mutex",
    .summary = "calls everything once",
    .claim = QUEUE_EXACT,
    .source = "tests/explore/calls.c",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
};
