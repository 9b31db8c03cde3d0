/* What was done already: a lab's newest complete run in results/. */
#include "command/course/done.h"

#include <dirent.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/lab.h"
#include "lab/place.h"

/* Reads the day of a complete run; false if the folder holds none. */
static bool read_day(const char *folder, char day[11])
{
    char *path = NULL;
    const char *started;
    int complete = 0;
    if (asprintf(&path, "%s/run.json", folder) < 0)
        return false;
    json_t *run = json_load_file(path, 0, NULL);
    bool good = json_unpack(run, "{s:b, s:{s:s}}", "complete", &complete, "machine", "started",
                            &started) == 0 &&
                complete && strlen(started) >= 8;
    if (good)
        snprintf(day, 11, "%.4s-%.2s-%.2s", started, started + 4, started + 6);
    json_decref(run);
    free(path);
    return good;
}

static int visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* Names begin with the time of the run, and NAME.10 comes after NAME.9. */
static int newest_first(const struct dirent **a, const struct dirent **b)
{
    return strverscmp((*b)->d_name, (*a)->d_name);
}

struct done done_find(const char *lab)
{
    struct done done = {0};
    struct dirent **entries = NULL;
    char *parent = NULL, *folder = NULL;
    if (asprintf(&parent, "%s/%s", results_folder(), lab) < 0)
        return done;
    int count = scandir(parent, &entries, visible, newest_first);
    for (int i = 0; i < count; i++) {
        if (!done.folder && asprintf(&folder, "%s/%s", parent, entries[i]->d_name) >= 0) {
            if (read_day(folder, done.day))
                done.folder = folder;
            else
                free(folder);
        }
        free(entries[i]);
    }
    free(entries);
    free(parent);
    return done;
}
