/* Pipes: a read can happen when there are bytes or nobody is left to write; a write when all of it
 * fits or nobody is left to read, for a write of so few bytes is never torn. A pipe holds 256
 * bytes, not 64 KiB: a queue that waits for room in a pipe then does so in a small program. */
#include "explore/machine/pipe.h"

#include <errno.h>
#include <poll.h>
#include <string.h>

#include "explore/machine/arena.h"
#include "explore/machine/room.h"

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

static enum pipe_end end_of(int descriptor)
{
    return descriptor % 2 ? PIPE_WRITE_END : PIPE_READ_END;
}

struct model_pipe *pipe_of(int descriptor)
{
    uint64_t address = pipe_address(descriptor);
    struct model_pipe *pipe = (struct model_pipe *)address;
    return pipe_at(address) && pipe->open[end_of(descriptor)] ? pipe : NULL;
}

/* Whether a read or write of so many bytes would return now, and with what error. */
static bool transfer_returns(int descriptor, enum pipe_end end, uint64_t size, int *error)
{
    const struct model_pipe *pipe = pipe_of(descriptor);
    *error = 0;
    if (!pipe || end_of(descriptor) != end) {
        *error = EBADF;
        return true;
    }
    bool ready = end == PIPE_READ_END ? pipe->used > 0 : pipe->used + size <= PIPE_BYTES;
    if (end == PIPE_WRITE_END && !pipe->open[PIPE_READ_END])
        *error = EPIPE;
    else if (!ready && pipe->open[PIPE_WRITE_END] && pipe->nonblocking[end])
        *error = EAGAIN;
    return ready || *error || !pipe->open[!end];
}

static short events_of(const struct pollfd *fd)
{
    const struct model_pipe *pipe = pipe_of(fd->fd);
    int events = 0;
    if (fd->fd < 0)
        return 0;
    if (!pipe)
        return POLLNVAL;
    if (end_of(fd->fd) == PIPE_READ_END)
        events = (pipe->used ? POLLIN : 0) | (pipe->open[PIPE_WRITE_END] ? 0 : POLLHUP);
    else
        events =
            (pipe->used < PIPE_BYTES ? POLLOUT : 0) | (pipe->open[PIPE_READ_END] ? 0 : POLLERR);
    return (short)(events & (fd->events | POLLHUP | POLLERR));
}

static size_t poll_count(const struct request *request)
{
    const struct pollfd *fds = (const struct pollfd *)request->address;
    size_t count = 0;
    for (uint64_t i = 0; i < request->first; i++)
        count += events_of(&fds[i]) != 0;
    return count;
}

bool pipe_enabled(const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    int error;
    switch (step_kind(request->what)) {
    case STEP_PIPE_READ:
        return transfer_returns((int)request->first, PIPE_READ_END, 0, &error);
    case STEP_PIPE_WRITE:
        return transfer_returns((int)request->first, PIPE_WRITE_END, step_size(request->what),
                                &error);
    case STEP_PIPE_POLL:
        return poll_count(request) > 0;
    default:
        return true;
    }
}

/* Reads what there is, up to `size` bytes. */
static uint64_t take_bytes(struct model_pipe *pipe, void *to, uint64_t size)
{
    uint64_t count = size < pipe->used ? size : pipe->used;
    memcpy(to, pipe->bytes, count);
    memmove(pipe->bytes, pipe->bytes + count, pipe->used - count);
    pipe->used = (uint16_t)(pipe->used - count);
    memset(pipe->bytes + pipe->used, 0, count);
    return count;
}

static int transfer(struct request *request, enum pipe_end end, uint64_t *count)
{
    uint64_t size = step_size(request->what);
    int error;
    transfer_returns((int)request->first, end, size, &error);
    machine.record.succeeded = !error;
    if (error)
        return error;
    struct model_pipe *pipe = pipe_of((int)request->first);
    machine.record.before = pipe->used;
    if (end == PIPE_READ_END) {
        *count = take_bytes(pipe, (void *)request->second, size);
    } else {
        memcpy(pipe->bytes + pipe->used, (const void *)request->second, size);
        pipe->used = (uint16_t)(pipe->used + size);
        *count = size;
    }
    machine.record.after = pipe->used;
    return 0;
}

static int close_end(int descriptor)
{
    struct model_pipe *pipe = pipe_of(descriptor);
    machine.record.succeeded = pipe != NULL;
    if (!pipe)
        return EBADF;
    pipe->open[end_of(descriptor)]--;
    if (!pipe->open[0] && !pipe->open[1])
        arena_free(pipe);
    return 0;
}

void pipe_perform(struct machine_worker *worker, struct choice choice)
{
    struct request *request = &worker->fiber.request;
    struct pollfd *fds = (struct pollfd *)request->address;
    uint64_t count = 0;
    int error = 0;
    switch (step_kind(request->what)) {
    case STEP_PIPE_READ:
        error = transfer(request, PIPE_READ_END, &count);
        break;
    case STEP_PIPE_WRITE:
        error = transfer(request, PIPE_WRITE_END, &count);
        break;
    case STEP_PIPE_CLOSE:
        error = close_end((int)request->first);
        break;
    default: /* poll */
        for (uint64_t i = 0; i < request->first; i++)
            fds[i].revents = events_of(&fds[i]);
        if (request->first == 1)
            machine.record.address = pipe_address(fds->fd); /* the list says nothing to a reader */
        count = choice.ingredient == INGREDIENT_NONE ? poll_count(request) : 0;
        machine.record.succeeded = count > 0;
    }
    worker->fiber.result = error ? UINT64_MAX : count;
    request->second = (uint64_t)error;
}
