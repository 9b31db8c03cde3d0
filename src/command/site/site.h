/* The course as static pages. */
#ifndef QLAB_COMMAND_SITE_SITE_H
#define QLAB_COMMAND_SITE_SITE_H

#include <stddef.h>

/* Writes the pages of these labs, or of all, into the folder, which is made if it lacks; prints the
 * path of the list. An exit status. */
int site_make(const char *folder, char *const *words, size_t count);

#endif
