/* Running the program under test. */
#include "command/program.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char folder[64];

const char *program_folder(void)
{
    if (!folder[0]) {
        char results[96];
        strcpy(folder, "/tmp/qlab-test-XXXXXX");
        if (!mkdtemp(folder)) {
            perror("mkdtemp");
            exit(71);
        }
        snprintf(results, sizeof results, "%s/results", folder);
        setenv("QLAB_RESULTS", results, 1);
        unsetenv("NO_COLOR");
    }
    return folder;
}

static int unlink_one(const char *path, const struct stat *info, int type, struct FTW *where)
{
    (void)info;
    (void)type;
    (void)where;
    return remove(path);
}

void program_clean(void)
{
    if (folder[0])
        nftw(folder, unlink_one, 16, FTW_DEPTH | FTW_PHYS);
    folder[0] = '\0';
}

static char *file_text(const char *path)
{
    FILE *file = fopen(path, "r");
    char *text = NULL;
    size_t size = 0;
    if (!file || getdelim(&text, &size, '\0', file) < 0) {
        free(text);
        text = strdup("");
    }
    if (file)
        fclose(file);
    return text;
}

pid_t program_start(const char *tag, const char *words)
{
    char *line;
    if (asprintf(&line, "cd %s && exec %s %s >%s/%s.out 2>%s/%s.err", QLAB_SOURCE_ROOT,
                 QLAB_PROGRAM, words, program_folder(), tag, program_folder(), tag) < 0)
        exit(71);
    pid_t pid = fork();
    if (pid == 0) {
        setpgid(0, 0);
        execl("/bin/sh", "sh", "-c", line, (char *)NULL);
        _exit(71);
    }
    free(line);
    return pid;
}

struct said program_wait(const char *tag, pid_t pid)
{
    int status;
    char path[160];
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    struct said said = {WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status), 0, 0};
    snprintf(path, sizeof path, "%s/%s.out", program_folder(), tag);
    said.out = file_text(path);
    snprintf(path, sizeof path, "%s/%s.err", program_folder(), tag);
    said.err = file_text(path);
    return said;
}

struct said program_run(const char *words, ...)
{
    char *line;
    va_list arguments;
    va_start(arguments, words);
    if (vasprintf(&line, words, arguments) < 0)
        exit(71);
    va_end(arguments);
    struct said said = program_wait("run", program_start("run", line));
    free(line);
    return said;
}

void said_free(struct said *said)
{
    free(said->out);
    free(said->err);
}

/* The parent of a process, and its state letter; -1 if it is gone. */
static pid_t parent_of(pid_t pid, char *state)
{
    char path[64], text[512] = "";
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return -1;
    ssize_t size = read(fd, text, sizeof text - 1);
    close(fd);
    char *end = size > 0 ? strrchr(text, ')') : NULL;
    int parent;
    if (!end || sscanf(end + 1, " %c %d", state, &parent) != 2)
        return -1;
    return parent;
}

int children_of(pid_t pid, pid_t *child)
{
    DIR *proc = opendir("/proc");
    struct dirent *entry;
    int count = 0;
    while (proc && (entry = readdir(proc))) {
        char state;
        pid_t one = atoi(entry->d_name);
        if (one > 0 && parent_of(one, &state) == pid && state != 'Z') {
            if (count++ == 0 && child)
                *child = one;
        }
    }
    if (proc)
        closedir(proc);
    return count;
}

static void breathe(void)
{
    nanosleep(&(struct timespec){.tv_nsec = 2000000}, NULL);
}

int wait_for_children(pid_t pid, int count, pid_t *child)
{
    for (int tries = 0; tries < 5000; tries++, breathe())
        if (children_of(pid, child) >= count)
            return 1;
    return 0;
}

int wait_until_gone(pid_t pid)
{
    for (int tries = 0; tries < 5000; tries++, breathe()) {
        char state = 'Z';
        if (parent_of(pid, &state) < 0 || state == 'Z')
            return 1;
    }
    return 0;
}

static int entries;

static int count_one(const char *path, const struct stat *info, int type, struct FTW *where)
{
    (void)path;
    (void)info;
    (void)type;
    entries += where->level > 0;
    return 0;
}

int results_written(void)
{
    entries = 0;
    nftw(getenv("QLAB_RESULTS"), count_one, 16, FTW_PHYS);
    return entries;
}

const char *program_file(const char *name, const char *text, size_t size)
{
    static char path[160];
    snprintf(path, sizeof path, "%s/%s", program_folder(), name);
    FILE *file = fopen(path, "w");
    if (!file || fwrite(text, 1, size, file) != size || fclose(file) != 0) {
        perror(path);
        exit(71);
    }
    return path;
}
