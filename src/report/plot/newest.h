/* Finding the run folder to draw. */
#ifndef QLAB_REPORT_PLOT_NEWEST_H
#define QLAB_REPORT_PLOT_NEWEST_H

#include <stdbool.h>

#include "report/result/result.h"
#include "lab/lab_error.h"

/* Reads the result to be drawn: `word` is a run folder, or a lab, whose newest complete run is
 * taken (else its reference). *folder gets the path, from malloc. NULL and one line in *error on
 * failure; free with result_drop. */
struct result *plot_find(const char *word, char **folder, struct lab_error *error);

/* Whether the run in that folder came with the labs, from another machine. */
bool plot_is_reference(const char *folder);

#endif
