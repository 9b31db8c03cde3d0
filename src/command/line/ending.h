/* The signals that ask the program to end. */
#ifndef QLAB_COMMAND_LINE_ENDING_H
#define QLAB_COMMAND_LINE_ENDING_H

/* ^C, SIGTERM, and SIGHUP (the terminal was closed) call the handler from now on; not SIGHUP if it
 * is ignored, by nohup(1). `flags` are those of sigaction(2). */
void ending_listen(void (*handler)(int), int flags);

#endif
