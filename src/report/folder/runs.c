/* The run folders of a lab, the newest first. */
#include "report/folder/runs.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "files/grow.h"
#include "json/read.h"
#include "report/folder/seal.h"

#define CLOCKS_S 60

static bool has(const char *folder, const char *name)
{
    char path[PATH_MAX];
    return snprintf(path, sizeof path, "%s/%s", folder, name) < PATH_MAX && access(path, F_OK) == 0;
}

bool run_folder_is(const char *folder)
{
    return has(folder, "run.json") || has(folder, SEAL_FILE);
}

bool run_time_future(const char *time_written)
{
    char soon[HOST_TIME];
    host_time(soon, time(NULL) + CLOCKS_S);
    return strcmp(time_written, soon) > 0;
}

/* The time that a name begins with; none if it begins with something else. */
static void take_name(struct run_folder *run)
{
    const char *name = strrchr(run->path, '/') + 1;
    size_t length = HOST_TIME - 1;
    if (strspn(name, "0123456789") == 8 && name[8] == 'T' && strspn(name + 9, "0123456789") == 6 &&
        name[length - 1] == 'Z')
        snprintf(run->written, sizeof run->written, "%.*s", (int)length, name);
}

/* What its run.json says. One that cannot be read stands where its name says: who takes it will be
 * told why. 0, or ENOMEM. */
static int look_inside(struct run_folder *run)
{
    char path[PATH_MAX], problem[400];
    const char *started = "";
    int status, complete = 0;
    json_error_t wrong = {0};
    if (snprintf(path, sizeof path, "%s/run.json", run->path) >= PATH_MAX)
        return 0;
    json_t *document = json_read(path, &status, problem, sizeof problem);
    seal_written(run->path, run->written);
    if (document && json_unpack_ex(document, &wrong, 0, "{s:b, s:{s:s}}", "complete", &complete,
                                   "machine", "started", &started) == 0) {
        snprintf(run->started, sizeof run->started, "%s", started);
        run->complete = complete;
    } else {
        run->complete = true; /* as far as anybody knows */
    }
    if (!*run->written && *run->started)
        strcpy(run->written, run->started);
    else if (!*run->written)
        take_name(run);
    run->future = run_time_future(run->written);
    bool starved = document && json_error_code(&wrong) == json_error_out_of_memory;
    json_decref(document);
    return status == 71 || starved ? ENOMEM : 0;
}

static int order(const void *a, const void *b)
{
    const struct run_folder *one = a, *other = b;
    int newer = strcmp(other->written, one->written);
    return one->future != other->future ? one->future - other->future
           : newer                      ? newer
                                        : strverscmp(other->path, one->path); /* NAME.10, NAME.9 */
}

/* Adds the folder, if it is one. 0, or ENOMEM. */
static int add(struct run_folders *runs, const char *parent, const char *name)
{
    char *path = NULL;
    if (asprintf(&path, "%s/%s", parent, name) < 0)
        return ENOMEM;
    bool is_run = run_folder_is(path);
    if (!is_run || !grow(&runs->list, runs->count, sizeof *runs->list)) {
        free(path);
        return is_run ? ENOMEM : 0;
    }
    runs->list[runs->count] = (struct run_folder){.path = path};
    return look_inside(&runs->list[runs->count++]);
}

int runs_find(const char *parent, struct run_folders *runs)
{
    int error = 0;
    *runs = (struct run_folders){0};
    DIR *folder = opendir(parent);
    if (!folder)
        return errno == ENOENT || errno == ENOTDIR ? 0 : errno;
    for (struct dirent *entry; error == 0 && (entry = readdir(folder));)
        if (entry->d_name[0] != '.')
            error = add(runs, parent, entry->d_name);
    closedir(folder);
    if (runs->count)
        qsort(runs->list, runs->count, sizeof *runs->list, order);
    return error;
}

void runs_free(struct run_folders *runs)
{
    for (size_t i = 0; i < runs->count; i++)
        free(runs->list[i].path);
    free(runs->list);
}
