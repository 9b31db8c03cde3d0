/* Opening what must be a file: a FIFO would be waited for, a device has no end. */
#ifndef QLAB_FILES_PLAIN_H
#define QLAB_FILES_PLAIN_H

#include <stdio.h>
#include <sys/types.h>

#define PLAIN_ANY 0 /* of any size */

/* Opens the file for reading, at once. NULL if it cannot be opened, is a folder (errno says which),
 * is something else than a file, or has more than `most` bytes (errno is 0); *why says so in words.
 */
FILE *plain_open(const char *path, off_t most, const char **why);

/* Its text, from malloc, and how many bytes that is. NULL and *why as above. */
char *plain_read(const char *path, off_t most, size_t *length, const char **why);

/* The exit status of one that was not opened or read, by errno: 65 no such file as expected, 66
 * missing, or not ours to read, 71 the system failed. */
int plain_status(int error);

#endif
