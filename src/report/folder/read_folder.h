/* What the files that read a run folder share. All fill *error with one line. */
#ifndef QLAB_REPORT_FOLDER_READ_FOLDER_H
#define QLAB_REPORT_FOLDER_READ_FOLDER_H

#include "report/folder/json.h"

/* Fills *error; printf-like. Returns `status`. */
int read_fail(struct lab_error *error, int status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
int read_no_memory(struct lab_error *error);

/* The index of a word that must be in the list, or -1. */
int read_word(const char *path, const char *key, const char *word, const char *const *words,
              struct lab_error *error);

/* Reads the machine from the document of a run.json. 0 or error->status. (read.c) */
int read_host(const char *path, json_t *document, struct host *host, struct lab_error *error);

/* Makes result->lab from the document; result->clock is known. 0 or error->status. */
int read_lab(const char *path, json_t *document, struct result *result, struct lab_error *error);

#endif
