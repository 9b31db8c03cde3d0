/* What is said of a run folder that cannot be read: one line in *error. */
#ifndef QLAB_REPORT_FOLDER_READ_FAIL_H
#define QLAB_REPORT_FOLDER_READ_FAIL_H

#include "lab/lab.h"
#include "lab/lab_error.h"

/* Fills *error; printf-like. Returns `status`. */
int read_fail(struct lab_error *error, int status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
int read_no_memory(struct lab_error *error);

/* The index of a word that must be in the list, or -1 with *error filled: `path` and `key` say
 * where it stands. */
int read_word(const char *path, const char *key, const char *word, const char *const *words,
              struct lab_error *error);

#endif
