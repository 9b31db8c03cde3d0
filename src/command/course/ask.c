/* Questions of a study session, and what ^C means in one. */
#include "command/course/ask.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "command/line/colour.h"
#include "report/text/grid.h"

static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal)
{
    (void)signal;
    interrupted = 1;
}

void ask_listen(void)
{
    struct sigaction action = {.sa_handler = on_interrupt}; /* no SA_RESTART: a question ends */
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
}

bool ask_interrupted(void)
{
    return interrupted;
}

/* Waits until a line can be read. ^C is heeded only while it waits, so none is missed before. */
static void wait_for_line(void)
{
    struct pollfd keyboard = {.fd = STDIN_FILENO, .events = POLLIN};
    sigset_t held, before;
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigprocmask(SIG_BLOCK, &held, &before);
    while (!interrupted && ppoll(&keyboard, 1, NULL, &before) < 0 && errno == EINTR)
        ;
    sigprocmask(SIG_SETMASK, &before, NULL);
}

enum reply ask(const char *question, const char **text)
{
    static char *line;
    static size_t room;
    const bool colour = colour_wanted(COLOUR_AUTO);
    printf("\n%s%s%s ", style_begin(GRID_BOLD, colour), question, style_end(colour));
    int failed = fflush(stdout);
    wait_for_line();
    if (failed || interrupted || getline(&line, &room, stdin) < 0) {
        putchar('\n');
        return REPLY_QUIT;
    }
    char *begin = line + strspn(line, " \t"), *end = begin + strlen(begin);
    while (end > begin && strchr(" \t\r\n", end[-1]))
        *--end = '\0';
    *text = begin;
    return *begin == '\0'            ? REPLY_NEXT
           : strcmp(begin, "s") == 0 ? REPLY_SKIP
           : strcmp(begin, "q") == 0 ? REPLY_QUIT
                                     : REPLY_TEXT;
}
