/* One worker of a crew as the parent sees it: a thread or a child process.
 *
 * A worker that never comes back (a queue in deadlock; a lock whose holder was killed) is ended by
 * force: a process with SIGKILL, a thread by asynchronous cancellation. That is defensible here
 * only because a worker owns nothing: it allocates nothing, opens nothing, and all it can leave in
 * a mess is the queue, whose memory is thrown away.
 */
#include "measure/member.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "own/crash.h"

#define LET_GO_NS UINT64_C(200000000) /* from a thread's cancellation until it is let go */

/* The processor of the worker of that index: round robin over the allowed ones. */
static int processor_of(size_t index, cpu_set_t *set)
{
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof allowed, &allowed))
        return errno;
    size_t skip = index % (size_t)CPU_COUNT(&allowed);
    int cpu = 0;
    while (!CPU_ISSET(cpu, &allowed) || skip-- > 0)
        cpu++;
    CPU_ZERO(set);
    CPU_SET(cpu, set);
    return 0;
}

static void *thread_main(void *argument)
{
    pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, NULL);
    crash_watch_thread();
    worker_live(argument);
    return NULL;
}

static int thread_start(struct member *member, const cpu_set_t *set)
{
    pthread_attr_t attributes;
    int error = pthread_attr_init(&attributes);
    if (error)
        return error;
    if (set)
        error = pthread_attr_setaffinity_np(&attributes, sizeof *set, set);
    if (!error)
        error = pthread_create(&member->thread, &attributes, thread_main, &member->worker);
    pthread_attr_destroy(&attributes);
    return error;
}

/* In the child: die with the parent, leave ^C to it, forget its handlers. */
static void child_settle(pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) /* it died before prctl() */
        _exit(0);
    for (int number = 1; number < NSIG; number++) {
        struct sigaction action;
        if (sigaction(number, NULL, &action) == 0 && action.sa_handler != SIG_IGN)
            signal(number, SIG_DFL);
    }
    signal(SIGINT, SIG_IGN);
}

static int process_start(struct member *member, const cpu_set_t *set, const sigset_t *signals)
{
    pid_t parent = getpid();
    member->process = fork();
    if (member->process < 0)
        return errno;
    if (member->process > 0)
        return 0;
    child_settle(parent);
    pthread_sigmask(SIG_SETMASK, signals, NULL);
    if (set && sched_setaffinity(0, sizeof *set, set))
        _exit(1);
    worker_live(&member->worker);
    _exit(0); /* not exit(): the parent's buffers and handlers are not ours */
}

/* The signals by which a user ends the lab are blocked while a member starts: a thread inherits
 * that, so they interrupt the waiting parent; a child never runs the parent's handlers. */
int member_start(struct member *member, bool process, bool pin)
{
    cpu_set_t set;
    int error = pin ? processor_of(member->worker.index, &set) : 0;
    if (error)
        return error;
    sigset_t user, before;
    sigemptyset(&user);
    sigaddset(&user, SIGINT);
    sigaddset(&user, SIGTERM);
    sigaddset(&user, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &user, &before);
    member->process = 0;
    member->gone = member->died = false;
    error = process ? process_start(member, pin ? &set : NULL, &before)
                    : thread_start(member, pin ? &set : NULL);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return error;
}

/* Waits for a child's end with the given options of waitpid(). */
static void process_wait(struct member *member, int options)
{
    int status;
    pid_t pid;
    while ((pid = waitpid(member->process, &status, options)) < 0 && errno == EINTR)
        ;
    if (pid == 0)
        return;
    member->gone = true;
    /* Partner: the release in worker_die(). */
    bool doomed = atomic_load_explicit(&member->worker.control->doomed, memory_order_acquire);
    member->died = !doomed && (pid < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0);
}

/* The letter of a process in /proc: S if it sleeps, T if somebody stopped it; 0 of a thread. */
static char state_of(const struct member *member)
{
    char path[40], line[200] = "";
    snprintf(path, sizeof path, "/proc/%d/stat", (int)member->process);
    FILE *file = member->process > 0 ? fopen(path, "r") : NULL;
    if (!file)
        return 0;
    const char *got = fgets(line, sizeof line, file);
    fclose(file);
    const char *name_end = got ? strrchr(line, ')') : NULL; /* "12 (qlab) S ..." */
    return name_end && name_end[1] == ' ' ? name_end[2] : 0;
}

bool member_sleeps(const struct member *member)
{
    return state_of(member) == 'S';
}

bool member_stopped(const struct member *member)
{
    return state_of(member) == 'T';
}

void member_look(struct member *member)
{
    if (member->gone)
        return;
    if (member->process > 0)
        process_wait(member, WNOHANG);
    else if (pthread_tryjoin_np(member->thread, NULL) ==
             0) /* its queue has called pthread_exit() */
        member->gone = member->died = true;
}

void member_join(struct member *member)
{
    if (member->gone)
        return;
    if (member->process > 0)
        process_wait(member, 0);
    else
        pthread_join(member->thread, NULL);
    member->gone = true;
}

/* Cancels the thread. Cancelled in pthread_cond_wait() it first takes the mutex again, which one
 * ended before it may have kept: then nothing ends it, it sleeps on, and is let go. */
static void thread_end(struct member *member)
{
    uint64_t until = clock_ns(CLOCK_REALTIME) + LET_GO_NS;
    const struct timespec when = {.tv_sec = (time_t)(until / NS_A_SECOND),
                                  .tv_nsec = (long)(until % NS_A_SECOND)};
    pthread_cancel(member->thread);
    if (pthread_timedjoin_np(member->thread, NULL, &when) != 0)
        pthread_detach(member->thread);
    member->gone = true;
}

void member_end(struct member *member)
{
    if (member->gone)
        return;
    if (member->process > 0) {
        kill(member->process, SIGKILL);
        member_join(member);
    } else {
        thread_end(member);
    }
    member->died = true;
}
