/* A server of PostgreSQL of our own, in a keeper's folder, on a socket there and on no network. As
 * root it runs as nobody, for PostgreSQL refuses root. */
#ifndef QLAB_QUEUE_SERVER_CLIENT_POSTGRES_SERVER_H
#define QLAB_QUEUE_SERVER_CLIENT_POSTGRES_SERVER_H

#include "queue/server/client/keeper.h"

/* As in queue.h. */
const char *postgres_open(void);
void postgres_close(void);

#define POSTGRES_ADDRESS (KEEPER_FOLDER + 64)

/* Where it is reached, as libpq wants it. */
void postgres_address(char address[POSTGRES_ADDRESS]);

#endif
