/* A text that is written like a file, and stays in memory. */
#ifndef QLAB_FILES_DRAFT_H
#define QLAB_FILES_DRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct draft {
    FILE *out;  /* to be written to */
    char *text; /* once it is closed, from malloc */
    size_t size;
};

/* Begins it. False when out of memory: then .out and .text are NULL. */
bool draft_open(struct draft *draft);

/* Ends it: 0, with its text; or `error`, an errno value, or ENOMEM, with .text NULL. */
int draft_close(struct draft *draft, int error);

#endif
