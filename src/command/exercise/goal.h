/* What a student is to reach in a lab's exercise: LAB/exercise/ has exercise.ini, which says it for
 * us, README.md, which says it for the student (the task, hints), and queue.c, the starter. */
#ifndef QLAB_COMMAND_EXERCISE_GOAL_H
#define QLAB_COMMAND_EXERCISE_GOAL_H

#include <stdbool.h>

#include "command/check/cases.h"
#include "command/check/walked.h"
#include "lab/lab_error.h"
#include "queue/queue.h"

struct goal {
    char lab[64];
    char folder[4096]; /* LAB/exercise */
    char reach[200];   /* in words */
    char none[200];    /* why there is no exercise; "" */
    char has[64];      /* functions that the queue must have: "empty get" */
    unsigned calls;    /* every client of up to so many calls is proved */
    unsigned stopped;  /* and of up to so many, that nobody waits for a stopped worker; 0: not */
    unsigned orders;   /* every memory order is needed, by clients of up to so many; 0: not asked */
    unsigned putters, getters;
    bool weak; /* under C11, too */
    bool bag;  /* items need not keep their order */
};

/* Reads the goal of that lab's exercise. 0, or error->status: 64 unknown lab, 66 it has none, 65.
 */
int goal_read(const char *lab, struct goal *goal, struct lab_error *error);

/* The lab whose exercise the file says to be, in a line "qlab: exercise LAB" of a comment. False:
 * it says nothing of that. */
bool goal_named(const char *path, char lab[64]);

/* Adds the case "exercise": whether the queue promises what the goal wants of it. */
void goal_add(struct cases *cases, const struct goal *goal, const struct queue_class *queue);

/* What check then walks through. */
struct walk_plan goal_plan(const struct goal *goal, unsigned seconds);

#endif
