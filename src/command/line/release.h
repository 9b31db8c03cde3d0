/* qlab --version. */
#ifndef QLAB_COMMAND_LINE_RELEASE_H
#define QLAB_COMMAND_LINE_RELEASE_H

/* "0.1.0" */
extern const char release_version[];

/* Prints "qlab 0.1.0" and which commit and compiler it was built of. */
void release_print(void);

#endif
