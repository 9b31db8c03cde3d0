/* Swept values in few letters, for axes and labels. */
#ifndef QLAB_REPORT_PLOT_BRIEF_H
#define QLAB_REPORT_PLOT_BRIEF_H

#include "lab/lab.h"

/* A sweep value in few letters: "8", "40k", "50us". Returns `text`. */
char *short_value(char *text, size_t size, const struct lab *lab, size_t i);

#endif
