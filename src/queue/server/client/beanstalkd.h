/* A queue in a tube of beanstalkd, all but its get: src/queue/server/beanstalkd*.c have that.
 *
 * A server of our own, in a keeper's folder, on a socket there. Its protocol is lines of text. What
 * a worker reserves is his until he deletes or releases it, or his connection ends.
 */
#ifndef QLAB_QUEUE_SERVER_CLIENT_BEANSTALKD_H
#define QLAB_QUEUE_SERVER_CLIENT_BEANSTALKD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "queue/server/client/taken.h"

/* As in queue.h. */
const char *beanstalkd_open(void);
void beanstalkd_close(void);
size_t beanstalkd_size(size_t capacity);
int beanstalkd_init(void *queue, size_t capacity);
void beanstalkd_destroy(void *queue);
void *beanstalkd_attach(void *queue, unsigned worker);
void beanstalkd_detach(void *part);
bool beanstalkd_put(void *part, uint64_t item);
bool beanstalkd_settle(void *part, uint64_t item, bool done);

/* Reserves the next job, without waiting for one. */
enum taken beanstalkd_reserve(void *part, uint64_t *item);

/* Whether a job is in the tube, reserved or not. */
bool beanstalkd_any(void *part);

#endif
