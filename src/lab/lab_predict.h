/* The predictions of a lab: [predict] of lab.ini, and what the command line says. */
#ifndef QLAB_LAB_LAB_PREDICT_H
#define QLAB_LAB_LAB_PREDICT_H

#include "lab/lab.h"

/* Adds a prediction that predict_parse() has not seen yet. NULL, or `problem` with one line. */
const char *lab_predict_add(struct lab *lab, const char *name, const char *about, char *problem,
                            size_t size);

/* Why the lab's runs will not show what the prediction is about: a queue or a point that it does
 * not have. NULL, or `problem`. */
const char *lab_predict_fault(const struct lab *lab, const struct prediction *prediction,
                              char *problem, size_t size);

/* Takes a guess: "NAME=GUESS", where NAME is a prediction or one of the queues (its verdict); or
 * "GUESS" alone, of the first prediction that is a number, which is the highest rate of lies if the
 * lab asks for none. NULL, or `problem`. */
const char *lab_predict_guess(struct lab *lab, const char *typed, char *problem, size_t size);

#endif
