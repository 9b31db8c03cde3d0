/* What the plots of measures found, in one sentence. */
#ifndef QLAB_REPORT_PLOT_MEASURES_FINDING_H
#define QLAB_REPORT_PLOT_MEASURES_FINDING_H

#include <stdio.h>

#include "report/plot/kind.h"

/* Writes the words `finding` and `finding_brief` of the measures plot: with a sweep, from where to
 * where the first measure that changes goes; without, which queue had most of it and which least.
 */
void measures_finding(FILE *words, const struct plot_source *source);

/* Writes the word `finding` of the ecdf plot: whose m-th measure is longest in one value of a
 * hundred, and whose is shortest. */
void ecdf_finding(FILE *words, const struct plot_source *source, size_t m);

#endif
