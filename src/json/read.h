/* JSON documents that somebody sent. */
#ifndef QLAB_JSON_READ_H
#define QLAB_JSON_READ_H

#include <jansson.h>
#include <stddef.h>

/* Reads the file's document, and makes spaces of the control characters in its texts: they would
 * command a terminal, and begin lines where there are none. NULL and one line "PATH: what" in
 * `problem`: 0, or the exit status 65, 66 or 71. */
json_t *json_read(const char *path, int *status, char *problem, size_t size);

#endif
