/* The words around a plot. */
#ifndef QLAB_REPORT_PLOT_MARGIN_H
#define QLAB_REPORT_PLOT_MARGIN_H

#include "report/plot/kind.h"

/* Writes the words title, finding and footer, and key.dat, the families. */
void margin_write(struct plot_data *data, FILE *words, const struct plot_source *source,
                  const struct plot_kind *kind);

/* Writes what is worse than what the plot shows as its finding, if there is anything: before the
 * kind writes its own, for the first word counts. */
void margin_wrong(FILE *words, const struct plot_source *source);

#endif
