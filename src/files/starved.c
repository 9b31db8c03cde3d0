/* Out of memory, or of open files, where nobody can go on. */
#include "files/starved.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static void end(const char *line) __attribute__((noreturn));
static void end(const char *line)
{
    _exit(write(STDERR_FILENO, line, strlen(line)) < 0 ? 71 : 71); /* heard or not */
}

void starved(void)
{
    end("qlab: out of memory\n");
}

void starved_opening(void)
{
    if (errno == ENOMEM)
        starved();
    if (errno == EMFILE || errno == ENFILE)
        end("qlab: too many open files\n");
}
