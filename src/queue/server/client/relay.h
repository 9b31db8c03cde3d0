/* A relay: a process between a server and who copies from it, over which everything takes longer.
 */
#ifndef QLAB_QUEUE_SERVER_CLIENT_RELAY_H
#define QLAB_QUEUE_SERVER_CLIENT_RELAY_H

#include <stdbool.h>
#include <sys/types.h>

/* A TCP port of 127.0.0.1 that nobody uses; 0: none. */
unsigned relay_free_port(void);

/* Whoever connects to the port *port (which is chosen) talks to the port `to`, whose words come
 * `delay_us` later. The relay ends with this program. Its process; -1 and errno. */
pid_t relay_start(unsigned *port, unsigned to, long delay_us);

/* Whether it still runs. Asked by who started it. */
bool relay_lives(pid_t relay);

void relay_end(pid_t relay);

#endif
