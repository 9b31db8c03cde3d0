/* Lists that grow by one at a time. */
#ifndef QLAB_FILES_GROW_H
#define QLAB_FILES_GROW_H

#include <stdbool.h>
#include <stddef.h>

/* Makes room for one more of `size` bytes in a list from malloc that holds `count`: `list` points
 * to the pointer to it, which is NULL for an empty one. It doubles at every power of two, so nobody
 * need remember how much room there is. False when out of memory; then the list is as it was. */
bool grow(void *list, size_t count, size_t size);

#endif
