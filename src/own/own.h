/* Own queues: files outside of this tree, known to the lab as if they were queues of it.
 *
 * The lab itself never runs their code. It knows a queue by a class that stands in for it, with all
 * that the file says and functions that must not be called; only a contained child (contain.h)
 * loads the object, and from then on the same class has the functions.
 */
#ifndef QLAB_OWN_OWN_H
#define QLAB_OWN_OWN_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/lab_error.h"
#include "queue/queue.h"

/* The queue of that file, compiled and looked at; its name is the path. NULL with *error filled,
 * the status as of compile.h. Asked twice, it is the same. */
const struct queue_class *own_find(const char *path, struct lab_error *error);

/* The same queue instrumented for the explorer. `queue` is from own_find(). */
const struct queue_class *own_twin(const struct queue_class *queue, struct lab_error *error);

/* Whether the class is from own_find() or own_twin(). */
bool own_is(const struct queue_class *queue);

/* In a contained child: loads the queue's code. True also for any other queue. False: `why`. */
bool own_load(const struct queue_class *queue, char *why, size_t size);

/* The object file that such a queue's code was linked of; NULL if it is none. */
const char *own_parts(const struct queue_class *queue);
/* The same, linked: what own_load() loads. */
const char *own_shared(const struct queue_class *queue);

#endif
