/* What the parts of the student's table share: the queues in the order in which they are shown. */
#ifndef QLAB_REPORT_TEXT_VIEW_H
#define QLAB_REPORT_TEXT_VIEW_H

#include "report/text/figure.h"
#include "report/text/grid.h"
#include "report/result/result.h"

/* One queue over all its points. */
struct line {
    size_t queue;
    const struct queue_class *class;
    enum finding finding;
    bool lied;                 /* in any run, counted or not */
    uint64_t runs, runs_lied;  /* of all points, as there */
    struct tally tally;        /* their sum */
    const struct point *worst; /* where it lied most often; NULL without points */
};

struct view {
    FILE *out;
    bool colour;
    const struct result *result;
    struct point *points;
    size_t point_count;
    struct line *lines; /* liars first, the worst on top; then the others in the lab's order */
    size_t line_count;
};

/* 0 or ENOMEM; free with view_close. */
int view_open(struct view *view, FILE *out, const struct result *result, bool colour);
void view_close(struct view *view);

const struct point *view_point(const struct view *view, size_t queue, size_t value);

/* True if any queue was asked while items were certainly inside, or lied in a run that is not
 * counted. */
bool view_tested(const struct view *view);

/* The swept value: "4", "50 us"; and in words: "4 consumers", "1 consumer", "work 50 us". */
void view_value(const struct view *view, size_t value, char *text, size_t size);
void view_value_words(const struct view *view, size_t value, char *text, size_t size);

/* The verdict in plain words: HONEST, LIES, REFUTED, NOT SEEN, RAW STAMPS, or UNTESTED if no call
 * was made while items were certainly inside. */
const char *verdict_words(const struct line *line);
enum grid_style verdict_style(const struct line *line);

/* The parts, in the order of the page. 0 or an errno value. */
/* table.c: the workload, the workers and the knobs that stand still; what one must know of the runs
 * ("INCOMPLETE: ...", a paragraph each, continued with spaces). */
void view_scenario(const struct view *view);
void view_notes(const struct view *view);
int view_rates(const struct view *view);    /* rates.c: how often, by swept value */
int view_measures(const struct view *view); /* measured_table.c: the workload's own measures */
int view_killed(const struct view *view);   /* killed.c: where workers were killed on purpose */
int view_looks(const struct view *view);    /* looks.c: what the lies look like */
int view_sentence(const struct view *view); /* sentence.c: the result in plain words */
void view_odds(const struct view *view);    /* odds.c: what the explorer says of it */
int view_closing(const struct view *view);  /* closing.c: next steps, machine, observations */

#endif
