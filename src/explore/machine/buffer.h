/* Store buffers, as on x86 (P. Sewell et al., x86-TSO, CACM 53 (2010)): a store waits in its
 * worker's own buffer, first in, first out, and reaches memory in a step of its own: the flush. Its
 * worker sees it at once, the others after the flush. Whatever is a locked instruction there, or a
 * full fence, waits for an empty buffer: exchange, fetch-and-..., compare-exchange, seq_cst stores
 * and fences, and the modelled POSIX where glibc has such an instruction (.unlocked in
 * steps/step.h). An operation returns at its last step, its stores may still wait then.
 *
 * Plain stores do not wait: without data races nobody can tell. A worker's end or death leaves its
 * buffer behind, as on the hardware: its stores still reach memory.
 */
#ifndef QLAB_EXPLORE_MACHINE_BUFFER_H
#define QLAB_EXPLORE_MACHINE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/races/clock.h"

/* With a full buffer a store waits. */
enum { BUFFER_STORES = 8 };

struct buffered {
    uint64_t address, value;
    uint64_t caller;        /* of the store, for those who tell of its flush */
    uint8_t width;          /* bytes */
    uint8_t order;          /* of the store */
    uint8_t position;       /* which of the worker's operations it belongs to */
    struct clock passes_on; /* to whoever acquires it, once it is in memory */
};

struct buffer {
    uint8_t count;
    struct buffered stores[BUFFER_STORES]; /* the oldest first */
};

/* Whether any waiting store touches these bytes. */
bool buffer_meets(const struct buffer *buffer, uint64_t address, size_t width);
/* Changes a value read from memory into what the worker sees there. */
void buffer_forward(const struct buffer *buffer, uint64_t address, void *value, size_t width);
/* Drops the stores to memory that their worker gives back. */
void buffer_forget(struct buffer *buffer, uint64_t address, size_t width);

#endif
