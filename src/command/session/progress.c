/* Progress: one line, redrawn, with a bar, the round, the queue and the time left. */
#include "command/session/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BAR = 30 };

void progress_begin(struct progress *progress, size_t total)
{
    const char *term = getenv("TERM");
    progress->shown = isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0;
    progress->total = total;
    clock_gettime(CLOCK_MONOTONIC, &progress->start);
}

void progress_show(const struct progress *progress, size_t done, unsigned round, unsigned rounds,
                   const char *what)
{
    if (!progress->shown)
        return;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double spent = (double)(now.tv_sec - progress->start.tv_sec) +
                   (double)(now.tv_nsec - progress->start.tv_nsec) / 1e9;
    char left[32] = "";
    if (done > 0)
        snprintf(left, sizeof left, "%.0f s left",
                 spent / (double)done * (double)(progress->total - done));
    char bar[BAR * 3 + 1] = "";
    for (size_t i = 0; i < BAR; i++)
        strcat(bar, i * progress->total < done * BAR ? "█" : "░");
    fprintf(stderr, "\r%s  round %u of %u  %-20s %s\033[K", bar, round + 1, rounds, what, left);
    fflush(stderr);
}

void progress_end(const struct progress *progress)
{
    if (progress->shown) {
        fputs("\r\033[K", stderr);
        fflush(stderr);
    }
}
