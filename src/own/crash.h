/* How a contained child says where it came to its end. */
#ifndef QLAB_OWN_CRASH_H
#define QLAB_OWN_CRASH_H

#include <limits.h>
#include <stdint.h>

/* Shared with the parent; all zeros at first. */
struct crash {
    volatile int told; /* 1: by a signal, 2: by exit(); the rest is filled */
    int value;         /* that signal, or that status */
    char object[PATH_MAX];
    uint64_t offset; /* in that object; 0: none of ours */
};

/* In the child: from now on a fatal signal, or exit(), is noted there before it ends us. */
void crash_watch(struct crash *crash);

/* In a thread that will run a queue's code: also where it has used up its own stack. */
void crash_watch_thread(void);

#endif
