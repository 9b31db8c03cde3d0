/* Signals, while a worker's code runs: see crash.c. */
#ifndef QLAB_EXPLORE_MACHINE_CRASH_H
#define QLAB_EXPLORE_MACHINE_CRASH_H

/* From here on a signal that the queue's code brings about ends the execution, not the program, and
 * a clock watches over loops. */
void crash_catch(void);
/* Signals mean again what they meant before. */
void crash_release(void);

#endif
