/* Programs are asked for their version; folders are tried; queues say themselves what they lack. */
#include "command/doctor/here.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/check/walk.h"
#include "history/stamp.h"
#include "lab/place.h"
#include "own/cache.h"
#include "own/filter.h"
#include "own/tool.h"
#include "queue/queue.h"

static const struct utility {
    const char *name, *variable, *usual; /* what is run: what the variable says, or the usual */
    const char *without, *install;
} utilities[] = {
    {"C compiler", "CC", "cc", "no queue file of your own in C", "apt-get install gcc libc6-dev"},
    {"C++ compiler", "CXX", "c++", "no queue file of your own in C++", "apt-get install g++"},
    {"objcopy", NULL, "objcopy", "no C++ queue file is explored", "apt-get install binutils"},
    {"gnuplot", NULL, "gnuplot", "no plots", "apt-get install gnuplot-nox"},
    {"Python", "QLAB_PYTHON", "python3", "no queues of Python's library",
     "apt-get install python3"},
};

static struct here *add(struct here *list, size_t *count, const char *name, bool there, bool needed,
                        const char *text, const char *install)
{
    struct here *one = &list[*count < HERE_MOST ? (*count)++ : HERE_MOST - 1];
    *one = (struct here){.name = name, .there = there, .needed = needed, .install = install};
    snprintf(one->text, sizeof one->text, "%s", text);
    return one;
}

/* 0 or ENOMEM. */
static int add_utility(struct here *list, size_t *count, const struct utility *utility)
{
    static char version[] = "--version";
    const char *named = utility->variable ? getenv(utility->variable) : NULL;
    const char *command = named && *named ? named : utility->usual;
    char copy[1024], *words[34], *rest = copy;
    size_t used = 0;
    struct tool tool;
    snprintf(copy, sizeof copy, "%s", command);
    for (char *word; used < 32 && (word = strsep(&rest, " "));) /* "ccache gcc" */
        if (*word)
            words[used++] = word;
    words[used++] = version;
    words[used] = NULL;
    int error = tool_run(words, &tool);
    if (error == ENOMEM)
        return error;
    bool there = error == 0;
    bool runs = there && tool.status == 0 && tool.out;
    if (runs)
        tool.out[strcspn(tool.out, "\n")] = '\0';
    add(list, count, utility->name, runs, true, runs ? tool.out : utility->without,
        utility->install);
    if (there)
        tool_free(&tool);
    return 0;
}

static bool can_write(const char *path)
{
    char above[4096];
    snprintf(above, sizeof above, "%s", path);
    while (access(above, F_OK) != 0) { /* it is made when it is needed */
        char *slash = strrchr(above, '/');
        if (!slash)
            return access(".", W_OK | X_OK) == 0;
        *(slash == above ? slash + 1 : slash) = '\0';
    }
    return access(above, W_OK | X_OK) == 0;
}

static void add_folders(struct here *list, size_t *count)
{
    const char *labs = labs_folder(), *results = results_folder(), *cache = cache_folder();
    add(list, count, "labs", access(labs, R_OK | X_OK) == 0, true, labs,
        "run it in a checkout, or name the folder in QLAB_LABS");
    bool writes = can_write(results);
    add(list, count, "results", writes, true, results, "name a folder to write to in QLAB_RESULTS");
    add(list, count, "cache", cache != NULL, true, cache ? cache : "no queue file of your own",
        "name a folder to write to in XDG_CACHE_HOME");
}

static void add_machine(struct here *list, size_t *count)
{
    static _Atomic uint64_t ticket;
    struct stamp_clock clock;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    char text[160];
    snprintf(text, sizeof text, "%ld", processors);
    add(list, count, "processors", processors > 1, false, text,
        "with one, what two workers do at a time is rarely seen");
    stamp_clock_open(&clock, STAMP_FENCED, &ticket);
    add(list, count, "clock", clock.kind == STAMP_FENCED, false, clock.why,
        "nothing to install: tickets are slower, and every verdict is as true");
    add(list, count, "explorer", walk_is_here(), true,
        walk_is_here() ? "in this build" : "no explain, check only measures",
        "build without -Db_sanitize=thread");
    add(list, count, "containment", filter_is_here(), false,
        filter_is_here() ? "libseccomp is in this build" : "queue files have limits, no filter",
        "apt-get install libseccomp-dev; meson setup --reconfigure build; ninja -C build");
}

static void add_queues(struct here *list, size_t *count)
{
    for (size_t i = 0; queue_table[i]; i++)
        if (queue_table[i]->unavailable)
            add(list, count, queue_table[i]->name, false, false, "no such queue",
                queue_table[i]->unavailable);
}

size_t here_look(struct here list[HERE_MOST])
{
    size_t count = 0;
    for (size_t i = 0; i < sizeof utilities / sizeof *utilities; i++)
        if (add_utility(list, &count, &utilities[i]))
            return 0;
    add_folders(list, &count);
    add_machine(list, &count);
    add_queues(list, &count);
    return count;
}
