/* What run.json says of the files beside it. */
#include "report/folder/manifest.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "json/read.h"
#include "report/result/fail.h"
#include "report/folder/seal.h"

#define FILES_MOST 16

bool manifest_lists(json_t *document, const char *name)
{
    json_t *manifest = json_object_get(document, "manifest");
    for (size_t i = 0; i < json_array_size(manifest); i++) {
        const char *file = json_string_value(json_array_get(manifest, i));
        if (file && strcmp(file, name) == 0)
            return true;
    }
    return false;
}

int manifest_seal(const char *folder, struct lab_error *error)
{
    char path[PATH_MAX];
    const char *names[FILES_MOST + 1];
    size_t count = 0;
    if (snprintf(path, sizeof path, "%s/run.json", folder) >= PATH_MAX)
        return fail_with(error, 65, "%.200s: %s", folder, strerror(ENAMETOOLONG));
    json_t *document = json_read(path, &error->status, error->text, sizeof error->text);
    json_t *manifest = json_object_get(document, "manifest");
    if (!document)
        return error->status;
    for (size_t i = 0; i < json_array_size(manifest) && count < FILES_MOST; i++) {
        const char *name = json_string_value(json_array_get(manifest, i));
        if (name && strcmp(name, "run.json") != 0 && strcmp(name, SEAL_FILE) != 0)
            names[count++] = name;
    }
    names[count++] = "run.json";
    int failed = seal_write(folder, names, count, NULL);
    json_decref(document);
    if (failed == ENOMEM)
        return fail_memory(error);
    return failed ? fail_with(error, failed == ENOENT ? 66 : 73, "%.200s/" SEAL_FILE ": %s", folder,
                              strerror(failed))
                  : 0;
}
