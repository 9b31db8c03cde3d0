/* A folder for what a harness must have as files. */
#ifndef QLAB_TESTS_FUZZ_SCRATCH_H
#define QLAB_TESTS_FUZZ_SCRATCH_H

#include <stddef.h>

/* Its path; made once, removed at the end. */
const char *fuzz_folder(void);

/* Writes a file of that name there. */
void fuzz_write(const char *name, const void *data, size_t size);

#endif
