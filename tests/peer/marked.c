/* Looks through /proc. */
#include "marked.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define MARK       "QLAB_TEST_MARK"
#define LOOKS_MOST 6000 /* of 10 ms */

static char mark[64];

void marked_begin(void)
{
    static int number;
    char value[32];
    snprintf(value, sizeof value, "%d.%d", (int)getpid(), ++number);
    snprintf(mark, sizeof mark, MARK "=%s", value);
    setenv(MARK, value, 1);
}

void marked_end(void)
{
    unsetenv(MARK);
}

/* Reads a file of a process; its size, or 0. */
static size_t read_file(const char *pid, const char *name, char *text, size_t size)
{
    char path[300];
    snprintf(path, sizeof path, "/proc/%s/%s", pid, name);
    FILE *file = fopen(path, "r");
    size_t got = file ? fread(text, 1, size - 1, file) : 0;
    text[got] = '\0';
    if (file)
        fclose(file);
    return got;
}

static bool is_marked(const char *pid)
{
    static char text[1 << 17];
    size_t size = read_file(pid, "environ", text, sizeof text);
    for (const char *at = text; at < text + size; at += strlen(at) + 1)
        if (strcmp(at, mark) == 0) /* a zombie has no environment left */
            return true;
    return false;
}

/* Calls `visit` for every marked process; returns how many there are. */
static size_t marked_visit(void (*visit)(const char *pid))
{
    size_t count = 0;
    DIR *folder = opendir("/proc");
    for (struct dirent *entry; folder && (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] < '1' || entry->d_name[0] > '9' || !is_marked(entry->d_name))
            continue;
        count++;
        if (visit)
            visit(entry->d_name);
    }
    if (folder)
        closedir(folder);
    return count;
}

size_t marked_wait(size_t wanted)
{
    size_t now = marked_visit(NULL);
    for (int i = 0; i < LOOKS_MOST && (wanted > 0 ? now < wanted : now > 0); i++) {
        nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
        now = marked_visit(NULL);
    }
    return now;
}

static pid_t child;

static void keep_child(const char *pid)
{
    char text[1024], parent[16];
    read_file(pid, "stat", text, sizeof text);
    const char *at = strrchr(text, ')'); /* the end of its name; then its state and its parent */
    if (at && sscanf(at, ") %*c %15s", parent) == 1 && is_marked(parent))
        child = (pid_t)atoi(pid);
}

bool marked_kill(void)
{
    child = 0;
    marked_visit(keep_child);
    return child && kill(child, SIGKILL) == 0;
}
