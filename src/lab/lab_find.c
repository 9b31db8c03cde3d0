/* Looks through the folders labs/NN-name. */
#include "lab/lab_find.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "files/plain.h"
#include "lab/lab_error.h"
#include "lab/lab_read.h"
#include "lab/place.h"
#include "lab/words.h"

#define LABS_MOST 256

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* The paths of all folders in the labs folder, in order; a NULL ends them. */
struct paths {
    char *path[LABS_MOST + 1];
    const char *name[LABS_MOST + 1]; /* the lab's name: a part of the path */
    size_t count;
};

static void paths_free(struct paths *paths)
{
    for (size_t i = 0; i < paths->count; i++)
        free(paths->path[i]);
}

static int compare_paths(const void *a, const void *b)
{
    return strverscmp(*(char *const *)a, *(char *const *)b);
}

/* Fills *paths; on failure *error says why and nothing is held. */
static int paths_read(struct paths *paths, struct lab_error *error)
{
    const char *labs = labs_folder();
    *paths = (struct paths){0};
    DIR *folder = opendir(labs);
    if (!folder) {
        lab_fail(error, plain_status(errno), "%.270s: %s; expected a folder of labs", labs,
                 strerror(errno));
        return error->status;
    }
    const struct dirent *entry;
    while (error->status == 0 && (entry = readdir(folder))) {
        char path[PATH_MAX];
        snprintf(path, sizeof path, "%.3000s/%s", labs, entry->d_name);
        if (entry->d_name[0] == '.' || !is_folder(path))
            continue;
        if (paths->count == LABS_MOST)
            lab_fail(error, 65, "%.270s: too many folders; expected at most %d labs", labs,
                     LABS_MOST);
        else if (!(paths->path[paths->count] = strdup(path)))
            lab_fail(error, 71, LAB_NO_MEMORY);
        else
            paths->count++;
    }
    closedir(folder);
    if (error->status != 0) {
        paths_free(paths);
        return error->status;
    }
    qsort(paths->path, paths->count, sizeof paths->path[0], compare_paths);
    int number;
    for (size_t i = 0; i < paths->count; i++)
        paths->name[i] = lab_name_of(paths->path[i], &number);
    return 0;
}

struct lab *lab_find(const char *name, struct lab_error *error)
{
    struct paths paths;
    struct lab *lab = NULL;
    *error = (struct lab_error){0};
    if (strchr(name, '/'))
        return lab_read(name, error);
    if (paths_read(&paths, error))
        return NULL;
    int i = word_index(name, paths.name);
    if (i >= 0) {
        lab = lab_read(paths.path[i], error);
    } else if (is_folder(name)) {
        lab = lab_read(name, error);
    } else if (paths.count == 0) {
        lab_fail(error, 64, "no lab is called \"%.60s\"; %.200s holds no labs", name,
                 labs_folder());
    } else {
        char expected[400];
        lab_fail(error, 64, "no lab is called \"%.60s\"; %s", name,
                 words_expected(expected, sizeof expected, name, paths.name));
    }
    paths_free(&paths);
    return lab;
}

const char *lab_word(const struct lab *lab)
{
    const char *labs = labs_folder();
    size_t length = strlen(labs);
    bool found = lab->folder && strncmp(lab->folder, labs, length) == 0 &&
                 lab->folder[length] == '/' && !strchr(lab->folder + length + 1, '/');
    return found ? lab->name : lab->folder;
}

int lab_all(struct lab ***labs, size_t *count, struct lab_error *error)
{
    struct paths paths;
    *error = (struct lab_error){0};
    *labs = NULL;
    *count = 0;
    if (paths_read(&paths, error))
        return error->status;
    struct lab **all = calloc(paths.count + 1, sizeof *all);
    size_t read = 0;
    if (!all)
        lab_fail(error, 71, LAB_NO_MEMORY);
    while (error->status == 0 && read < paths.count)
        if ((all[read] = lab_read_by_name(paths.path[read], error)))
            read++;
    paths_free(&paths);
    if (error->status != 0) {
        while (read > 0)
            lab_free(all[--read]);
        free(all);
        return error->status;
    }
    *labs = all;
    *count = read;
    return 0;
}
