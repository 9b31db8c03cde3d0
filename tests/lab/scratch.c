#include "scratch.h"

#include "../check.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "lab/lab_read.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

char scratch[] = "/tmp/qlab-test-XXXXXX";

static void write_file(const char *path, const char *text, size_t length)
{
    FILE *file = fopen(path, "w");
    check_that(file && fwrite(text, 1, length, file) == length, "%s can be written", path);
    if (file)
        check_int("fclose", fclose(file), 0);
}

void make_lab(char folder[PATH_LENGTH], const char *name, const char *text, size_t length)
{
    char path[PATH_LENGTH + 16];
    snprintf(folder, PATH_LENGTH, "%s/%s", scratch, name);
    check_that(mkdir(folder, 0700) == 0 || errno == EEXIST, "%s can be made", folder);
    snprintf(path, sizeof path, "%s/lab.ini", folder);
    unlink(path);
    write_file(path, text, length);
}

struct lab *right(const char *text)
{
    char folder[PATH_LENGTH];
    struct lab_error error;
    make_lab(folder, "right", text, strlen(text));
    struct lab *lab = lab_read(folder, &error);
    check_that(lab != NULL, "read without error, got: %.400s", error.text);
    return lab;
}

void refused(const char *folder, int status, const char *want)
{
    struct lab_error error;
    struct lab *lab = lab_find(folder, &error);
    check_that(lab == NULL, "%s is refused", folder);
    lab_free(lab);
    check_text("message", error.text, want);
    check_int("status", error.status, status);
}

char *read_text(const char *path)
{
    size_t room = 1 << 18, length = 0;
    char *text = calloc(1, room);
    FILE *file = fopen(path, "r");
    check_that(text && file, "%.400s can be read", path);
    if (text && file)
        length = fread(text, 1, room - 1, file);
    check_that(length > 0 && length < room - 1, "%.400s is neither empty nor huge", path);
    if (file)
        fclose(file);
    return text;
}
