/* An entry of the study notes: what one run found, in words, with its owner's. */
#ifndef QLAB_COMMAND_COURSE_NOTE_ENTRY_H
#define QLAB_COMMAND_COURSE_NOTE_ENTRY_H

#include "report/result/result.h"

/* The entry as Markdown, from malloc: a heading with the day and the lab, the lab's question, the
 * text, the run in words (the prediction beside the measurement), a line per queue, the command and
 * the run's folder. NULL when out of memory. */
char *note_entry(const struct result *result, const char *folder, const char *text);

#endif
