/* The run folder of a throughput comparison, whole or not at all. */
#include "report/folder/throughput_folder.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/folder/folder.h"
#include "report/folder/throughput_data.h"
#include "report/plot/throughput_plot.h"
#include "report/text/grid.h"
#include "report/text/throughput_text.h"
#include "lab/lab_error.h"

static int write_text(FILE *out, const struct throughput_result *result)
{
    return throughput_text(out, result, GRID_WIDTH, false);
}

static const struct {
    const char *name;
    int (*write)(FILE *out, const struct throughput_result *result);
} files[] = {
    {"run.json", throughput_json},
    {"runs.csv", throughput_runs_csv},
    {"points.csv", throughput_points_csv},
    {"run.txt", write_text},
};
#define FILE_COUNT (sizeof files / sizeof *files)

static const char *const pictures[][2] = {{"svg", "throughput.svg"}, {"png", "throughput.png"}};
#define PICTURE_COUNT (sizeof pictures / sizeof *pictures)

static int path_in(char *path, const char *folder, const char *name)
{
    return snprintf(path, PATH_MAX, "%s/%s", folder, name) < PATH_MAX ? 0 : ENAMETOOLONG;
}

static int write_file(const char *folder, size_t i, const struct throughput_result *result)
{
    char path[PATH_MAX];
    if (path_in(path, folder, files[i].name))
        return ENAMETOOLONG;
    FILE *out = fopen(path, "wx");
    if (!out)
        return errno;
    int error = files[i].write(out, result);
    if (fclose(out) != 0 && error == 0)
        error = errno;
    return error;
}

/* Draws both pictures, or none: a run without gnuplot is a run all the same. */
static void draw(const char *folder, const struct throughput_result *result,
                 struct lab_error *error)
{
    char path[PATH_MAX];
    error->status = 0;
    error->text[0] = '\0';
    for (size_t i = 0; i < PICTURE_COUNT && error->status == 0; i++) {
        if (path_in(path, folder, pictures[i][1]))
            return;
        error->status = throughput_plot(
            result, &(struct plot_output){.format = pictures[i][0], .path = path}, error);
    }
}

static void remove_all(const char *folder)
{
    char path[PATH_MAX];
    for (size_t i = 0; i < FILE_COUNT; i++)
        if (path_in(path, folder, files[i].name) == 0)
            unlink(path);
    for (size_t i = 0; i < PICTURE_COUNT; i++)
        if (path_in(path, folder, pictures[i][1]) == 0)
            unlink(path);
    rmdir(folder);
}

int throughput_folder(const char *parent, const struct throughput_result *result, char **folder,
                      struct lab_error *error)
{
    char temporary[PATH_MAX];
    int problem = folder_begin(parent, temporary);
    *folder = NULL;
    if (problem)
        return problem;
    for (size_t i = 0; i < FILE_COUNT && problem == 0; i++)
        problem = write_file(temporary, i, result);
    if (problem == 0) {
        draw(temporary, result, error);
        problem = folder_settle(temporary, parent, &result->host, folder);
    }
    if (problem)
        remove_all(temporary);
    return problem;
}
