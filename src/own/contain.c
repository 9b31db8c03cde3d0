/* fork(), limits, filter; and the parent waits. */
#include "own/contain.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "own/crash.h"
#include "own/filter.h"
#include "own/line.h"

enum { LAST_WORDS_MS = 300 }; /* for one that is ended to say where it was */

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

/* What the child leaves behind in memory of both. */
struct testament {
    volatile int returned;
    volatile int left; /* by pthread_exit() */
    int value;
    struct crash crash;
};

void *contain_share(size_t bytes)
{
    void *shared = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return shared == MAP_FAILED ? NULL : shared;
}

void contain_unshare(void *shared, size_t bytes)
{
    if (shared)
        munmap(shared, bytes);
}

#ifndef SANITIZED
/* Bytes of private memory that this process has mapped already. */
static uint64_t bytes_now(void)
{
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file && fscanf(file, "%*u %*u %*u %*u %*u %lu", &pages) != 1)
        pages = 0;
    if (file)
        fclose(file);
    return pages * (uint64_t)sysconf(_SC_PAGESIZE);
}
#endif

static void limit(const struct limits *limits)
{
    const struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifndef SANITIZED /* their shadow memory is larger than any limit */
    uint64_t machine = (uint64_t)sysconf(_SC_PHYS_PAGES) * (uint64_t)sysconf(_SC_PAGESIZE);
    uint64_t memory = bytes_now() + (limits->memory ? limits->memory : machine / 4 * 3);
    const struct rlimit data = {memory, memory};
    setrlimit(RLIMIT_DATA, &data);
#endif
    if (limits->seconds) { /* of processor time at most as much as on all processors */
        rlim_t time = limits->seconds * (rlim_t)sysconf(_SC_NPROCESSORS_ONLN) + 1;
        const struct rlimit cpu = {time, time + 1};
        setrlimit(RLIMIT_CPU, &cpu);
    }
    int nowhere = limits->prints ? -1 : open("/dev/null", O_WRONLY);
    if (nowhere >= 0) {
        dup2(nowhere, 1);
        close(nowhere);
    }
}

/* The first thread has ended itself: whoever waits for it would wait in vain. */
static void note_left(void *argument)
{
    struct testament *testament = argument;
    testament->left = 1;
    _exit(0);
}

static void live(int (*work)(void *), void *argument, const struct limits *limits, pid_t parent,
                 struct testament *testament)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) /* it died before prctl() */
        _exit(0);
    crash_watch(&testament->crash);
    limit(limits);
    filter_install(limits->processes);
    pthread_cleanup_push(note_left, testament);
    testament->value = work(argument);
    pthread_cleanup_pop(0);
    fflush(stdout); /* what it printed; before, nothing was left to be written */
    testament->returned = 1;
    _exit(0);
}

static int64_t now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000) + time.tv_nsec / 1000000;
}

/* Waits until the child has ended or the time is up. True: it has ended. */
static bool wait_until(pid_t child, int64_t end, int *status)
{
    for (int64_t nap = 1;; nap = nap < 20 ? nap + 1 : nap) {
        pid_t pid = waitpid(child, status, end ? WNOHANG : 0);
        if (pid == child || (pid < 0 && errno != EINTR))
            return true;
        if (end && now_ms() >= end)
            return false;
        if (end)
            poll(NULL, 0, (int)nap);
    }
}

static void read_ending(const struct testament *testament, int status, struct ending *ending)
{
    char object[sizeof testament->crash.object];
    memcpy(object, testament->crash.object, sizeof object); /* its writer may have lied */
    object[sizeof object - 1] = '\0';
    if (testament->crash.told && *object)
        line_at(object, testament->crash.offset, ending->place, sizeof ending->place);
    if (ending->how == END_TIME)
        return;
    if (testament->returned && WIFEXITED(status))
        *ending = (struct ending){.how = END_RETURNED, .value = testament->value};
    else if (WIFSIGNALED(status) || testament->crash.told == 1) {
        ending->how = END_CRASHED;
        ending->value = WIFSIGNALED(status) ? WTERMSIG(status) : testament->crash.value;
    } else {
        ending->how = testament->left ? END_THREAD : END_EXITED;
        ending->value = WEXITSTATUS(status);
    }
}

int contain(int (*work)(void *argument), void *argument, const struct limits *limits,
            struct ending *ending)
{
    struct testament *testament = contain_share(sizeof *testament);
    pid_t parent = getpid();
    int status = 0;
    *ending = (struct ending){0};
    if (!testament)
        return ENOMEM;
    fflush(NULL); /* else both would write what is still to be written */
    pid_t child = fork();
    if (child == 0)
        live(work, argument, limits, parent, testament);
    if (child < 0) {
        int error = errno;
        contain_unshare(testament, sizeof *testament);
        return error;
    }
    int64_t end = limits->seconds ? now_ms() + limits->seconds * INT64_C(1000) : 0;
    if (!wait_until(child, end, &status)) {
        ending->how = END_TIME;
        kill(child, SIGQUIT);
        if (!wait_until(child, now_ms() + LAST_WORDS_MS, &status)) {
            kill(child, SIGKILL);
            wait_until(child, 0, &status);
        }
    }
    read_ending(testament, status, ending);
    contain_unshare(testament, sizeof *testament);
    return 0;
}

const char *ending_words(const struct ending *ending, char *text, size_t size)
{
    const char *at = *ending->place ? " at " : "";
    switch (ending->how) {
    case END_RETURNED:
        return NULL;
    case END_EXITED:
        snprintf(text, size, "ended the program with status %d%s%s", ending->value, at,
                 ending->place);
        break;
    case END_THREAD:
        snprintf(text, size, "called pthread_exit() in a thread that is not its own");
        break;
    case END_CRASHED:
        snprintf(text, size, "crashed (%s)%s%s", strsignal(ending->value), at, ending->place);
        break;
    case END_TIME:
        snprintf(text, size, "did not come back in time%s%s", *at ? ", it was" : "", at);
        snprintf(text + strlen(text), size - strlen(text), "%s", ending->place);
        break;
    }
    return text;
}
