/* Finding the run folder to draw: named itself, or the newest complete one of a lab. */
#include "report/plot/newest.h"
#include "lab/lab_find.h"
#include "lab/place.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "report/folder/read_folder.h"
#include "report/folder/runs.h"
#include "report/result/fail.h"

/* The newest complete run below `parent`. NULL with error->status 0 if there is none; a damaged
 * newest run is an error, not a reason to draw an older one. */
static struct result *newest(const char *parent, char **folder, struct lab_error *error)
{
    struct run_folders runs;
    struct result *result = NULL;
    error->status = 0;
    int problem = runs_find(parent, &runs);
    if (problem)
        fail_with(error, 71, "%s", strerror(problem));
    for (size_t i = 0; i < runs.count && !result && error->status == 0; i++) {
        struct run_folder *run = &runs.list[i];
        if (run->complete && (result = report_read(run->path, error))) {
            error->status = 0;
            *folder = run->path;
            run->path = NULL;
        }
    }
    runs_free(&runs);
    return result;
}

/* A run folder is read as it is, complete or not: it was named. */
static struct result *read_named(const char *word, char **folder, struct lab_error *error)
{
    struct result *result = report_read(word, error);
    if (result && !(*folder = strdup(word))) {
        result_drop(result);
        fail_memory(error);
        return NULL;
    }
    return result;
}

static struct result *find_of_lab(const char *name, char **folder, struct lab_error *error)
{
    struct result *result = NULL;
    char *own = NULL, *reference = NULL;
    if (asprintf(&own, "%s/%s", results_folder(), name) < 0 ||
        asprintf(&reference, "%s/reference/%s", results_folder(), name) < 0) {
        fail_memory(error);
    } else {
        result = newest(own, folder, error);
        if (!result && error->status == 0)
            result = run_folder_is(reference) ? read_named(reference, folder, error)
                                              : newest(reference, folder, error);
        if (!result && error->status == 66)
            error->status = 65; /* a run folder that lacks a file is not missing, but damaged */
        if (!result && error->status == 0)
            fail_with(error, 66, "%s: no complete run; expected one of: qlab run %s", own, name);
    }
    free(own);
    free(reference);
    return result;
}

struct result *plot_find(const char *word, char **folder, struct lab_error *error)
{
    struct stat facts;
    *folder = NULL;
    if (run_folder_is(word))
        return read_named(word, folder, error);
    struct lab *lab = lab_find(word, error);
    if (lab) {
        struct result *result = find_of_lab(lab->name, folder, error);
        lab_free(lab);
        return result;
    }
    if (stat(word, &facts) == 0 && S_ISDIR(facts.st_mode))
        return read_named(word, folder, error); /* which says what is missing there */
    return NULL;
}

bool plot_is_reference(const char *folder)
{
    const char *results = results_folder();
    size_t length = strlen(results);
    return strncmp(folder, results, length) == 0 &&
           strncmp(folder + length, "/reference/", 11) == 0;
}
