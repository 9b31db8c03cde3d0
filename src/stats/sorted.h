/* What the files of this room share. */
#ifndef QLAB_STATS_SORTED_H
#define QLAB_STATS_SORTED_H

#include <stddef.h>

/* The values in ascending order, from malloc; NULL if n is 0 or memory runs out. */
double *sorted_copy(const double *values, size_t n);

#endif
