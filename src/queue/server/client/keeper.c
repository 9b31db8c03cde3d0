/* The life of a keeper and of its server. */
#include "queue/server/client/keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

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

static bool write_line(const char *path, const char *line)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    bool written = file >= 0 && write(file, line, strlen(line)) == (ssize_t)strlen(line);
    if (file >= 0)
        close(file);
    return written;
}

/* A /dev/shm of its own, which goes with the last who uses it: what initdb starts has memory there,
 * and who is killed leaves it. Where this is not allowed, that can be left. */
static void wall_in(void)
{
    char users[60], groups[60];
    bool root = geteuid() == 0;
    snprintf(users, sizeof users, "%u %u 1", geteuid(), geteuid());
    snprintf(groups, sizeof groups, "%u %u 1", getegid(), getegid());
    if (unshare(root ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS) ||
        (!root &&
         !(write_line("/proc/self/setgroups", "deny") && write_line("/proc/self/uid_map", users) &&
           write_line("/proc/self/gid_map", groups))) ||
        mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL))
        return;
    mount("none", "/dev/shm", "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, "mode=1777");
}

/* In the server's process. The signal of the parent's death is set after the change of user, which
 * would clear it. */
static void serve(const struct keeper *keeper, const char *const argv[], uid_t user, pid_t parent,
                  bool walled)
{
    int null = open("/dev/null", O_RDONLY);
    char log[KEEPER_FOLDER + 8];
    snprintf(log, sizeof log, "%s/log", keeper->folder);
    int out = open(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (walled)
        wall_in();
    if (null < 0 || out < 0 || (user && !become(user)))
        _exit(71);
    dup2(null, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    setpgid(0, 0);                    /* what it starts ends with it */
    prctl(PR_SET_PDEATHSIG, SIGQUIT); /* at which PostgreSQL ends its children, too */
    if (getppid() != parent || chdir(keeper->folder)) /* it died before prctl() */
        _exit(71);
    execvp(argv[0], (char *const *)argv); /* which changes none */
    dprintf(STDERR_FILENO, "%s: %s\n", argv[0], strerror(errno));
    _exit(127);
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

/* Starts a server, or what has to be done before; with no argv, nothing. Then waits until the line
 * is closed, and ends it with that signal, or until it has ended by itself. `walled`: with a
 * /dev/shm of its own. Whether it ended by itself, and well. */
static bool keep(const struct keeper *keeper, int line, const char *const argv[], uid_t user,
                 int ends_it, bool walled)
{
    pid_t self = getpid(), server = argv ? fork() : 0;
    int status = 1;
    if (argv && server == 0) {
        for (int number = 1; number < NSIG; number++)
            signal(number, SIG_DFL);
        serve(keeper, argv, user, self, walled);
    }
    struct pollfd ends[] = {{.fd = line, .events = POLLIN}, {.fd = -1, .events = POLLIN}};
    if (server < 0 || (server && (ends[1].fd = pidfd_open(server, 0)) < 0))
        return false; /* the kernel ends it with us */
    if (server)
        setpgid(server, server);
    while (poll(ends, 2, -1) < 0 && errno == EINTR) /* nothing is ever said on the line */
        ;
    if (server && !ends[1].revents) {
        kill(-server, ends_it);
        poll(&ends[1], 1, PATIENCE_MS);
    }
    if (server) {
        kill(-server, SIGKILL);
        waitpid(server, &status, 0);
        close(ends[1].fd);
    }
    return !ends[0].revents && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* The keeper's process. ^C at the terminal is not for it: the line tells. */
static void keeper_live(const struct keeper *keeper, int line, const char *const first[],
                        const char *const argv[], uid_t user)
{
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
    /* initdb would clean up while its postgres lives; SIGQUIT to a server of PostgreSQL: at once,
     * it ends the others, too */
    if (!first || keep(keeper, line, first, user, SIGKILL, true))
        keep(keeper, line, argv, user, SIGQUIT, false);
    folder_remove(keeper->folder);
    _exit(0);
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
    return keeper_start_after(keeper, NULL, argv, user);
}

int keeper_start_after(struct keeper *keeper, const char *const first[], const char *const argv[],
                       uid_t user)
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
        keeper_live(keeper, ends[0], first, argv, user);
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
