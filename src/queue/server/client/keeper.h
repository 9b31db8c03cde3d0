/* A keeper: a private folder that is gone after us, however we end, and the server that lives in
 * it.
 *
 * The folder has mode 0700 and stands in a file system of memory if there is one. Whoever made it
 * holds a lock on it, and the keeper, a process of its own, does as long as it lives; a folder that
 * nobody has locked is left over, and the next keeper's start removes it. The keeper waits for the
 * end of a line that only this program holds: at its close, by keeper_end(), exit, ^C or kill -9,
 * it ends the server and removes the folder. If the keeper is killed itself, the kernel ends the
 * server.
 */
#ifndef QLAB_QUEUE_SERVER_CLIENT_KEEPER_H
#define QLAB_QUEUE_SERVER_CLIENT_KEEPER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "queue/server/client/folder.h"

#define KEEPER_FOLDER                                                                              \
    64 /* bytes of a folder's path at most: a socket's name must fit behind it                     \
        */

struct keeper {
    char folder[KEEPER_FOLDER]; /* "/dev/shm/qlab-server-redis-x7Yz1a" */
    int lock;                   /* on the folder */
    int hold;                   /* our end of the line */
    pid_t process;              /* the keeper; 0: none yet */
};

/* Makes the folder, and removes those that are left over. 0 or an errno value. */
int keeper_make(struct keeper *keeper, const char *name, enum keeper_place place);

/* Starts the keeper and, unless argv is NULL, the server in the folder, as `user` (who must own the
 * folder) if that is not 0; what it says goes to the file "log" there. 0 or an errno value, and
 * then the folder is gone. */
int keeper_start(struct keeper *keeper, const char *const argv[], uid_t user);

/* The same, and before the server a command that makes its data: it has to end well, else the
 * keeper ends. */
int keeper_start_after(struct keeper *keeper, const char *const first[], const char *const argv[],
                       uid_t user);

/* The last line of that file, for a message; "" if there is none. */
void keeper_log(const struct keeper *keeper, char *line, size_t size);

/* Whether the keeper, and so its server, still runs. */
bool keeper_lives(const struct keeper *keeper);

/* Ends the server, or undoes keeper_make(), and waits until nothing of it is left. */
void keeper_end(struct keeper *keeper);

#endif
