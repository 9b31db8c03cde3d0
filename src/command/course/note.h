/* An entry of the study notes: what one run found, in words, with its owner's. */
#ifndef QLAB_COMMAND_COURSE_NOTE_H
#define QLAB_COMMAND_COURSE_NOTE_H

#include "report/result/result.h"

/* The entry as Markdown, from malloc: a heading with the day and the lab, the lab's question, the
 * text, the run in words (the prediction beside the measurement), a line per queue, the command and
 * the run's folder. NULL when out of memory. (note_entry.c) */
char *note_entry(const struct result *result, const char *folder, const char *text);

/* Appends the entry to the file, as a paragraph of its own and in one piece: a file that is there
 * keeps every byte, its owner and its mode. Returns 0, or an errno value, and then the file is as
 * it was. (note_append.c) */
int note_append(const char *path, const char *entry);

#endif
