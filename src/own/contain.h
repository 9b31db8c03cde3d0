/* A piece of work in a process of its own, whatever code of a stranger it runs.
 *
 * The child has limits of processor time, memory, wall time and, by a filter of system calls, of
 * what it may do to others: it may not start programs or processes, signal others, open a file for
 * writing, trace, connect. What it is to leave behind it writes to memory shared with its parent.
 * Not contained: what it reads, that shared memory, what the compiler does, and, where workers are
 * processes or the lab was built without libseccomp, processes that it starts until its end.
 */
#ifndef QLAB_OWN_CONTAIN_H
#define QLAB_OWN_CONTAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct limits {
    unsigned seconds; /* wall time until it is ended; 0: none */
    uint64_t memory;  /* bytes of its own, beyond what the parent has; 0: three quarters of the
                         machine's */
    bool processes;   /* its workers are processes */
    bool prints;      /* stdout is the lab's own; else what is printed there goes nowhere */
};

enum end {
    END_RETURNED, /* .value is what the work returned */
    END_EXITED,   /* somebody called exit(.value), or _exit() */
    END_THREAD,   /* somebody called pthread_exit() in the thread that works here */
    END_CRASHED,  /* by the signal .value */
    END_TIME,     /* it was ended after limits.seconds */
};

struct ending {
    enum end how;
    int value;
    char place[256]; /* "my.c:21" in a queue file, where that is known; else "" */
};

/* Does `work` in a contained child and waits for its end. 0 with *ending filled, or an errno value:
 * there was no child. */
int contain(int (*work)(void *argument), void *argument, const struct limits *limits,
            struct ending *ending);

/* In words: "crashed (Segmentation fault) at my.c:21"; NULL if it returned. */
const char *ending_words(const struct ending *ending, char *text, size_t size);

/* Memory that a contained child and its parent share, all zeros; NULL: none. */
void *contain_share(size_t bytes);
void contain_unshare(void *shared, size_t bytes);

#endif
