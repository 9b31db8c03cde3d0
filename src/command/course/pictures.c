/* The pictures of a report. */
#include "command/course/pictures.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "command/line/status.h"
#include "files/plain.h"
#include "report/plot/plot.h"
#include "report/plot/private.h"
#include "report/result/fail.h"

/* Draws one picture; its text goes to *picture. */
static int draw(const struct entry *entry, size_t kind, const char *path, char **picture,
                struct lab_error *error)
{
    const struct plot_output output = {"svg", path, 0, false};
    const char *why;
    size_t length;
    int status = plot_draw(entry->result, plot_kinds[kind], &output, error);
    if (status == 0)
        *picture = plain_read(path, PLAIN_ANY, &length, &why);
    return status == 0 && !*picture ? fail_with(error, STATUS_SYSTEM, "%.250s: %s", path, why)
                                    : status;
}

/* Draws what it can; what could not be drawn first is told in *error. */
static int draw_all(struct entry *entry, const struct plot_kind *first, const char *directory,
                    struct lab_error *error)
{
    int status = 0;
    for (size_t kind = 0; kind < PLOT_KINDS && status != STATUS_FEATURE; kind++) {
        struct lab_error problem;
        char path[PATH_MAX];
        if (plot_kinds[kind]->left_out(entry->result) || (first && plot_kinds[kind] != first))
            continue;
        snprintf(path, sizeof path, "%s/picture.svg", directory);
        int failed = draw(entry, kind, path, &entry->picture[kind], &problem);
        if (failed && status == 0)
            *error = problem;
        status = status ? status : failed;
    }
    return status;
}

int entry_draw(struct entry *entry, const struct plot_kind *first)
{
    struct private_folder place;
    struct lab_error error;
    int problem = private_open(&place), status = STATUS_SYSTEM;
    if (problem) {
        fail_with(&error, status, "no folder to draw in: %s", strerror(problem));
    } else {
        status = draw_all(entry, first, place.path, &error);
        private_close(&place);
    }
    if (status)
        entry->no_picture = strdup(error.text);
    return status;
}
