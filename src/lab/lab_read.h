/* Reads FOLDER/lab.ini into a struct lab. */
#ifndef QLAB_LAB_LAB_READ_H
#define QLAB_LAB_LAB_READ_H

#include "lab/lab.h"
#include "lab/lab_error.h"

/* Reads FOLDER/lab.ini. On failure *error is one line "FILE:LINE: what; expected ...", nothing is
 * allocated and NULL is returned. Free with lab_free. */
struct lab *lab_read(const char *folder, struct lab_error *error);

/* The same, but queue files are not looked at, let alone compiled: to be listed, not to run. */
struct lab *lab_read_by_name(const char *folder, struct lab_error *error);

#endif
