/* The pictures of a report. */
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "command/report.h"

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

/* Draws what it can; what could not be drawn first is told in *error. */
static int draw_all(struct entry *entry, const char *directory, struct lab_error *error)
{
    int status = 0;
    for (int kind = 0; kind < PLOT_COUNT && status != STATUS_FEATURE; kind++) {
        struct lab_error problem;
        char path[PATH_MAX];
        if (plot_left_out(entry->result, (enum plot_kind)kind))
            continue;
        snprintf(path, sizeof path, "%s/picture.svg", directory);
        int failed = plot_draw(entry->result, (enum plot_kind)kind,
                               &(struct plot_output){"svg", path, 0, false}, &problem);
        if (!failed)
            entry->picture[kind] = read_file(path);
        else if (status == 0)
            *error = problem;
        status = status ? status : failed;
        unlink(path);
    }
    return status;
}

int entry_draw(struct entry *entry)
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
        status = draw_all(entry, directory, &error);
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
