/* A member of the crew: one worker as the parent sees it, a thread or a child process. */
#ifndef QLAB_MEASURE_MEMBER_H
#define QLAB_MEASURE_MEMBER_H

#include <pthread.h>
#include <sys/types.h>

#include "measure/worker.h"

struct member {
    struct worker worker;
    pthread_t thread;
    pid_t process; /* 0 for a thread */
    bool gone;     /* ended and waited for */
    bool died;     /* and not because the board or its workload said so */
};

/* Starts member->worker as a thread or a process, on a processor of its own (round robin over the
 * allowed ones) if `pin`. 0, or an errno value and nothing was started. */
int member_start(struct member *member, bool process, bool pin);

/* Notices, without waiting, that it has ended, though it was not told to. */
void member_look(struct member *member);

/* True if the process sleeps: it waits for something, and not only for a processor. */
bool member_sleeps(const struct member *member);

/* True if it is a process that somebody has stopped (SIGSTOP). */
bool member_stopped(const struct member *member);

/* Waits until a member that was told to leave has ended. */
void member_join(struct member *member);

/* Ends a member that does not come back by itself, which counts as its death. Its queue must not be
 * used again. */
void member_end(struct member *member);

#endif
