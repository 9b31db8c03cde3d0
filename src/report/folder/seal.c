/* The sums of a run folder's files: written when it is made, compared whenever it is read. */
#include "report/folder/seal.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "files/plain.h"
#include "files/sum.h"
#include "files/whole.h"
#include "report/result/fail.h"

#define LAST       "run.json" /* so that a seal without its end is none */
#define WRITTEN    "# written "
#define SEAL_MOST  65536 /* bytes */
#define SUM_DIGITS (SUM_ROOM - 1)

/* The sum of FOLDER/NAME. 0, or an errno value, with *why in words. */
static int sum_of(const char *folder, const char *name, char sum[SUM_ROOM], const char **why)
{
    char path[PATH_MAX];
    if (snprintf(path, sizeof path, "%s/%s", folder, name) >= PATH_MAX) {
        *why = strerror(ENAMETOOLONG);
        return ENAMETOOLONG;
    }
    FILE *file = plain_open(path, PLAIN_ANY, why);
    if (!file)
        return errno ? errno : EINVAL;
    int error = sum_file(file, sum);
    fclose(file);
    *why = error ? strerror(error) : NULL;
    return error;
}

/* Whether a name leads to a file of the folder itself. */
static bool is_name(const char *name)
{
    return *name && *name != '.' && !strchr(name, '/') && !strchr(name, '\n');
}

int seal_write(const char *folder, const char *const *names, size_t count, const char *written)
{
    struct whole whole;
    char path[PATH_MAX], sum[SUM_ROOM];
    const char *why;
    if (snprintf(path, sizeof path, "%s/" SEAL_FILE, folder) >= PATH_MAX)
        return ENAMETOOLONG;
    int error = whole_open(&whole, path);
    if (error)
        return error;
    if (written)
        fprintf(whole.out, WRITTEN "%s\n", written);
    for (size_t i = 0; i < count && error == 0; i++) {
        error = is_name(names[i]) ? sum_of(folder, names[i], sum, &why) : EINVAL;
        if (error == 0)
            fprintf(whole.out, "%s  %s\n", sum, names[i]);
    }
    return whole_close(&whole, error);
}

/* Compares a file with its line, "SUM  NAME". 0, or error->status. */
static int check_line(const char *folder, const char *line, struct lab_error *error)
{
    char sum[SUM_ROOM];
    const char *name = line + SUM_DIGITS + 2, *why;
    int failed = sum_of(folder, name, sum, &why);
    if (failed)
        return fail_with(error, failed == EINVAL ? 65 : plain_status(failed),
                         "%.200s/%.60s: %s; expected the file that " SEAL_FILE " lists", folder,
                         name, why);
    if (strncmp(sum, line, SUM_DIGITS) != 0)
        return fail_with(
            error, 65, "%.200s/%.60s: not what was written: its SHA-256 is not that in " SEAL_FILE,
            folder, name);
    return 0;
}

/* Whether a line has the shape of one. */
static bool is_line(const char *line)
{
    size_t digits = strspn(line, "0123456789abcdef");
    const char *name = line + SUM_DIGITS + 2;
    return digits == SUM_DIGITS && line[digits] == ' ' && line[digits + 1] == ' ' && is_name(name);
}

/* Checks line by line; the text is taken apart. */
static int check_text(const char *folder, char *text, struct lab_error *error)
{
    const char *last = "";
    unsigned number = 1;
    for (char *end; (end = strchr(text, '\n')); text = end + 1, number++) {
        *end = '\0';
        if (number == 1 && strncmp(text, WRITTEN, strlen(WRITTEN)) == 0)
            continue;
        if (!is_line(text))
            return fail_with(error, 65, "%.200s/" SEAL_FILE ":%u: no line \"SUM  NAME\"", folder,
                             number);
        int status = check_line(folder, text, error);
        if (status)
            return status;
        last = text + SUM_DIGITS + 2;
    }
    if (*text || strcmp(last, LAST) != 0)
        return fail_with(
            error, 65, "%.200s/" SEAL_FILE ":%u: it is cut off; expected " LAST " as its last line",
            folder, number);
    return 0;
}

void seal_written(const char *folder, char written[HOST_TIME])
{
    char path[PATH_MAX], line[sizeof WRITTEN + HOST_TIME] = "";
    const char *why;
    *written = '\0';
    if (snprintf(path, sizeof path, "%s/" SEAL_FILE, folder) >= PATH_MAX)
        return;
    FILE *file = plain_open(path, SEAL_MOST, &why);
    if (file && fgets(line, sizeof line, file) && strncmp(line, WRITTEN, strlen(WRITTEN)) == 0)
        snprintf(written, HOST_TIME, "%.*s", (int)strcspn(line + strlen(WRITTEN), "\n"),
                 line + strlen(WRITTEN));
    if (file)
        fclose(file);
}

int seal_check(const char *folder, bool *sealed, struct lab_error *error)
{
    char path[PATH_MAX];
    size_t length;
    const char *why;
    if (snprintf(path, sizeof path, "%s/" SEAL_FILE, folder) >= PATH_MAX)
        return fail_with(error, 65, "%.200s: %s", folder, strerror(ENAMETOOLONG));
    *sealed = access(path, F_OK) == 0;
    if (!*sealed)
        return 0;
    char *text = plain_read(path, SEAL_MOST, &length, &why);
    if (!text)
        return fail_with(error, plain_status(errno), "%.300s: %s", path, why);
    int status = check_text(folder, text, error);
    free(text);
    return status;
}
