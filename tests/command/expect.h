/* Runs the program and wants something of it. */
#ifndef QLAB_TESTS_EXPECT_H
#define QLAB_TESTS_EXPECT_H

#include <jansson.h>

#include "command/program.h"

/* Runs and checks the exit status; the caller frees. */
struct said expect(int status, const char *words);

/* Wants that exit status, a line on stderr that holds `line`, and nothing on stdout. */
void expect_complaint(int status, const char *words, const char *line);

/* The document that the whole text is; NULL after a failed check. */
json_t *json_of(const char *text);

#endif
