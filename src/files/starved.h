/* Out of memory, or of open files, where nobody can go on, and nobody above could do anything about
 * it. */
#ifndef QLAB_FILES_STARVED_H
#define QLAB_FILES_STARVED_H

/* Ends the program with one line and exit status 71. What stdout still holds is lost: nothing half
 * is printed. */
void starved(void) __attribute__((noreturn));
/* The same, if errno says that a file could not be opened for want of memory or of open files: it
 * may well be there. Else returns. */
void starved_opening(void);

#endif
