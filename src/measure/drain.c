/* Draining, by somebody who may be killed.
 *
 * Only so can the lab tell an item that was lost from one that is still inside. The drainer is a
 * process; a thread if the queue keeps state outside of the shared memory, which a process would
 * only have a copy of, or where no process may be started (own/filter.c). It believes an Empty
 * only when it has heard many in a row.
 */
#include "measure/drain.h"

#include <pthread.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "measure/record.h"

#define EMPTIES_ENOUGH 20 /* in a row, NAP_NS apart */
#define BUSIES_MOST    2000
#define NAP_NS         20000
#define LOOK_NS        200000               /* between two looks at the drainer */
#define PATIENCE_NS    UINT64_C(2000000000) /* of its processor or its sleep, without an item */

static void nap(long ns)
{
    nanosleep(&(struct timespec){.tv_nsec = ns}, NULL);
}

/* Gets until nothing comes. Only calls that got an item stay in the log. True if it is empty. */
static bool get_all(struct worker *drainer)
{
    unsigned empties = 0, busies = 0;
    uint64_t item;
    while (empties < EMPTIES_ENOUGH) {
        if (drainer->count == drainer->limit || busies == BUSIES_MOST)
            return false;
        switch (record_get(drainer, &item)) {
        case QUEUE_GOT:
            empties = busies = 0;
            continue;
        case QUEUE_EMPTY:
            empties++;
            break;
        case QUEUE_BUSY:
            busies++;
            break;
        }
        drainer->count--; /* the next call takes its place */
        nap(NAP_NS);
    }
    /* Release: the count without the last Empty. Partner: the acquire in log_read(). */
    atomic_store_explicit(&drainer->control->begun, drainer->count, memory_order_release);
    atomic_store_explicit(&drainer->control->count, drainer->count, memory_order_release);
    return true;
}

/* The drainer's life, wherever. */
static void live(struct worker *drainer)
{
    bool empty = part_attach(drainer) && get_all(drainer);
    /* Release: the log. Partner: the acquire in drain(). */
    atomic_store_explicit(&drainer->control->produced, empty, memory_order_release);
    part_detach(drainer);
}

static void child_live(struct worker *drainer, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) /* it died before prctl() */
        _exit(0);
    signal(SIGINT, SIG_IGN); /* the parent's to see */
    live(drainer);
    _exit(0); /* not exit(): the parent's buffers and handlers are not ours */
}

static void *thread_live(void *drainer)
{
    pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, NULL);
    live(drainer);
    return NULL;
}

/* A drainer at work: a process, or a thread where no process may be started. */
struct drainer {
    pid_t child; /* 0: a thread */
    pthread_t thread;
};

/* Whether it has ended; then *well says whether by itself. */
static bool has_ended(const struct drainer *drainer, bool *well)
{
    int status = 0;
    bool ended = drainer->child ? waitpid(drainer->child, &status, WNOHANG) != 0
                                : pthread_tryjoin_np(drainer->thread, NULL) == 0;
    *well = WIFEXITED(status);
    return ended;
}

static void end(const struct drainer *drainer)
{
    if (drainer->child) {
        kill(drainer->child, SIGKILL);
        waitpid(drainer->child, NULL, 0);
        return;
    }
    pthread_cancel(drainer->thread);
    pthread_detach(drainer->thread); /* it may sleep in the queue for ever: nobody uses it again */
}

/* Waits for it as long as it gets on. False if it had to be killed, or was. */
static bool ends(const struct drainer *drainer, const struct worker *worker,
                 const volatile sig_atomic_t *stop)
{
    size_t got = 0;
    bool well;
    for (uint64_t since = now_ns(); !has_ended(drainer, &well); nap(LOOK_NS)) {
        /* Relaxed: only whether it changes matters. */
        size_t count = atomic_load_explicit(&worker->control->got, memory_order_relaxed);
        if (count != got)
            since = now_ns();
        got = count;
        if (*stop || now_ns() - since > PATIENCE_NS) {
            end(drainer);
            return false;
        }
    }
    return well;
}

enum drain drain(struct worker *worker, const volatile sig_atomic_t *stop)
{
    pid_t parent = getpid();
    struct drainer drainer = {.child = worker->queue->threads_only ? -1 : fork()};
    if (drainer.child == 0)
        child_live(worker, parent);
    if (drainer.child < 0) {
        drainer.child = 0;
        if (pthread_create(&drainer.thread, NULL, thread_live, worker))
            return DRAIN_NOT;
    }
    if (!ends(&drainer, worker, stop))
        return DRAIN_KILLED;
    /* Acquire: the log. Partner: the release in live(). */
    bool empty = atomic_load_explicit(&worker->control->produced, memory_order_acquire);
    return empty ? DRAIN_DONE : DRAIN_NOT;
}

uint64_t drain_missed(const struct worker *drainer, const struct tally *tally)
{
    /* Acquire: the partner is in get_all(). */
    uint64_t out =
        tally->got + atomic_load_explicit(&drainer->control->count, memory_order_acquire);
    return tally->put > out ? tally->put - out : out - tally->put;
}
