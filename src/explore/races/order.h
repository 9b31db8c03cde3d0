/* What orders the workers' accesses: what each kind of step says of itself to the clocks. */
#ifndef QLAB_EXPLORE_RACES_ORDER_H
#define QLAB_EXPLORE_RACES_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/machine.h"

/* Leaves what the worker knows at an address, for whoever acquires there. */
void order_publish(struct machine_worker *worker, uint64_t address);
/* Leaves it besides what was left before: whoever waits may have been let go on by any of them. */
void order_post(struct machine_worker *worker, uint64_t address);
/* Takes in what was left there. */
void order_acquire(struct machine_worker *worker, uint64_t address);
/* Takes in all that another worker knows. */
void order_follow(struct machine_worker *worker, size_t other);
/* A thread begins, and knows what the worker knows that started it. */
void order_thread(const struct machine_worker *worker, size_t thread);
void order_fence(struct machine_worker *worker, unsigned order);
/* An atomic operation, which is also an access. One that only writes ends a release sequence; that
 * goes on through read-modify-writes alone, as C++20 has it. */
void order_atomic(struct machine_worker *worker, const struct record *record, bool reads,
                  bool writes);

/* A volatile access orders nothing. */
void order_volatile(struct machine_worker *worker, const struct record *record, bool writes);

#endif
