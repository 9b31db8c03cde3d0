/* Finding the run folder to draw: named itself, or the newest complete one of a lab. */
#include "report/plot/newest.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "lab/place.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report/folder/read_folder.h"

static struct result *fail(struct lab_error *error, int status, const char *text)
{
    error->status = status;
    snprintf(error->text, sizeof error->text, "%s", text);
    return NULL;
}

static bool is_run_folder(const char *folder)
{
    char *path = NULL;
    bool found = asprintf(&path, "%s/run.json", folder) >= 0 && access(path, F_OK) == 0;
    free(path);
    return found;
}

static int visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* Names begin with the UTC time, so the newest is the last; NAME.10 comes after NAME.9. */
static int by_time(const struct dirent **a, const struct dirent **b)
{
    return strverscmp((*a)->d_name, (*b)->d_name);
}

/* The newest complete run below `parent`. NULL with error->status 0 if there is none; a damaged
 * newest run is an error, not a reason to draw an older one. */
static struct result *newest(const char *parent, char **folder, struct lab_error *error)
{
    struct dirent **entries = NULL;
    struct result *result = NULL;
    int count = scandir(parent, &entries, visible, by_time);
    error->status = 0;
    for (int i = count - 1; i >= 0; i--) {
        char *path = NULL;
        if (!result && error->status == 0 &&
            asprintf(&path, "%s/%s", parent, entries[i]->d_name) >= 0 && is_run_folder(path)) {
            result = report_read(path, error);
            if (result && !result->complete) {
                result_free(result);
                free(result);
                result = NULL;
            } else if (result) {
                error->status = 0;
                *folder = path;
                path = NULL;
            }
        }
        free(path);
        free(entries[i]);
    }
    free(entries);
    return result;
}

/* A run folder is read as it is, complete or not: it was named. */
static struct result *read_named(const char *word, char **folder, struct lab_error *error)
{
    struct result *result = report_read(word, error);
    if (result && !(*folder = strdup(word))) {
        result_free(result);
        free(result);
        return fail(error, 71, "out of memory");
    }
    return result;
}

static struct result *find_of_lab(const char *name, char **folder, struct lab_error *error)
{
    struct result *result = NULL;
    char *own = NULL, *reference = NULL;
    if (asprintf(&own, "%s/%s", results_folder(), name) < 0 ||
        asprintf(&reference, "%s/reference/%s", results_folder(), name) < 0) {
        fail(error, 71, "out of memory");
    } else {
        result = newest(own, folder, error);
        if (!result && error->status == 0)
            result = is_run_folder(reference) ? read_named(reference, folder, error)
                                              : newest(reference, folder, error);
        if (!result && error->status == 66)
            error->status = 65; /* a run folder that lacks a file is not missing, but damaged */
        if (!result && error->status == 0) {
            error->status = 66;
            snprintf(error->text, sizeof error->text,
                     "%s: no complete run; expected one of: qlab run %s", own, name);
        }
    }
    free(own);
    free(reference);
    return result;
}

struct result *plot_find(const char *word, char **folder, struct lab_error *error)
{
    struct stat facts;
    *folder = NULL;
    if (is_run_folder(word))
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
