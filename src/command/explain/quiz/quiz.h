/* A quiz: an execution of a random small client, whose answers are to be worked out. */
#ifndef QLAB_COMMAND_EXPLAIN_QUIZ_QUIZ_H
#define QLAB_COMMAND_EXPLAIN_QUIZ_QUIZ_H

#include <stdbool.h>
#include <stdint.h>

#include "lab/lab.h"

struct quiz {
    const struct lab *lab; /* its queues */
    const char *subject;   /* the lab or queue, as typed */
    uint64_t seed; /* the same seed asks the same; at a terminal the next one comes after it */
    bool answers;  /* they are printed, and nobody is asked */
    bool colour;
};

/* Asks, grades each answer by the explorer, and says how many were right; at a terminal again and
 * again. Returns an exit status: 0 whatever was answered, or an error after complaining. */
int quiz_run(const struct quiz *quiz);

#endif
