/* Appending to the study notes. */
#ifndef QLAB_COMMAND_COURSE_NOTE_APPEND_H
#define QLAB_COMMAND_COURSE_NOTE_APPEND_H

/* Appends the entry to the file, as a paragraph of its own and in one piece: a file that is there
 * keeps every byte, its owner and its mode. Returns 0, or an errno value, and then the file is as
 * it was. */
int note_append(const char *path, const char *entry);

#endif
