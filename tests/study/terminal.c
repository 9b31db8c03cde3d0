/* A program at a terminal: a pseudo terminal, whose other end the test holds. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "study/study.h"

enum { PATIENCE = 30000 }; /* ms without a word, after which a test gives up */

static void become_program(const char *name, const char *words)
{
    char line[600];
    setsid();
    int fd = open(name, O_RDWR); /* which makes it the controlling terminal */
    snprintf(line, sizeof line, "cd %s && exec %s %s", QLAB_SOURCE_ROOT, QLAB_PROGRAM, words);
    setenv("TERM", "xterm", 1); /* which shows progress */
    setenv("NO_COLOR", "1", 1);
    if (fd >= 0 && ioctl(fd, TIOCSCTTY, 0) == 0 && dup2(fd, 0) == 0 && dup2(fd, 1) == 1 &&
        dup2(fd, 2) == 2)
        execl("/bin/sh", "sh", "-c", line, (char *)NULL);
    _exit(71);
}

bool terminal_there_is(void)
{
    int fd = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    bool there_is = fd >= 0 && grantpt(fd) == 0 && unlockpt(fd) == 0 && ptsname(fd);
    if (fd >= 0)
        close(fd);
    if (!there_is)
        puts("not tried: there is no pseudo terminal here");
    return there_is;
}

void terminal_start(struct terminal *terminal, const char *words)
{
    memset(terminal, 0, sizeof *terminal);
    terminal->fd = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    const char *name = NULL;
    if (terminal->fd < 0 || grantpt(terminal->fd) || unlockpt(terminal->fd) ||
        !(name = ptsname(terminal->fd))) {
        perror("no pseudo terminal");
        exit(71);
    }
    terminal->pid = fork();
    if (terminal->pid == 0)
        become_program(name, words);
}

/* Reads what there is; false when the program has ended or says nothing for very long. */
static bool hear(struct terminal *terminal)
{
    struct pollfd waiting = {.fd = terminal->fd, .events = POLLIN};
    size_t room = sizeof terminal->said - 1 - terminal->length;
    if (room == 0 || poll(&waiting, 1, PATIENCE) != 1)
        return false;
    ssize_t got = read(terminal->fd, terminal->said + terminal->length, room);
    if (got <= 0) /* EIO: nobody holds the other end any more */
        return got < 0 && errno == EINTR;
    terminal->length += (size_t)got;
    terminal->said[terminal->length] = '\0';
    return true;
}

bool terminal_wait(struct terminal *terminal, const char *text)
{
    const char *found;
    while (!(found = strstr(terminal->said + terminal->seen, text)) && hear(terminal))
        ;
    if (found)
        terminal->seen = (size_t)(found - terminal->said) + strlen(text);
    size_t tail = terminal->length > 300 ? terminal->length - 300 : 0;
    check_that(found != NULL, "waited for \"%s\", got ...%s", text, terminal->said + tail);
    return found != NULL;
}

void terminal_type(struct terminal *terminal, const char *keys)
{
    check_int(keys, write(terminal->fd, keys, strlen(keys)), (int64_t)strlen(keys));
}

int terminal_end(struct terminal *terminal)
{
    int status;
    while (hear(terminal))
        ;
    close(terminal->fd); /* whoever is still there is hung up on */
    while (waitpid(terminal->pid, &status, 0) < 0 && errno == EINTR)
        ;
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
