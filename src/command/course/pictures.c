/* The pictures of a report. */
#include "command/course/pictures.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/line/status.h"
#include "report/plot/plot.h"
#include "lab/lab_error.h"

static char *read_file(const char *path)
{
    char *text = NULL;
    size_t room = 0;
    FILE *file = fopen(path, "r");
    if (file && getdelim(&text, &room, '\0', file) < 0) {
        free(text);
        text = NULL;
    }
    if (file)
        fclose(file);
    return text;
}

/* Draws one picture; its text goes to *picture. */
static int draw(const struct entry *entry, size_t kind, const char *path, char **picture,
                struct lab_error *error)
{
    const struct plot_output output = {"svg", path, 0, false};
    int status = plot_draw(entry->result, plot_kinds[kind], &output, error);
    if (status == 0)
        *picture = read_file(path);
    unlink(path);
    return status;
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
    const char *parent = getenv("TMPDIR");
    char directory[200];
    struct lab_error error;
    sigset_t all, before;
    snprintf(directory, sizeof directory, "%.150s/qlab-report-XXXXXX", parent ? parent : "/tmp");
    sigfillset(&all); /* a signal that ends the program waits until the directory is gone */
    sigprocmask(SIG_BLOCK, &all, &before);
    int status;
    if (mkdtemp(directory)) {
        status = draw_all(entry, first, directory, &error);
        rmdir(directory);
    } else {
        status = STATUS_SYSTEM;
        snprintf(error.text, sizeof error.text, "%.250s: %s", directory, strerror(errno));
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (status)
        entry->no_picture = strdup(error.text);
    return status;
}
