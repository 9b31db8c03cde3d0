/* Runs a tool: fork, exec, and two files in memory for what it writes. */
#include "own/tool.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS_MOST = 60, NO_PROGRAM = 127 };

static void become(char *const *argv, int out, int err)
{
    const struct rlimit time = {SECONDS_MOST, SECONDS_MOST}, none = {0, 0};
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setrlimit(RLIMIT_CPU, &time);
    setrlimit(RLIMIT_CORE, &none);
    setenv("LC_ALL", "C", 1);
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing >= 0 && dup2(nothing, 0) == 0 && dup2(out, 1) == 1 && dup2(err, 2) == 2)
        execvp(argv[0], argv);
    _exit(NO_PROGRAM);
}

/* All that a file in memory holds, from malloc. NULL: out of memory. */
static char *all_of(int file, size_t *size)
{
    struct stat status;
    if (fstat(file, &status))
        return NULL;
    *size = (size_t)status.st_size;
    char *text = malloc(*size + 1);
    size_t read = 0;
    while (text && read < *size) {
        ssize_t more = pread(file, text + read, *size - read, (off_t)read);
        if (more <= 0)
            break;
        read += (size_t)more;
    }
    if (text)
        text[ *size = read] = '\0';
    return text;
}

static int wait_for(pid_t child)
{
    int status;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return NO_PROGRAM;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int tool_run(char *const *argv, struct tool *tool)
{
    size_t err_size;
    int out = memfd_create("out", MFD_CLOEXEC), err = memfd_create("err", MFD_CLOEXEC);
    *tool = (struct tool){0};
    int error = out < 0 || err < 0 ? errno : 0;
    pid_t child = error ? -1 : fork();
    if (child == 0)
        become(argv, out, err);
    if (child < 0)
        error = error ? error : errno;
    if (!error) {
        tool->status = wait_for(child);
        tool->out = all_of(out, &tool->out_size);
        tool->err = all_of(err, &err_size);
        error = tool->out && tool->err ? 0 : ENOMEM;
    }
    if (error)
        tool_free(tool);
    if (out >= 0)
        close(out);
    if (err >= 0)
        close(err);
    return error;
}

void tool_free(struct tool *tool)
{
    free(tool->out);
    free(tool->err);
    *tool = (struct tool){0};
}
