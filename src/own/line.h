/* Places in an object that is not loaded here. */
#ifndef QLAB_OWN_LINE_H
#define QLAB_OWN_LINE_H

#include <stddef.h>
#include <stdint.h>

/* Writes "FILE:LINE" of the instruction at that offset, or "" if it is not known. */
char *line_at(const char *shared, uint64_t offset, char *text, size_t size);

#endif
