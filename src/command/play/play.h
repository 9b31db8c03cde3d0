/* Playing: `qlab play`. */
#ifndef QLAB_COMMAND_PLAY_PLAY_H
#define QLAB_COMMAND_PLAY_PLAY_H

#include <stdbool.h>

/* What was typed; NULL if it was not. */
struct play {
    const char *subject; /* a lab, a queue or its file; NULL: the course */
    const char *program, *capacity, *queues;
    const char *output; /* a file */
    bool terminal;      /* play here, not on a page */
};

/* Plays at the terminal, or writes the page and prints its path. An exit status. */
int play_go(const struct play *play);

#endif
