/* The words around a plot. */
#ifndef QLAB_REPORT_PLOT_MARGIN_H
#define QLAB_REPORT_PLOT_MARGIN_H

#include "report/plot/kind.h"

/* Writes the words title, finding and footer, and key.dat, the families. */
void margin_write(struct plot_data *data, FILE *words, const struct plot_source *source,
                  const struct plot_kind *kind);

#endif
