/* The run folders of a lab, by when they were written. Names begin with the time, too, but anybody
 * can give a folder another name, and a clock may have been wrong. */
#ifndef QLAB_REPORT_FOLDER_RUNS_H
#define QLAB_REPORT_FOLDER_RUNS_H

#include <stdbool.h>
#include <stddef.h>

#include "report/result/host.h"

struct run_folder {
    char *path;
    char started[HOST_TIME]; /* "" if its run.json does not say, or cannot be read */
    char written[HOST_TIME]; /* of older versions when it started, else what its name begins with */
    bool complete;
    bool future; /* it was written later than now */
};

struct run_folders {
    struct run_folder *list;
    size_t count;
};

/* Whether a folder is one: it has a run.json, or the sums of one. */
bool run_folder_is(const char *folder);

/* Finds those in `parent`, the newest first; behind all others those of the future, and those that
 * do not say when. 0, or an errno value; free with runs_free() all the same. */
int runs_find(const char *parent, struct run_folders *runs);
void runs_free(struct run_folders *runs);

/* Whether such a time is later than now, by more than clocks of two machines differ. */
bool run_time_future(const char *time);

#endif
