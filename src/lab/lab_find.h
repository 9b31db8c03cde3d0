/* Finds labs: by name among the folders labs/NN-name, by path, or all of them. */
#ifndef QLAB_LAB_LAB_FIND_H
#define QLAB_LAB_LAB_FIND_H

#include <stddef.h>

#include "lab/lab.h"
#include "lab/lab_error.h"

/* Reads a lab by name ("get-nowait") or, if the word is no lab's name, by path ("./my-lab"). An
 * unknown name names the nearest. NULL on failure, as lab_read(). */
struct lab *lab_find(const char *name, struct lab_error *error);

/* How the lab is called on the command line: by name if that finds it, else by its folder; NULL if
 * it was put together there. Lives as long as the lab. */
const char *lab_word(const struct lab *lab);

/* All labs of the course in order. Returns 0 with *labs from malloc and each for lab_free, or
 * error->status: a broken lab is an error. */
int lab_all(struct lab ***labs, size_t *count, struct lab_error *error);

#endif
