/* A private folder that nobody can keep but who holds its lock. */
#ifndef QLAB_QUEUE_SERVER_CLIENT_FOLDER_H
#define QLAB_QUEUE_SERVER_CLIENT_FOLDER_H

#include <stddef.h>

enum keeper_place { KEEPER_MEMORY, KEEPER_DISK /* for much data */ };

/* Makes one, with "qlab-server-NAME-" in front and mode 0700, locks it and writes its path of less
 * than `size` bytes. Removes those that were left over: nobody has locked them. The lock's
 * descriptor, or -1 and errno. */
int folder_make(char *folder, size_t size, const char *name, enum keeper_place place);

/* Removes it and all in it. */
void folder_remove(const char *folder);

#endif
