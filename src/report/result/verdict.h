/* The verdict on a queue as a student reads it. */
#ifndef QLAB_REPORT_RESULT_VERDICT_H
#define QLAB_REPORT_RESULT_VERDICT_H

#include "report/result/table.h"
#include "report/result/view.h"

/* The verdict in plain words: HONEST, LIES, REFUTED, NOT SEEN, RAW STAMPS, UNTESTED if no call
 * was made while items were certainly inside, or HANGS, LOSES, LATE, EARLY. */
const char *verdict_words(const struct line *line);
enum emphasis verdict_emphasis(const struct line *line);

#endif
