/* Run folders: a temporary name first, the final one when whole. */
#ifndef QLAB_REPORT_FOLDER_FOLDER_H
#define QLAB_REPORT_FOLDER_FOLDER_H

#include "report/result/result.h"

/* Makes the folder PARENT, and those above it, ready for run folders: to be called before
 * measuring, so that nothing is measured in vain. 0, or an errno value if nothing can be written
 * there. */
int report_parent(const char *parent);

/* What the names of folders that are not finished begin with. */
#define UNFINISHED ".unfinished."

/* Makes PARENT/<utc>.<commit>[-dirty].<host>/, called as a run of that host would be, with
 * run.json, runs.csv, points.csv, run.txt, samples.csv and witness.csv (if there are any), of a
 * merged result shards.csv and machines.csv, and the sums of all of them, under a temporary name
 * first. *folder gets the final path (free it), and is NULL if nothing is there. 0, or an errno
 * value. */
int report_folder(const char *parent, const struct result *result, const struct host *named,
                  char **folder);

#endif
