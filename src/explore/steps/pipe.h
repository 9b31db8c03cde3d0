/* What a pipe is here: a block of the arena's heap, so that it is part of the state. The first byte
 * is always the oldest and what is free is zero, so equal contents are equal bytes. A descriptor
 * tells where its pipe lies and which end it is; there is no table. */
#ifndef QLAB_EXPLORE_STEPS_PIPE_H
#define QLAB_EXPLORE_STEPS_PIPE_H

#include <stdbool.h>
#include <stdint.h>

enum { PIPE_MARK = 0x65706970, PIPE_BYTES = 256, PIPE_FIRST_DESCRIPTOR = 64 };

enum pipe_end { PIPE_READ_END, PIPE_WRITE_END };

struct model_pipe {
    uint32_t mark;          /* PIPE_MARK */
    uint16_t used;          /* bytes inside */
    uint8_t open[2];        /* descriptors, by enum pipe_end */
    uint8_t nonblocking[2]; /* O_NONBLOCK of each end */
    uint8_t unused[6];
    unsigned char bytes[PIPE_BYTES];
};

/* Makes a pipe; NULL when the heap is full. */
struct model_pipe *pipe_make(bool nonblocking);
/* Which end a descriptor is. */
enum pipe_end pipe_end(int descriptor);
int pipe_descriptor(const struct model_pipe *pipe, enum pipe_end end);
/* The address that the descriptor's pipe has, or would have; 0 if it is no descriptor of ours. */
uint64_t pipe_address(int descriptor);
/* The open pipe of a descriptor, or NULL. */
struct model_pipe *pipe_of(int descriptor);
/* Whether a pipe starts at this address. */
bool pipe_at(uint64_t address);

#endif
