/* Questions of a study session, and what ^C means in one. */
#ifndef QLAB_COMMAND_COURSE_ASK_H
#define QLAB_COMMAND_COURSE_ASK_H

#include <stdbool.h>

enum reply { REPLY_NEXT, REPLY_SKIP, REPLY_QUIT, REPLY_TEXT };

/* From now on ^C interrupts a question or a verb, not the program at once. */
void ask_listen(void);

/* Whether ^C was pressed. */
bool ask_interrupted(void);

/* Asks, and waits for a line: empty (NEXT), "s", "q", or another text, which
 * goes to *text and stays until the next question. The end of input and ^C are QUIT. */
enum reply ask(const char *question, const char **text);

#endif
