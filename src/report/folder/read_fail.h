/* What is said of a run folder that cannot be read: one line in *error. */
#ifndef QLAB_REPORT_FOLDER_READ_FAIL_H
#define QLAB_REPORT_FOLDER_READ_FAIL_H

#include <jansson.h>

#include "report/result/fail.h"

/* Says what a document lacks, or has something else in place of, in jansson's words: `what`
 * ("stamp: ", or "") is where; or of no memory to look. */
int read_misfit(struct lab_error *error, const char *path, const char *what,
                const json_error_t *problem);

/* The index of a word that must be in the list, or -1 with *error filled: `path` and `key` say
 * where it stands. */
int read_word(const char *path, const char *key, const char *word, const char *const *words,
              struct lab_error *error);

#endif
