/* Predictions against what was measured. */
#ifndef QLAB_REPORT_RESULT_SCORE_H
#define QLAB_REPORT_RESULT_SCORE_H

#include "lab/figure.h"
#include "lab/predict.h"
#include "report/result/point.h"

/* A word is right or wrong. A number is right within a factor, and near within its cube: 2 of what
 * only an order of magnitude is known (rates, times, speeds), 1.25 of what can be worked out. A
 * ratio on the wrong side of 1 is wrong however near. */
enum grade {
    GRADE_RIGHT,
    GRADE_NEAR,
    GRADE_WRONG,
    GRADE_OPEN, /* nothing was seen, and so few calls need not have shown it */
    GRADE_NONE, /* not measured in this run */
    GRADES,
};

struct score {
    enum grade grade;
    double measured;       /* NAN: a verdict, or not measured */
    struct figure figure;  /* what was measured, in words: "96 %", "lies" */
    struct figure against; /* how far off: "1.9 times too low"; "" if that says nothing */
};

/* The points are result_points(). The prediction has a guess. */
struct score score_of(const struct result *result, const struct point *points,
                      const struct prediction *prediction);

/* "right", "near", "wrong", "open", "not measured" */
const char *grade_word(enum grade grade);

#endif
