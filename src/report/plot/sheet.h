/* The sheet of paper that one plot is laid out on, for the files of this folder.
 *
 * Every length is a unit: a pixel of a 900 units wide picture. Inside the frame (the plot area) x
 * and y start at its lower left corner. What gnuplot shall draw goes into data files, tab
 * separated, in a directory that lives as long as the sheet; what it shall know goes into variables
 * of the same names as used in scripts/plot.
 */
#ifndef QLAB_REPORT_PLOT_SHEET_H
#define QLAB_REPORT_PLOT_SHEET_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct sheet {
    double width, height;            /* of the paper */
    double left, right, top, bottom; /* margins around the frame */
    double letter, line;             /* size of a character cell */
    bool terminal;                   /* drawn with characters */
    char directory[64];
    FILE *data[16]; /* the data files, open until drawn */
    char *data_path[16];
    size_t data_count;
    FILE *variables;
    char *script; /* the text behind `variables` */
    size_t script_size;
    bool says_itself; /* the layout has set the variable `finding` */
    bool failed;      /* memory or a data file gave out; errno at that time in .problem */
    int problem;
    sigset_t before; /* the signals that were held before there was a sheet */
};

/* Makes a sheet of paper, or, if `columns` is not 0, of letters on a terminal. 0, or an errno value
 * with nothing held. As long as it is open, signals that would end the program wait, so that none
 * leaves its files or half a picture behind. They wait no longer than gnuplot draws. */
int sheet_open(struct sheet *sheet, int columns);
/* Removes all files of the sheet and frees it. */
void sheet_close(struct sheet *sheet);
/* Adds a data file, or returns a sink and remembers the failure: callers need not check. The path
 * becomes the variable `name`. */
FILE *sheet_data(struct sheet *sheet, const char *name);
void sheet_number(struct sheet *sheet, const char *name, double value);
void sheet_text(struct sheet *sheet, const char *name, const char *text);
/* Size of the frame. */
double sheet_across(const struct sheet *sheet);
double sheet_up(const struct sheet *sheet);
/* How wide a text is, in units. */
double sheet_text_width(const struct sheet *sheet, const char *text);
/* Writes "mutex-trylock-busy" as lines of at most that width, broken after hyphens, below x, y: a
 * line of `out` each. Returns how many. */
size_t sheet_name(const struct sheet *sheet, FILE *out, double x, double y, double width,
                  const char *name, unsigned rgb);
/* Ends the layout: frame, closed data files. 0, or the errno of what failed. */
int sheet_finish(struct sheet *sheet);

#endif
