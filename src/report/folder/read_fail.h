/* What is said of a run folder that cannot be read: one line in *error. */
#ifndef QLAB_REPORT_FOLDER_READ_FAIL_H
#define QLAB_REPORT_FOLDER_READ_FAIL_H

#include <jansson.h>

#include "lab/lab.h"
#include "lab/lab_error.h"

/* Fills *error; printf-like. Returns `status`. */
int read_fail(struct lab_error *error, int status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
int read_no_memory(struct lab_error *error);

/* The same of a document that lacks something, or has something else in its place, in jansson's
 * words: `what` ("stamp: ", or "") is where; or of no memory to look. */
int read_misfit(struct lab_error *error, const char *path, const char *what,
                const json_error_t *problem);

/* The index of a word that must be in the list, or -1 with *error filled: `path` and `key` say
 * where it stands. */
int read_word(const char *path, const char *key, const char *word, const char *const *words,
              struct lab_error *error);

#endif
