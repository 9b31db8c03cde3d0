/* Steps on pipes: a read can happen when there are bytes or nobody is left to write; a write when
 * all of it fits or nobody is left to read, for a write of so few bytes is never torn. A pipe holds
 * 256 bytes, not 64 KiB: a queue that waits for room in a pipe then does so in a small program. */
#include <errno.h>
#include <poll.h>
#include <string.h>

#include "explore/machine/arena.h"
#include "explore/races/order.h"
#include "explore/steps/object.h"
#include "explore/steps/pipe.h"

/* Whether a read or write of so many bytes would return now, and with what error. */
static bool transfer_returns(int descriptor, enum pipe_end end, uint64_t size, int *error)
{
    const struct model_pipe *pipe = pipe_of(descriptor);
    *error = 0;
    if (!pipe || pipe_end(descriptor) != end) {
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
    if (pipe_end(fd->fd) == PIPE_READ_END)
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

/* Ends a step: its result, and its error in .second. */
static bool done(struct machine_worker *worker, uint64_t result, int error)
{
    worker->fiber.result = error ? UINT64_MAX : result;
    worker->fiber.request.second = (uint64_t)error;
    return true;
}

static bool read_enabled(const struct machine_worker *worker)
{
    int error;
    return transfer_returns((int)worker->fiber.request.first, PIPE_READ_END, 0, &error);
}

static bool read_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    const struct request *request = &worker->fiber.request;
    int error;
    transfer_returns((int)request->first, PIPE_READ_END, 0, &error);
    machine.record.succeeded = !error;
    if (error)
        return done(worker, 0, error);
    struct model_pipe *pipe = pipe_of((int)request->first);
    machine.record.before = pipe->used;
    uint64_t count = take_bytes(pipe, (void *)request->second, step_size(request->what));
    machine.record.after = pipe->used;
    return done(worker, count, 0);
}

static bool write_enabled(const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    int error;
    return transfer_returns((int)request->first, PIPE_WRITE_END, step_size(request->what), &error);
}

static bool write_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    const struct request *request = &worker->fiber.request;
    uint64_t size = step_size(request->what);
    int error;
    transfer_returns((int)request->first, PIPE_WRITE_END, size, &error);
    machine.record.succeeded = !error;
    if (error)
        return done(worker, 0, error);
    struct model_pipe *pipe = pipe_of((int)request->first);
    machine.record.before = pipe->used;
    memcpy(pipe->bytes + pipe->used, (const void *)request->second, size);
    pipe->used = (uint16_t)(pipe->used + size);
    machine.record.after = pipe->used;
    return done(worker, size, 0);
}

static bool close_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    int descriptor = (int)worker->fiber.request.first;
    struct model_pipe *pipe = pipe_of(descriptor);
    machine.record.succeeded = pipe != NULL;
    if (!pipe)
        return done(worker, 0, EBADF);
    pipe->open[pipe_end(descriptor)]--;
    if (!pipe->open[0] && !pipe->open[1])
        arena_free(pipe);
    return done(worker, 0, 0);
}

static bool poll_enabled(const struct machine_worker *worker)
{
    return poll_count(&worker->fiber.request) > 0;
}

static bool poll_offers(const struct machine_worker *worker, enum ingredient ingredient)
{
    return object_gives_up(worker, ingredient, !poll_enabled(worker));
}

static bool poll_performs(struct machine_worker *worker, struct choice choice)
{
    const struct request *request = &worker->fiber.request;
    struct pollfd *fds = (struct pollfd *)request->address;
    for (uint64_t i = 0; i < request->first; i++)
        fds[i].revents = events_of(&fds[i]);
    if (request->first == 1)
        machine.record.address = pipe_address(fds->fd); /* the list says nothing to a reader */
    uint64_t count = choice.ingredient == INGREDIENT_NONE ? poll_count(request) : 0;
    machine.record.succeeded = count > 0;
    return done(worker, count, 0);
}

/* POSIX does not say that pipes order memory; every kernel does it. */
static void read_orders(struct machine_worker *worker, const struct record *record)
{
    order_acquire(worker, record->address);
}

static void write_orders(struct machine_worker *worker, const struct record *record)
{
    order_post(worker, record->address);
}

const struct step_kind step_pipe_read = {
    .word = "read",
    .on = STEP_ON_PIPES,
    .told = STEP_TOLD_COUNT,
    .enabled = read_enabled,
    .perform = read_performs,
    .orders = read_orders,
};

const struct step_kind step_pipe_write = {
    .word = "write",
    .on = STEP_ON_PIPES,
    .told = STEP_TOLD_COUNT,
    .enabled = write_enabled,
    .perform = write_performs,
    .orders = write_orders,
};

const struct step_kind step_pipe_close = {
    .word = "close",
    .on = STEP_ON_PIPES,
    .told = STEP_TOLD_CALL,
    .perform = close_performs,
};

const struct step_kind step_pipe_poll = {
    .word = "poll",
    .on = STEP_ON_PIPES,
    .told = STEP_TOLD_POLL,
    .enabled = poll_enabled,
    .offers = poll_offers,
    .perform = poll_performs,
};

const struct step_kind step_pipe_poll_now = {
    .word = "poll",
    .on = STEP_ON_PIPES,
    .told = STEP_TOLD_POLL,
    .perform = poll_performs,
};
