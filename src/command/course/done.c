/* What was done already: a lab's newest complete run in results/. */
#include "command/course/done.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/lab.h"
#include "lab/place.h"
#include "report/folder/runs.h"

int done_find(const char *lab, struct done *done)
{
    struct run_folders runs;
    char *parent = NULL;
    *done = (struct done){0};
    if (asprintf(&parent, "%s/%s", results_folder(), lab) < 0)
        return ENOMEM;
    int error = runs_find(parent, &runs);
    for (size_t i = 0; i < runs.count && !error && !done->folder; i++) {
        struct run_folder *run = &runs.list[i];
        if (!run->complete || strlen(run->started) < 8)
            continue;
        snprintf(done->day, sizeof done->day, "%.4s-%.2s-%.2s", run->started, run->started + 4,
                 run->started + 6);
        done->folder = run->path;
        run->path = NULL;
    }
    runs_free(&runs);
    free(parent);
    return error;
}
