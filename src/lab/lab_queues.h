/* The queues of a lab: named by people, found in the queue table. */
#ifndef QLAB_LAB_LAB_QUEUES_H
#define QLAB_LAB_LAB_QUEUES_H

#include <stdbool.h>

#include "lab/lab.h"
#include "lab/lab_error.h"

#define QUEUES_MOST 256 /* of one lab, and of the table */

/* Queues that are files from outside: who knows the path of one from a name, and finds it. */
struct queue_files {
    bool (*is_path)(const char *name);
    const struct queue_class *(*find)(const char *path, struct lab_error *error);
    const struct queue_class *(*remember)(const char *path);
};
extern const struct queue_files own_files; /* of the room own */

/* The queue of that name, or of the file at that path. NULL with *error filled. */
const struct queue_class *lab_queue(const char *name, struct lab_error *error);

/* The same for reading what was measured earlier: of a file only the name, without looking at it.
 * NULL: it is not in this build, or out of memory. */
const struct queue_class *lab_queue_remembered(const char *name);

/* Whether lab_queue() would know it, or look for a file. */
bool lab_is_queue(const char *name);

/* The same as a lab says it: the path of a file is from the lab's folder, if it has one. */
const struct queue_class *lab_queue_in(const struct lab *lab, const char *name,
                                       struct lab_error *error);

/* Adds such a queue with that expectation, or with what it claims if -1. False with *error filled:
 * what is wrong and what was expected. */
bool lab_add_queue(struct lab *lab, const char *name, int expectation, struct lab_error *error);

/* The place among the lab's of the queue of that name; how many it has if there is none, or for
 * NULL. */
size_t lab_queue_place(const struct lab *lab, const char *name);

/* The name of the lab's i-th queue where there is little room: of a file without its folders,
 * unless another would be called the same. */
const char *lab_queue_label(const struct lab *lab, size_t i);

/* Replaces the queues by names separated by commas or spaces, which are part of a name behind a
 * backslash; queues the lab had keep their expectation, others are expected to do what they claim.
 * False with *error filled; then the lab is unchanged. */
bool lab_set_queues(struct lab *lab, const char *names, struct lab_error *error);

#endif
