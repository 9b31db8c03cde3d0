/* A folder of our own in TMPDIR, for gnuplot to work in. */
#ifndef QLAB_REPORT_PLOT_PRIVATE_H
#define QLAB_REPORT_PLOT_PRIVATE_H

#include <signal.h>

#include "files/scratch.h"

#define PRIVATE_PREFIX "qlab-plot-" /* of their names */

struct private_folder {
    const char *path; /* absolute; of the scratch */
    struct scratch scratch;
    sigset_t before; /* the signals that were held before */
};

/* Makes it. 0, or an errno value with nothing held. As long as it is there, signals that would end
 * the program wait, so that none leaves it or half a picture behind. They wait no longer than
 * gnuplot draws. */
int private_open(struct private_folder *folder);

/* Removes it with all that is in it. */
void private_close(struct private_folder *folder);

#endif
