/* Runs a script to its end.
 *
 * It is killed by group, while its own process is still a zombie: as long as that is so, nobody
 * else can have its number.
 */
#include "measure/script.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "measure/rig.h"

#define LOOK_NS 2000000 /* between two looks whether it has ended, and at *stop */

/* In the child. What exec does not reset is the signals that are ignored. */
static void become(const char *const argv[], pid_t parent, int out, int err)
{
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) /* it died before prctl() */
        _exit(0);
    signal(SIGPIPE, SIG_DFL);
    int in = open("/dev/null", O_RDONLY);
    if (in >= 0 && dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0 &&
        dup2(err, STDERR_FILENO) >= 0)
        execvp(argv[0], (char *const *)argv); /* which changes none */
    dprintf(err, "%s: %s\n", argv[0], strerror(errno));
    _exit(127);
}

/* Waits until the process has ended, and leaves it a zombie. */
static enum script_end wait_for(pid_t process, uint64_t limit, const volatile sig_atomic_t *stop)
{
    uint64_t until = now_ns() + limit;
    for (;;) {
        siginfo_t info = {.si_pid = 0};
        if (waitid(P_PID, (id_t)process, &info, WEXITED | WNOHANG | WNOWAIT) != 0 && errno != EINTR)
            return SCRIPT_KILLED;
        if (info.si_pid == process)
            return info.si_code == CLD_EXITED ? SCRIPT_EXITED : SCRIPT_KILLED;
        if (*stop)
            return SCRIPT_STOPPED;
        if (now_ns() > until)
            return SCRIPT_LATE;
        nanosleep(&(struct timespec){.tv_nsec = LOOK_NS}, NULL);
    }
}

/* The last line of a file that is not empty. */
static void last_line(FILE *file, char *text, size_t size)
{
    char line[200];
    text[0] = '\0';
    rewind(file);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (*line)
            snprintf(text, size, "%.*s", (int)size - 1, line);
    }
}

static int run(const char *const argv[], uint64_t limit, const volatile sig_atomic_t *stop,
               FILE *err, struct script *script)
{
    pid_t parent = getpid(), process = fork();
    if (process < 0)
        return errno;
    if (process == 0)
        become(argv, parent, fileno(script->out), fileno(err));
    setpgid(process, process); /* whoever comes first; in vain after its exec */
    script->end = wait_for(process, limit, stop);
    kill(-process, SIGKILL);
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR)
        ;
    script->status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    last_line(err, script->said, sizeof script->said);
    rewind(script->out);
    return 0;
}

/* A file without a name in memory; NULL and errno if there is none to be had. */
static FILE *memory_file(const char *name)
{
    int fd = memfd_create(name, MFD_CLOEXEC);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "r+");
    if (!file && fd >= 0)
        close(fd);
    return file;
}

int script_run(const char *const argv[], uint64_t limit, const volatile sig_atomic_t *stop,
               struct script *script)
{
    int error = 0;
    *script = (struct script){.out = memory_file("out")};
    FILE *err = memory_file("err");
    if (!script->out || !err)
        error = errno;
    else
        error = run(argv, limit, stop, err, script);
    if (err)
        fclose(err);
    if (error && script->out)
        fclose(script->out);
    return error;
}
