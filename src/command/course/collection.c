/* Which results go into the report. */
#include "command/course/collection.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/line/future.h"
#include "command/line/status.h"
#include "command/course/done.h"
#include "files/grow.h"
#include "report/plot/newest.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "lab/place.h"

/* The next entry, or NULL when out of memory. */
static struct entry *add(struct collection *collection)
{
    if (!grow(&collection->list, collection->count, sizeof *collection->list)) {
        complain(STATUS_SYSTEM, "out of memory");
        return NULL;
    }
    collection->list[collection->count] = (struct entry){0};
    return &collection->list[collection->count++];
}

static const struct lab *lab_called(const struct collection *collection, const char *name)
{
    for (size_t i = 0; i < collection->lab_count; i++)
        if (strcmp(collection->labs[i]->name, name) == 0)
            return collection->labs[i];
    return NULL;
}

/* Adds the result that `word` finds under that name, or that of its lab if NULL. A lab without any
 * result is added as such, if it may be. */
static int add_result(struct collection *collection, const char *word, const char *name,
                      bool may_lack)
{
    struct lab_error error;
    struct entry *entry = add(collection);
    if (!entry)
        return STATUS_SYSTEM;
    entry->result = plot_find(word, &entry->folder, &error);
    if (!entry->result && !(may_lack && error.status == STATUS_MISSING))
        return complain(error.status, "%s", error.text);
    if (entry->result)
        future_tell(entry->folder, entry->result);
    entry->lab = lab_called(collection, name ? name : entry->result->lab->name);
    entry->name = strdup(name ? name : entry->result->lab->name);
    return entry->name ? 0 : complain(STATUS_SYSTEM, "out of memory");
}

static int visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* Adds what reference/ holds under that name, if it is a run folder. */
static int add_reference(struct collection *collection, const char *parent, const char *name)
{
    char *folder = NULL, *file = NULL;
    int status = 0;
    if (asprintf(&folder, "%s/%s", parent, name) < 0 || asprintf(&file, "%s/run.json", folder) < 0)
        status = complain(STATUS_SYSTEM, "out of memory");
    else if (access(file, F_OK) == 0)
        status = add_result(collection, folder, name, false);
    free(folder);
    free(file);
    return status;
}

/* The comparison of speed: measured by a verb, and by no lab. */
#define SPEEDS "throughput"

/* Adds the newest comparison of speed, and the run folders in reference/ that are of no lab of the
 * course. */
static int add_others(struct collection *collection)
{
    struct done own;
    struct dirent **entries = NULL;
    char *parent = NULL;
    int failed = done_find(SPEEDS, &own);
    if (failed)
        return complain(STATUS_SYSTEM, "%s: %s", results_folder(), strerror(failed));
    int status = own.folder ? add_result(collection, own.folder, SPEEDS, false) : 0;
    if (asprintf(&parent, "%s/reference", results_folder()) < 0)
        return complain(STATUS_SYSTEM, "out of memory");
    int count = scandir(parent, &entries, visible, alphasort);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        if (status == 0 && !lab_called(collection, name) &&
            !(own.folder && strcmp(name, SPEEDS) == 0))
            status = add_reference(collection, parent, name);
        free(entries[i]);
    }
    free(entries);
    free(parent);
    free(own.folder);
    return status;
}

int collection_read(struct collection *collection, char *const *words, size_t count, bool may_lack)
{
    struct lab_error error;
    *collection = (struct collection){0};
    int status = lab_all(&collection->labs, &collection->lab_count, &error);
    if (status)
        return complain(status, "%s", error.text);
    for (size_t i = 0; i < count && status == 0; i++)
        status = add_result(collection, words[i], may_lack ? words[i] : NULL, may_lack);
    if (count > 0)
        return status;
    for (size_t i = 0; i < collection->lab_count && status == 0; i++) {
        const char *name = collection->labs[i]->name;
        status = add_result(collection, name, name, true);
    }
    return status ? status : add_others(collection);
}

static void entry_free(struct entry *entry)
{
    result_drop(entry->result);
    free(entry->name);
    free(entry->folder);
    for (size_t kind = 0; kind < PLOT_KINDS; kind++)
        free(entry->picture[kind]);
    free(entry->no_picture);
    free(entry->explained);
    free(entry->not_explained);
    free(entry->levels);
    free(entry->player);
}

void collection_free(struct collection *collection)
{
    for (size_t i = 0; i < collection->count; i++)
        entry_free(&collection->list[i]);
    for (size_t i = 0; i < collection->lab_count; i++)
        lab_free(collection->labs[i]);
    free(collection->list);
    free(collection->labs);
}
