/* Run folders in trees and tars. */
#include "report/merge/find.h"

#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "report/folder/read_fail.h"

/* The lines of the file "tries" beside the folder; 1 if there is none. */
static unsigned count_tries(const char *folder)
{
    char path[PATH_MAX];
    const char *slash = strrchr(folder, '/');
    unsigned lines = 0;
    snprintf(path, sizeof path, "%.*s/tries", slash ? (int)(slash - folder) : 1,
             slash ? folder : ".");
    FILE *file = fopen(path, "r");
    for (int c; file && (c = fgetc(file)) != EOF;)
        lines += c == '\n';
    if (file)
        fclose(file);
    return lines ? lines : 1;
}

static bool is_run(const char *folder)
{
    char path[PATH_MAX];
    return snprintf(path, sizeof path, "%s/run.json", folder) < PATH_MAX && access(path, F_OK) == 0;
}

/* What comes first where several things are in one folder: the result does not depend on it, but
 * what is complained of first does. */
static int by_name(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* 66 if there is none. */
static int walk(const char *root, const char *told, find_folder *found, void *context,
                struct lab_error *error)
{
    char *roots[] = {strdup(root), NULL};
    FTS *tree =
        roots[0] ? fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR | FTS_COMFOLLOW, by_name) : NULL;
    int status = tree ? 0 : read_no_memory(error);
    size_t count = 0;
    for (FTSENT *entry; status == 0 && (entry = fts_read(tree));) {
        if (entry->fts_info == FTS_DNR)
            status =
                read_fail(error, 66, "%.300s: %s", entry->fts_path, strerror(entry->fts_errno));
        if (entry->fts_info != FTS_D)
            continue;
        if (entry->fts_level > 0 && entry->fts_name[0] == '.') {
            fts_set(tree, entry, FTS_SKIP);
        } else if (is_run(entry->fts_path)) {
            fts_set(tree, entry, FTS_SKIP);
            status = found(context, entry->fts_path, count_tries(entry->fts_path), error);
            count++;
        }
    }
    if (tree)
        fts_close(tree);
    free(roots[0]);
    if (status == 0 && count == 0)
        status =
            read_fail(error, 66, "%.200s: no run folder in it; expected one with a run.json", told);
    return status;
}

static void remove_tree(const char *root)
{
    char *roots[] = {strdup(root), NULL};
    FTS *tree = roots[0] ? fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL) : NULL;
    for (FTSENT *entry; tree && (entry = fts_read(tree));)
        if (entry->fts_info == FTS_DP)
            rmdir(entry->fts_path);
        else if (entry->fts_info != FTS_D)
            unlink(entry->fts_path);
    if (tree)
        fts_close(tree);
    free(roots[0]);
}

/* Unpacks it with tar, which knows compressions and lets no name lead out of the folder. */
static int unpack(const char *tar, const char *folder, struct lab_error *error)
{
    int ended = -1;
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDERR_FILENO);
        execlp("tar", "tar", "--extract", "--no-same-owner", "--no-same-permissions", "--file", tar,
               "--directory", folder, (char *)NULL);
        _exit(127);
    }
    if (child < 0 || waitpid(child, &ended, 0) < 0)
        return read_fail(error, 71, "tar: %s", strerror(errno));
    if (WIFEXITED(ended) && WEXITSTATUS(ended) == 127)
        return read_fail(error, 69, "%.200s: there is no tar to unpack it", tar);
    return ended == 0 ? 0
                      : read_fail(error, 65,
                                  "%.200s: tar cannot unpack it; expected run folders, "
                                  "folders of them, or a tar",
                                  tar);
}

static int walk_tar(const char *tar, find_folder *found, void *context, struct lab_error *error)
{
    char folder[PATH_MAX];
    const char *temporary = getenv("TMPDIR");
    snprintf(folder, sizeof folder, "%.3000s/qlab-merge.XXXXXX",
             temporary && *temporary ? temporary : "/tmp");
    if (!mkdtemp(folder))
        return read_fail(error, 71, "%.200s: %s", folder, strerror(errno));
    int status = unpack(tar, folder, error);
    if (status == 0)
        status = walk(folder, tar, found, context, error);
    remove_tree(folder);
    return status;
}

int find_folders(const char *path, find_folder *found, void *context, struct lab_error *error)
{
    struct stat facts;
    if (stat(path, &facts) != 0)
        return read_fail(error, 66, "%.200s: %s; expected run folders, folders of them, or a tar",
                         path, strerror(errno));
    return S_ISDIR(facts.st_mode) ? walk(path, path, found, context, error)
                                  : walk_tar(path, found, context, error);
}
