/* Scripts: other people's programs, started, waited for, and never left behind. */
#ifndef QLAB_MEASURE_SCRIPT_H
#define QLAB_MEASURE_SCRIPT_H

#include <signal.h>
#include <stdint.h>
#include <stdio.h>

enum script_end {
    SCRIPT_EXITED,  /* by itself, with .status */
    SCRIPT_KILLED,  /* by a signal that was not ours */
    SCRIPT_LATE,    /* by us, at the limit */
    SCRIPT_STOPPED, /* by us, for *stop was set */
};

struct script {
    FILE *out; /* what it wrote to its stdout, from the beginning: the caller's, to be closed */
    enum script_end end;
    int status;     /* exit status */
    char said[200]; /* the last line that it wrote to its stderr, cut; "" if none */
};

/* Runs argv[0], found along the PATH, until it ends, `limit` ns have passed or *stop is set. It has
 * a process group of its own, which is killed afterwards, so that no child of its is left; and it
 * is killed when this process goes. Its output takes memory, no file. Returns 0 with *script
 * filled, or an errno value. */
int script_run(const char *const argv[], uint64_t limit, const volatile sig_atomic_t *stop,
               struct script *script);

#endif
