/* The queues of a lab: named by people, found in the queue table. */
#ifndef QLAB_LAB_LAB_QUEUES_H
#define QLAB_LAB_LAB_QUEUES_H

#include <stddef.h>

#include "lab/lab.h"

/* Adds a queue with that expectation, or with what it claims if -1. NULL, or `problem` with one
 * line what is wrong and what was expected. */
const char *lab_add_queue(struct lab *lab, const char *name, int expectation, char *problem,
                          size_t size);

/* Replaces the queues by names separated by commas or spaces; queues the lab had keep their
 * expectation, others are expected to do what they claim. NULL, or `problem` as above; then the lab
 * is unchanged. */
const char *lab_set_queues(struct lab *lab, const char *names, char *problem, size_t size);

#endif
