/* A tool that is run and waited for: a compiler. */
#ifndef QLAB_OWN_TOOL_H
#define QLAB_OWN_TOOL_H

#include <stddef.h>

struct tool {
    int status;      /* its exit status; 127: there is no such program; 128 + signal */
    char *out, *err; /* what it wrote, each ended by a 0 that is not counted */
    size_t out_size;
};

/* Runs argv[0] (looked for in PATH) in the C locale with nothing to read, within a minute of
 * processor time. 0 with *tool filled (tool_free), or an errno value. */
int tool_run(char *const *argv, struct tool *tool);
void tool_free(struct tool *tool);

#endif
