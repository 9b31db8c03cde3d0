/* What qlab explain says of a lab's program: the program itself is asked, as a student would.
 *
 * A process of its own can be ended when it takes too long, and whatever the search does to memory
 * happens there.
 */
#include "command/course/explained.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "command/line/status.h"
#include "lab/lab.h"
#include "lab/lab_find.h"

enum { SECONDS_MOST = 20 };

static void become_explain(const char *word, int out)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (dup2(out, STDOUT_FILENO) >= 0 && dup2(out, STDERR_FILENO) >= 0)
        execl("/proc/self/exe", "qlab", "explain", word, "--color=always", (char *)NULL);
    _exit(STATUS_SYSTEM);
}

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Copies what comes out of the pipe until its end. False if it took too long. */
static bool copy(int from, FILE *to)
{
    int64_t deadline = milliseconds() + SECONDS_MOST * 1000;
    for (;;) {
        char part[4096];
        int64_t left = deadline - milliseconds();
        struct pollfd wanted = {.fd = from, .events = POLLIN};
        if (left <= 0)
            return false;
        if (poll(&wanted, 1, (int)left) <= 0)
            continue; /* a signal came, or the time is over */
        ssize_t got = read(from, part, sizeof part);
        if (got == 0 || (got < 0 && errno != EINTR))
            return true;
        if (got > 0)
            fwrite(part, 1, (size_t)got, to);
    }
}

/* Runs qlab explain. Its exit status, or -1 if it had to be ended; *text gets what it printed. */
static int ask(const char *word, char **text)
{
    int ends[2], status = 0;
    size_t size = 0;
    FILE *out = open_memstream(text, &size);
    if (!out || pipe2(ends, O_CLOEXEC) != 0) {
        if (out)
            fclose(out);
        return STATUS_SYSTEM;
    }
    fflush(NULL); /* what is buffered must not be written twice */
    pid_t child = fork();
    if (child == 0)
        become_explain(word, ends[1]);
    close(ends[1]);
    bool in_time = child < 0 || copy(ends[0], out);
    close(ends[0]);
    if (child > 0) {
        if (!in_time)
            kill(child, SIGKILL);
        while (waitpid(child, &status, 0) < 0 && errno == EINTR)
            ;
    }
    fclose(out);
    if (!in_time)
        return -1;
    return child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : STATUS_SYSTEM;
}

/* The last line of what was printed, without what begins every complaint. */
static const char *last_line(char *text)
{
    char *end = text + strlen(text);
    while (end > text && end[-1] == '\n')
        *--end = '\0';
    char *line = strrchr(text, '\n');
    line = line ? line + 1 : text;
    return strncmp(line, "qlab: ", 6) == 0 ? line + 6 : line;
}

void entry_explain(struct entry *entry)
{
    char *text = NULL;
    if (!entry->lab || !lab_explores(entry->lab))
        return;
    const char *word = lab_word(entry->lab);
    int status = ask(word, &text), failed = 0;
    if (status >= STATUS_HOLDS && status <= STATUS_INCONCLUSIVE) {
        entry->explained = text;
        return;
    }
    if (status < 0)
        failed = asprintf(&entry->not_explained, "qlab explain %s took longer than %d s", word,
                          SECONDS_MOST);
    else
        failed = asprintf(&entry->not_explained, "qlab explain %s: %s", word,
                          text && *text ? last_line(text) : "could not be started");
    if (failed < 0)
        entry->not_explained = NULL;
    free(text);
}
