/* The pipe as an object: see pipe.h. */
#include "explore/steps/pipe.h"

#include <stddef.h>

#include "explore/machine/arena.h"

struct model_pipe *pipe_make(bool nonblocking)
{
    struct model_pipe *pipe = arena_allocate(sizeof *pipe, ARENA_GRANULE);
    if (pipe)
        *pipe = (struct model_pipe){
            .mark = PIPE_MARK, .open = {1, 1}, .nonblocking = {nonblocking, nonblocking}};
    return pipe;
}

int pipe_descriptor(const struct model_pipe *pipe, enum pipe_end end)
{
    size_t granule = (size_t)((const unsigned char *)pipe - arena.heap) / ARENA_GRANULE;
    return PIPE_FIRST_DESCRIPTOR + 2 * (int)granule + (int)end;
}

uint64_t pipe_address(int descriptor)
{
    int granule = (descriptor - PIPE_FIRST_DESCRIPTOR) / 2;
    if (descriptor < PIPE_FIRST_DESCRIPTOR || granule >= ARENA_GRANULES)
        return 0;
    return (uintptr_t)arena.heap + (uint64_t)granule * ARENA_GRANULE;
}

bool pipe_at(uint64_t address)
{
    const struct model_pipe *pipe = (const struct model_pipe *)address;
    return address && arena_block(pipe) >= sizeof *pipe && pipe->mark == PIPE_MARK;
}

enum pipe_end pipe_end(int descriptor)
{
    return descriptor % 2 ? PIPE_WRITE_END : PIPE_READ_END;
}

struct model_pipe *pipe_of(int descriptor)
{
    uint64_t address = pipe_address(descriptor);
    struct model_pipe *pipe = (struct model_pipe *)address;
    return pipe_at(address) && pipe->open[pipe_end(descriptor)] ? pipe : NULL;
}
