/* The terminal that a text is written for. */
#ifndef QLAB_REPORT_TEXT_TERMINAL_H
#define QLAB_REPORT_TEXT_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define TERMINAL_MOST  100 /* columns: no line of the lab is wider */
#define TERMINAL_LEAST 60  /* nor made for a terminal that is narrower */

/* Whether it is read on a terminal. */
bool terminal_shows(FILE *out);

/* How many columns a line may have: the terminal's, but from TERMINAL_LEAST to
 * TERMINAL_MOST; elsewhere that. */
size_t terminal_columns(FILE *out);

/* How many rows and columns the terminal behind stdout really has; 24 and 80 if it does not tell.
 */
void terminal_size(size_t *rows, size_t *columns);

/* From now on stdout counts as a terminal so wide, though it is a pipe: whoever reads it shows it
 * on one. */
void terminal_stand_in(size_t columns);

#endif
