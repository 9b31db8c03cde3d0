/* Progress on stderr: only on a terminal, only between runs. */
#ifndef QLAB_COMMAND_SESSION_PROGRESS_H
#define QLAB_COMMAND_SESSION_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct progress {
    bool shown; /* stderr is a terminal */
    size_t total;
    struct timespec start;
};

void progress_begin(struct progress *progress, size_t total);
/* `done` of the total are over; `round` (from 0) of `rounds` goes on with `what`. */
void progress_show(const struct progress *progress, size_t done, unsigned round, unsigned rounds,
                   const char *what);
/* Wipes the line; the next progress_show draws it again. */
void progress_end(const struct progress *progress);

#endif
