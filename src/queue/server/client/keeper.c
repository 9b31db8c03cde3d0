/* The life of a keeper and of its server. */
#include "queue/server/client/keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LOOK_MS     200  /* between two looks whether the server still runs */
#define PATIENCE_MS 1000 /* from a server's SIGQUIT to its SIGKILL */

int keeper_make(struct keeper *keeper, const char *name, enum keeper_place place)
{
    *keeper = (struct keeper){.hold = -1};
    keeper->lock = folder_make(keeper->folder, sizeof keeper->folder, name, place);
    return keeper->lock < 0 ? errno : 0;
}

/* Gives up root for good. */
static bool become(uid_t user)
{
    return setgroups(0, NULL) == 0 && setgid((gid_t)user) == 0 && setuid(user) == 0;
}

/* In the server's process. The signal of the parent's death is set after the change of user, which
 * would clear it. */
static void serve(const struct keeper *keeper, const char *const argv[], uid_t user, pid_t parent)
{
    int null = open("/dev/null", O_RDONLY);
    char log[KEEPER_FOLDER + 8];
    snprintf(log, sizeof log, "%s/log", keeper->folder);
    int out = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (null < 0 || out < 0 || (user && !become(user)))
        _exit(71);
    dup2(null, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    prctl(PR_SET_PDEATHSIG, SIGQUIT); /* at which PostgreSQL ends its children, too */
    if (getppid() != parent || chdir(keeper->folder)) /* it died before prctl() */
        _exit(71);
    execvp(argv[0], (char *const *)argv); /* which changes none */
    dprintf(STDERR_FILENO, "%s: %s\n", argv[0], strerror(errno));
    _exit(127);
}

static bool gone(pid_t server)
{
    int status;
    return waitpid(server, &status, WNOHANG) != 0;
}

static void nap_ms(long ms)
{
    nanosleep(&(struct timespec){.tv_nsec = ms * 1000000}, NULL);
}

/* Until the line is closed, or the server has ended by itself. */
static void keep(int line, pid_t server)
{
    struct pollfd end = {.fd = line, .events = POLLIN};
    char none;
    for (;;) {
        if (poll(&end, 1, server ? LOOK_MS : -1) > 0 && read(line, &none, 1) <= 0)
            break;
        if (server && gone(server))
            return;
    }
    if (!server)
        return;
    kill(server, SIGQUIT); /* to PostgreSQL: at once; it ends the others, too */
    for (long ms = 0; ms < PATIENCE_MS; ms += 5, nap_ms(5))
        if (gone(server))
            return;
    kill(server, SIGKILL);
    waitpid(server, NULL, 0);
}

/* Closes all that this process has inherited, but two. */
static void close_others(int one, int other)
{
    unsigned low = (unsigned)(one < other ? one : other), high = (unsigned)(one + other) - low;
    if (low > 3)
        close_range(3, low - 1, 0);
    if (high > low + 1)
        close_range(low + 1, high - 1, 0);
    close_range(high + 1, ~0U, 0);
}

/* Removes the shared memory of System V that the server made, if it was killed. */
static void segments_remove(pid_t server)
{
    struct shmid_ds about;
    struct shm_info all;
    int last = shmctl(0, SHM_INFO, (struct shmid_ds *)&all);
    for (int i = 0; i <= last; i++) {
        int segment = shmctl(i, SHM_STAT, &about);
        if (segment >= 0 && about.shm_cpid == server)
            shmctl(segment, IPC_RMID, NULL);
    }
}

/* The keeper's process. ^C at the terminal is not for it: the line tells. */
static void keeper_live(const struct keeper *keeper, int line, const char *const argv[], uid_t user)
{
    pid_t self = getpid(), server = 0;
    sigset_t none;
    setsid();
    for (int number = 1; number < NSIG; number++)
        signal(number,
               number == SIGINT || number == SIGHUP || number == SIGTERM || number == SIGPIPE
                   ? SIG_IGN
                   : SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    close_others(line, keeper->lock);
    int null = open("/dev/null", O_RDWR);
    for (int i = 0; i < 3 && null >= 0; i++)
        dup2(null, i);
    if (argv)
        server = fork();
    if (argv && server == 0) {
        for (int number = 1; number < NSIG; number++)
            signal(number, SIG_DFL);
        serve(keeper, argv, user, self);
    }
    if (server >= 0)
        keep(line, server);
    if (server > 0)
        segments_remove(server);
    folder_remove(keeper->folder);
    _exit(0);
}

bool keeper_run(const struct keeper *keeper, const char *const argv[], uid_t user)
{
    int status = 1;
    pid_t self = getpid(), child = fork();
    if (child == 0)
        serve(keeper, argv, user, self);
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    return child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void keeper_log(const struct keeper *keeper, char *line, size_t size)
{
    char path[KEEPER_FOLDER + 8], next[200];
    snprintf(path, sizeof path, "%s/log", keeper->folder);
    FILE *file = fopen(path, "r");
    *line = '\0';
    while (file && fgets(next, sizeof next, file)) {
        next[strcspn(next, "\r\n")] = '\0';
        if (*next)
            snprintf(line, size, "%s", next);
    }
    if (file)
        fclose(file);
}

int keeper_start(struct keeper *keeper, const char *const argv[], uid_t user)
{
    int ends[2];
    sigset_t all, before;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends)) {
        int error = errno;
        keeper_end(keeper);
        return error;
    }
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before); /* no handler of ours runs in the child */
    keeper->process = fork();
    if (keeper->process == 0) {
        close(ends[1]);
        keeper_live(keeper, ends[0], argv, user);
    }
    int error = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    close(ends[0]);
    keeper->hold = ends[1];
    if (keeper->process > 0) {
        close(keeper->lock); /* it is the keeper's now */
        keeper->lock = -1;
        return 0;
    }
    keeper->process = 0;
    keeper_end(keeper);
    return error;
}

bool keeper_lives(const struct keeper *keeper)
{
    siginfo_t info = {.si_pid = 0};
    return keeper->process > 0 &&
           waitid(P_PID, (id_t)keeper->process, &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == 0;
}

void keeper_end(struct keeper *keeper)
{
    if (keeper->hold >= 0) {
        shutdown(keeper->hold, SHUT_RDWR); /* workers that were forked meanwhile have it, too */
        close(keeper->hold);
    }
    if (keeper->process > 0)
        while (waitpid(keeper->process, NULL, 0) < 0 && errno == EINTR)
            ;
    folder_remove(keeper->folder); /* if the keeper was killed */
    if (keeper->lock >= 0)
        close(keeper->lock);
    *keeper = (struct keeper){.lock = -1, .hold = -1};
}
