/* The sheet of paper that one plot is laid out on, for the plot_*.c files alone.
 *
 * Every length is a unit: a pixel of a 900 units wide picture. Inside the frame (the plot area) x
 * and y start at its lower left corner. What gnuplot shall draw goes into data files, tab
 * separated, in a directory that lives as long as the sheet; what it shall know goes into variables
 * of the same names as used in scripts/plot.
 */
#ifndef QLAB_REPORT_PLOT_SHEET_H
#define QLAB_REPORT_PLOT_SHEET_H

#include <signal.h>
#include <stddef.h>
#include <stdio.h>

#include "report/plot/plot.h"

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

/* What the plots are drawn from. */
struct plot_source {
    const struct result *result;
    const struct point *points;
    size_t count;
    const size_t *order; /* queues, highest rate first */
    bool measures;       /* it shows measures of the workload, of all counted runs */
};

/* ---- plot_sheet.c ---- */

/* Makes a sheet. 0, or an errno value with nothing held. As long as it is open, signals that would
 * end the program wait, so that none leaves its files or half a picture behind. They wait no longer
 * than gnuplot draws. */
int sheet_open(struct sheet *sheet, const struct plot_output *output);
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

/* ---- plot_gnuplot.c ---- */

/* Runs scripts/plot/NAME.gp on a finished sheet. As plot_draw. */
int gnuplot_run(const char *name, const struct sheet *sheet, const struct plot_output *output,
                struct lab_error *error);

/* ---- plot_axis.c ---- */

/* How a queue is drawn: a hue and a shape per family, hollow if it claims to be inexact. */
struct look {
    unsigned rgb;
    int shape; /* gnuplot's point type, filled */
    bool hollow;
};
struct look queue_look(const struct queue_class *queue);
int look_shape(struct look look); /* point type as drawn */

/* The axis of rates: decades from `lowest` to 100 %, above `shelves` shelves for zeros, because a
 * logarithm has no place for them. */
struct rate_axis {
    int lowest; /* 10^lowest is the lowest decade line */
    size_t shelves;
    double shelf;      /* height of one shelf */
    double floor, top; /* units between which the decades lie */
};
/* Lays the axis out over the frame and hands its tics to gnuplot. `least` is the smallest rate to
 * be shown, or NAN. */
struct rate_axis rate_axis_make(struct sheet *sheet, double least, size_t shelves, double shelf);
double rate_axis_y(const struct rate_axis *axis, double rate); /* rate > 0 */
double rate_axis_shelf(const struct rate_axis *axis, size_t i);

/* Moves the n centres in `at` as little as needed so that they are `gap` apart and within
 * [low, high]; their order stays. */
void push_apart(double *at, size_t n, double gap, double low, double high);

/* Rectangles that are taken by marks and labels. */
struct box {
    double left, right, bottom, top;
};
struct boxes {
    struct box *at;
    size_t count;
};
bool boxes_overlap(const struct boxes *taken, struct box box);

/* "12 %", "0.00031 %": two digits, as many zeros as it takes. Returns `text`. */
char *percent_write(char *text, size_t size, double rate);
/* A sweep value in few letters: "8", "40k", "50us". */
char *short_value(char *text, size_t size, const struct lab *lab, size_t i);

/* ---- the plots: each lays one out; 0, or an exit status with one line in *error ---- */

int plot_rate(struct sheet *sheet, const struct plot_source *source, struct lab_error *error);
int plot_sweep(struct sheet *sheet, const struct plot_source *source, struct lab_error *error);
int plot_timeline(struct sheet *sheet, const struct plot_source *source, struct lab_error *error);
int plot_cost(struct sheet *sheet, const struct plot_source *source, struct lab_error *error);
int plot_measures(struct sheet *sheet, const struct plot_source *source, struct lab_error *error);
int plot_ecdf(struct sheet *sheet, const struct plot_source *source, struct lab_error *error);

/* Writes the title, the finding, the key of families and the footer (plot_words.c). */
void plot_words(struct sheet *sheet, const struct plot_source *source);

#endif
