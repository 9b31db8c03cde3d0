/* A verb of which nothing scrolls away unread. */
#include "command/course/paged.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "command/course/ask.h"
#include "command/line/status.h"
#include "files/draft.h"
#include "report/text/grid.h"
#include "report/text/terminal.h"

#define ROWS_BESIDE 4 /* of a terminal: the question below a page, and what stands above it */

/* What a terminal has room for. */
struct room {
    size_t rows, columns;
};

static struct room room_here(void)
{
    struct room room;
    terminal_size(&room.rows, &room.columns);
    room.rows = room.rows > 2 * ROWS_BESIDE ? room.rows - ROWS_BESIDE : ROWS_BESIDE;
    return room;
}

/* Ends a child's life as its verb ends. */
static void become(const struct command *command, const char *const *words, int out, size_t columns)
{
    char name[64], *argv[PAGED_WORDS + 2] = {name};
    int argc = 1;
    snprintf(name, sizeof name, "qlab %s", command->name);
    for (; words[argc - 1] && argc <= PAGED_WORDS; argc++)
        argv[argc] = (char *)words[argc - 1]; /* argp moves the pointers, never the letters */
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    signal(SIGINT, SIG_DFL);
    terminal_stand_in(columns);
    if (dup2(out, STDOUT_FILENO) < 0)
        exit(complain(STATUS_SYSTEM, "%s: %s", name, strerror(errno)));
    exit(finish(command->run(argc, argv)));
}

/* All that comes out of the pipe until its end; from malloc, NULL when out of memory. */
static char *read_all(int from)
{
    char part[4096];
    struct draft all;
    ssize_t got;
    draft_open(&all);
    while ((got = read(from, part, sizeof part)) > 0 || (got < 0 && errno == EINTR))
        if (got > 0 && all.out)
            fwrite(part, 1, (size_t)got, all.out);
    if (all.out)
        draft_close(&all, 0);
    return all.text;
}

/* Where the page ends that begins with `text`. */
static const char *page_end(const char *text, struct room room)
{
    for (size_t used = 0; *text;) {
        size_t columns = text_columns(text);
        used += columns ? (columns + room.columns - 1) / room.columns : 1;
        if (used > room.rows)
            break;
        text += strcspn(text, "\n");
        text += *text == '\n';
    }
    return text;
}

/* Shows it through $PAGER. False if there is none. */
static bool show_through(const char *pager, const char *text)
{
    if (!pager || !*pager)
        return false;
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    sigaction(SIGPIPE, &ignore, &before); /* whoever leaves the pager has read enough */
    FILE *to = popen(pager, "we");
    if (to) {
        fputs(text, to);
        pclose(to);
    }
    sigaction(SIGPIPE, &before, NULL);
    return to != NULL;
}

static void show(const char *text)
{
    struct room room = room_here();
    const char *end = page_end(text, room), *reply;
    if (!ask_interrupted() && *end && show_through(getenv("PAGER"), text))
        return;
    while (fwrite(text, 1, (size_t)(end - text), stdout), *end && !ask_interrupted()) {
        if (ask("More (Enter, s: skip the rest)", &reply) != REPLY_NEXT)
            return;
        text = end;
        end = page_end(text, room);
    }
    if (*end)
        fputs(end, stdout);
}

int paged_verb(const struct command *command, const char *const *words)
{
    int ends[2], status;
    fflush(NULL); /* what is buffered must not be written twice */
    pid_t child = pipe2(ends, O_CLOEXEC) == 0 ? fork() : -1;
    if (child == 0)
        become(command, words, ends[1], room_here().columns);
    if (child < 0)
        return complain(STATUS_SYSTEM, "qlab %s: %s", command->name, strerror(errno));
    close(ends[1]);
    char *text = read_all(ends[0]);
    close(ends[0]);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    if (text)
        show(text);
    fflush(stdout);
    free(text);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
