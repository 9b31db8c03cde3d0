/* Run folders in trees and tars. */
#include "report/merge/find.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "files/plain.h"
#include "files/scratch.h"
#include "files/tree.h"
#include "report/result/fail.h"
#include "report/folder/runs.h"

/* The lines of the file "tries" beside the folder; 1 if there is none. */
static unsigned count_tries(const char *folder)
{
    char path[PATH_MAX];
    const char *slash = strrchr(folder, '/');
    const char *why;
    unsigned lines = 0;
    snprintf(path, sizeof path, "%.*s/tries", slash ? (int)(slash - folder) : 1,
             slash ? folder : ".");
    FILE *file = plain_open(path, PLAIN_ANY, &why);
    for (int c; file && (c = fgetc(file)) != EOF;)
        lines += c == '\n';
    if (file)
        fclose(file);
    return lines ? lines : 1;
}

/* Run folders are looked for, and given away. */
struct search {
    find_folder *found;
    void *context;
    struct lab_error *error;
    bool begun; /* the first is the folder that was named */
    size_t count;
};

static int look(void *context, const char *path, bool folder)
{
    struct search *search = context;
    const char *slash = strrchr(path, '/');
    if (!folder)
        return 0;
    if (search->begun && slash && slash[1] == '.')
        return TREE_PAST;
    search->begun = true;
    if (!run_folder_is(path))
        return 0;
    search->count++;
    int status = search->found(search->context, path, count_tries(path), search->error);
    return status ? status : TREE_PAST;
}

/* 66 if there is none. */
static int walk(const char *root, const char *told, find_folder *found, void *context,
                struct lab_error *error)
{
    struct search search = {found, context, error, false, 0};
    struct tree tree = {.look = look, .context = &search};
    int status = tree_walk(&tree, root);
    if (tree.error == ENOMEM)
        return fail_memory(error);
    if (tree.error)
        return fail_with(error, plain_status(tree.error), "%.300s: %s", tree.path,
                         strerror(tree.error));
    if (status == 0 && search.count == 0)
        status =
            fail_with(error, 66, "%.200s: no run folder in it; expected one with a run.json", told);
    return status;
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
        return fail_with(error, 71, "tar: %s", strerror(errno));
    if (WIFEXITED(ended) && WEXITSTATUS(ended) == 127)
        return fail_with(error, 69, "%.200s: there is no tar to unpack it", tar);
    return ended == 0 ? 0
                      : fail_with(error, 65,
                                  "%.200s: tar cannot unpack it; expected run folders, "
                                  "folders of them, or a tar",
                                  tar);
}

static int walk_tar(const char *tar, find_folder *found, void *context, struct lab_error *error)
{
    struct scratch scratch;
    const char *temporary = getenv("TMPDIR");
    int problem =
        scratch_folder(&scratch, temporary && *temporary ? temporary : "/tmp", "qlab-merge.");
    if (problem)
        return fail_with(error, 71, "%.200s: %s", scratch.path, strerror(problem));
    int status = unpack(tar, scratch.path, error);
    if (status == 0)
        status = walk(scratch.path, tar, found, context, error);
    scratch_remove(&scratch);
    return status;
}

int find_folders(const char *path, find_folder *found, void *context, struct lab_error *error)
{
    struct stat facts;
    if (stat(path, &facts) != 0)
        return fail_with(error, 66, "%.200s: %s; expected run folders, folders of them, or a tar",
                         path, strerror(errno));
    return S_ISDIR(facts.st_mode) ? walk(path, path, found, context, error)
                                  : walk_tar(path, found, context, error);
}
