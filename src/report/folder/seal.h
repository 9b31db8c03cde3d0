/* What proves a run folder whole: SHA256SUMS, the sums of its data files, run.json's last, under a
 * line that says when the folder was written. A reader can try `sha256sum -c SHA256SUMS`, too.
 * Plots are derived and may come and go: they have none. */
#ifndef QLAB_REPORT_FOLDER_SEAL_H
#define QLAB_REPORT_FOLDER_SEAL_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/lab_error.h"
#include "report/result/host.h"

#define SEAL_FILE "SHA256SUMS"

/* Writes the sums of these files of the folder; the last is run.json. `written` is UTC; NULL: that
 * is not known. 0, or an errno value. */
int seal_write(const char *folder, const char *const *names, size_t count, const char *written);

/* When the folder was written, as its seal says, without looking at the files; "" if it does not.
 */
void seal_written(const char *folder, char written[HOST_TIME]);

/* Whether all files that the folder's seal lists are what they were; *sealed is false if it has
 * none, as folders of older versions. 0, or error->status with *error filled: 66 a file is missing,
 * 65 it is another, or the seal is no such file. */
int seal_check(const char *folder, bool *sealed, struct lab_error *error);

#endif
