/* Out of memory where nobody can go on, and nobody above could do anything about it. */
#ifndef QLAB_FILES_STARVED_H
#define QLAB_FILES_STARVED_H

/* Ends the program with one line and exit status 71. What stdout still holds is lost: nothing half
 * is printed. */
void starved(void) __attribute__((noreturn));

#endif
