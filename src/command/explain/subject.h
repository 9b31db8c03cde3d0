/* What is explained or played: a lab or a queue. */
#ifndef QLAB_COMMAND_EXPLAIN_SUBJECT_H
#define QLAB_COMMAND_EXPLAIN_SUBJECT_H

#include "lab/lab.h"

/* The lab of that name, for it knows the program that tells; else one made of the queue of that
 * name, or of the file at that path. NULL after complaining, with an exit status; free with
 * lab_free. */
struct lab *subject_find(const char *name, int *status);

/* A lab made of the queue of that name, or of the file at that path, alone. The same otherwise. */
struct lab *subject_alone(const char *queue, int *status);

/* Changes the lab as --queues and --capacity say; NULL: not typed. 0, or complains and returns an
 * exit status. */
int subject_change(struct lab *lab, const char *queues, const char *capacity);

#endif
