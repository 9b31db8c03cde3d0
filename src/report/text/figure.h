/* Until the plots name it: lab/figure.h and lab/measure_figure.h. */
#ifndef QLAB_REPORT_TEXT_FIGURE_H
#define QLAB_REPORT_TEXT_FIGURE_H

#include "lab/figure.h"
#include "lab/measure_figure.h"

#endif
