/* What one plot is drawn from: files in FOLDER/plot/KIND, for gnuplot and for whoever looks.
 *
 * Fields are separated by tabs; the first line names the columns; an empty line ends a curve. The
 * values are in their own units (shares of 1, seconds, items a second): where they lie on paper is
 * the script's business. Times are in seconds. What cannot be known is NaN,
 * and a text that is not there is -.
 */
#ifndef QLAB_REPORT_PLOT_DATA_H
#define QLAB_REPORT_PLOT_DATA_H

#include <stddef.h>
#include <stdio.h>

#define DATA_FILES_MOST 8

struct plot_data {
    char *folder; /* FOLDER/plot/KIND */
    FILE *files[DATA_FILES_MOST];
    char *paths[DATA_FILES_MOST]; /* of them; NULL: it could not be opened */
    size_t count;
    int problem; /* errno of what failed first; 0: nothing did */
};

/* Makes the folders FOLDER/plot and FOLDER/plot/KIND. Whatever fails is told by data_close. */
void data_open(struct plot_data *data, const char *folder, const char *kind);

/* Begins the file NAME.dat with these columns, in `columns` separated by spaces. If it fails, what
 * is written there gets lost: callers need not check. */
FILE *data_file(struct plot_data *data, const char *name, const char *columns);

/* Ends all files. 0, or the errno of what failed. */
int data_close(struct plot_data *data);

/* Writes a text as a field: no tab, no line end, and quotes as in print, because gnuplot would take
 * plain ones for the field's own. */
void data_text(FILE *out, const char *text);

/* Adds a word to words.dat: the name by which the script knows it, and a text that is not empty, or
 * a number. */
void data_word(FILE *words, const char *name, const char *text);
void data_number(FILE *words, const char *name, double number);

#endif
