/* A walk through labs of the course. */
#ifndef QLAB_COMMAND_COURSE_STUDY_H
#define QLAB_COMMAND_COURSE_STUDY_H

#include <stdbool.h>

#include "command/course/outline.h"

struct walk {
    const struct lab **labs; /* still to be done, in order */
    size_t count;
    const char *notes; /* the file of the study notes; NULL: the usual one */
};

/* Walks with whoever sits at the terminal: question, prediction, run, plot, explanation, answer and
 * note of every lab. Returns 0 at the end or when they quit, 130 after ^C. (study_walk.c) */
int walk_with(const struct walk *walk);

/* ---- study_ask.c ---- */

enum reply { REPLY_NEXT, REPLY_SKIP, REPLY_QUIT, REPLY_TEXT };

/* From now on ^C interrupts a question or a verb, not the program at once. */
void ask_listen(void);

/* Whether ^C was pressed. */
bool ask_interrupted(void);

/* Asks, and waits for a line: empty (NEXT), "s", "q", or another text, which
 * goes to *text and stays until the next question. The end of input and ^C are QUIT. */
enum reply ask(const char *question, const char **text);

#endif
