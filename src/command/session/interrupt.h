/* ^C, SIGTERM and SIGHUP end a session early: what was measured is kept. */
#ifndef QLAB_COMMAND_SESSION_INTERRUPT_H
#define QLAB_COMMAND_SESSION_INTERRUPT_H

#include <signal.h>

/* Not 0 after one of them. */
extern volatile sig_atomic_t interrupted;

/* From now on they set it, and a closed stdout is a write error, reported as such. */
void interrupt_listen(void);

#endif
