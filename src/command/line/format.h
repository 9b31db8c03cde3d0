/* --format: how a verb prints what it found. Each verb has a table of writers by these numbers. */
#ifndef QLAB_COMMAND_LINE_FORMAT_H
#define QLAB_COMMAND_LINE_FORMAT_H

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_CSV, FORMAT_GRAPH, FORMAT_COUNT };

/* Their words, ended by NULL: the usual ones, those of verbs that print no CSV, and those of
 * explain, which has a state graph besides. */
extern const char *const words_format[], *const words_format_no_csv[], *const words_format_graph[];

#endif
