/* The end of every writer: what was written is out, or the error is known. */
#ifndef QLAB_REPORT_RESULT_FINISH_H
#define QLAB_REPORT_RESULT_FINISH_H

#include <stdio.h>

/* Flushes what was written: 0, or the errno of the write that failed. */
int report_finish(FILE *out);

#endif
