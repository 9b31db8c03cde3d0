/* The words around a plot. */
#ifndef QLAB_REPORT_PLOT_MARGIN_H
#define QLAB_REPORT_PLOT_MARGIN_H

#include "report/plot/kind.h"
#include "report/plot/sheet.h"

/* Writes the title, the finding, the key of families and the footer. */
void plot_words(struct sheet *sheet, const struct plot_source *source);

#endif
