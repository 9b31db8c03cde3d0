/* Runs the qlab program under test and looks at what it said. */
#ifndef QLAB_TESTS_PROGRAM_H
#define QLAB_TESTS_PROGRAM_H

#include <sys/types.h>

struct said {
    int status; /* exit status, or 128 + the signal that ended it */
    char *out, *err;
};

/* Makes a fresh folder for results and trace files; QLAB_RESULTS points into it from then on. */
const char *program_folder(void);
/* Removes it. */
void program_clean(void);

/* Runs "qlab WORDS" through the shell, in the source tree. Free with said_free. */
struct said program_run(const char *words, ...) __attribute__((format(printf, 1, 2)));
void said_free(struct said *said);

/* Starts "qlab WORDS" without waiting, in a process group of its own; stdout and stderr go to files
 * named after `tag`. */
pid_t program_start(const char *tag, const char *words);
/* Waits for it. */
struct said program_wait(const char *tag, pid_t pid);

/* Number of live processes whose parent is `pid`; the first one goes to *child if not NULL. */
int children_of(pid_t pid, pid_t *child);
/* Waits (at most some seconds) until at least `count` children of `pid` run; false if never. */
int wait_for_children(pid_t pid, int count, pid_t *child);
/* Waits (at most some seconds) until the process is gone or a zombie; false if it stays. */
int wait_until_gone(pid_t pid);

/* Number of entries below the results folder. */
int results_written(void);

/* Writes a file into the folder; returns its path (static storage). */
const char *program_file(const char *name, const char *text, size_t size);

#endif
