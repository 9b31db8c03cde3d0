/* The SHA-256 of a file. */
#ifndef QLAB_FILES_SUM_H
#define QLAB_FILES_SUM_H

#include <stdio.h>

#define SUM_ROOM 65 /* 64 hexadecimal digits and the end */

/* Writes the sum of what is left of an open file. 0, or an errno value. */
int sum_file(FILE *file, char sum[SUM_ROOM]);

#endif
