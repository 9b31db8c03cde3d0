/* Measures that hold a run against another one of its round. */
#ifndef QLAB_REPORT_RESULT_RELATE_H
#define QLAB_REPORT_RESULT_RELATE_H

#include "report/result/result.h"

/* Once all runs are there: whatever is "times faster than one worker" is computed anew from the run
 * with one worker of the same queue and round, where that is whole and has one. What else the
 * machine did in that round then slows both. */
void result_relate(struct result *result);

#endif
