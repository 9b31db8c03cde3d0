/* --format: how a verb prints what it found. Each verb has a table of writers by these numbers. */
#ifndef QLAB_COMMAND_LINE_FORMAT_H
#define QLAB_COMMAND_LINE_FORMAT_H

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_CSV, FORMAT_COUNT };

/* Their words, ended by NULL: all of them, and those of verbs that print no CSV. */
extern const char *const words_format[], *const words_format_no_csv[];

#endif
