/* What this machine and this build have of all that the lab can use. */
#ifndef QLAB_COMMAND_DOCTOR_HERE_H
#define QLAB_COMMAND_DOCTOR_HERE_H

#include <stdbool.h>
#include <stddef.h>

struct here {
    const char *name; /* "gnuplot" */
    bool there;
    bool needed;         /* by a command; else only by some queues */
    char text[160];      /* what is there ("gnuplot 5.4 patchlevel 4"), or what cannot be done */
    const char *install; /* if it is not there: what to do */
};

enum { HERE_MOST = 40 };

/* Looks; returns how many *list then has; 0: out of memory. */
size_t here_look(struct here list[HERE_MOST]);

#endif
