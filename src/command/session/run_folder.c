/* The run folder of a session. */
#include "command/session/run_folder.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/line/status.h"
#include "files/whole.h"
#include "lab/lab_error.h"
#include "lab/place.h"
#include "report/folder/folder.h"
#include "report/plot/plot.h"

/* The folder for the lab's run folders, from malloc; NULL when out of memory. */
static char *parent_of(const struct lab *lab, const char *output)
{
    char *parent = NULL;
    if (output)
        return strdup(output);
    return asprintf(&parent, "%s/%s", results_folder(), lab->name) < 0 ? NULL : parent;
}

/* Takes away what a killed command left half-drawn in the newest run folders. */
static void sweep_newest(const char *parent)
{
    enum { NEWEST = 16 };
    struct dirent **entries;
    int count = scandir(parent, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char path[PATH_MAX];
        if (i >= count - NEWEST && *entries[i]->d_name != '.' &&
            snprintf(path, sizeof path, "%s/%s", parent, entries[i]->d_name) < PATH_MAX)
            whole_sweep(path);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

int run_folder_check(const struct lab *lab, const struct settings *settings)
{
    char *parent = parent_of(lab, settings->output);
    if (!parent)
        return complain(STATUS_SYSTEM, "out of memory");
    int error = report_parent(parent);
    if (error == 0)
        sweep_newest(parent);
    if (error)
        complain(unwritten(error), "'%s': no run folder can be made there: %s", parent,
                 strerror(error));
    free(parent);
    return error ? unwritten(error) : 0;
}

/* Draws what is to be drawn at once; without gnuplot a run is a run all the same. */
static void draw(const struct result *result, const struct plot_kind *kind, const char *folder)
{
    static const char *const formats[] = {"svg", "png"};
    struct lab_error error = {0};
    for (size_t i = 0; i < sizeof formats / sizeof *formats && error.status == 0; i++) {
        char *path = NULL;
        if (asprintf(&path, "%s/%s.%s", folder, kind->name, formats[i]) < 0)
            return;
        struct plot_output output = {.format = formats[i], .path = path};
        if ((error.status = plot_draw(result, kind, &output, &error)) != 0)
            complain(0, "no plot: %s", error.text);
        free(path);
    }
}

int run_folder_write(const struct result *result, const char *output, const struct host *named,
                     const struct plot_kind *drawn)
{
    char *parent = parent_of(result->lab, output);
    if (!parent)
        return complain(STATUS_SYSTEM, "out of memory");
    char *folder = NULL;
    struct lab_error problem;
    int error = report_folder(parent, result, named, &folder), status = 0;
    if (error)
        status = complain(unwritten(error), "'%s': cannot write the run folder: %s", parent,
                          strerror(error));
    else
        fprintf(stderr, "wrote %s\n", folder);
    if (status == 0 && (status = plot_data_write(folder, result, &problem)) != 0)
        complain(status, "%s/plot: %s", folder, problem.text);
    if (status == 0 && drawn)
        draw(result, drawn, folder);
    free(folder);
    free(parent);
    return status;
}
