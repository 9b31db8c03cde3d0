/* The outline of the course: every lab with what was done of it already. */
#include "command/course/outline.h"

#include <stdlib.h>
#include <string.h>

#include "command/line/status.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "lab/place.h"

int outline_read(struct outline *outline)
{
    struct lab_error error;
    int failed;
    if (lab_all(&outline->labs, &outline->count, &error))
        return complain(error.status, "%s", error.text);
    outline->done = calloc(outline->count + 1, sizeof *outline->done);
    if (!outline->done) {
        outline_free(outline);
        return complain(STATUS_SYSTEM, "out of memory");
    }
    for (size_t i = 0; i < outline->count; i++)
        if ((failed = done_find(outline->labs[i]->name, &outline->done[i]))) {
            outline_free(outline);
            return complain(STATUS_SYSTEM, "%s: %s", results_folder(), strerror(failed));
        }
    return 0;
}

void outline_free(struct outline *outline)
{
    for (size_t i = 0; i < outline->count; i++) {
        if (outline->done)
            free(outline->done[i].folder);
        lab_free(outline->labs[i]);
    }
    free(outline->done);
    free(outline->labs);
}
