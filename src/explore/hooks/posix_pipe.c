/* Pipes and poll(), as the queue calls them. Only pipes that the queue has made are known: any
 * other descriptor leads out of the state, and is refused. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <unistd.h>

#include "explore/hooks/access.h"
#include "explore/threads/native.h"
#include "explore/steps/pipe.h"
#include "explore/machine/machine.h"
#include "explore/machine/trouble.h"
#include "explore/steps/step.h"

#define CALLER ((uintptr_t)__builtin_return_address(0))

/* Named by posix.h. */
int explore_pipe2(int ends[2], int flags);
int explore_pipe(int ends[2]);
ssize_t explore_read(int descriptor, void *to, size_t size);
ssize_t explore_write(int descriptor, const void *from, size_t size);
int explore_close_end(int descriptor);
int explore_fcntl(int descriptor, int command, ...);
int explore_dup(int descriptor);
int explore_open(const char *path, int flags, ...);
int explore_poll(struct pollfd *fds, nfds_t count, int timeout);

int explore_pipe2(int ends[2], int flags)
{
    access_check(ends, 2 * sizeof *ends, true, CALLER);
    if (!machine.running)
        return pipe2(ends, flags);
    struct model_pipe *pipe = pipe_make(flags & O_NONBLOCK);
    machine.footprint.marks |= FOOTMARK_ALL;
    if (!pipe) {
        errno = ENFILE;
        return -1;
    }
    ends[0] = pipe_descriptor(pipe, PIPE_READ_END);
    ends[1] = pipe_descriptor(pipe, PIPE_WRITE_END);
    return 0;
}

int explore_pipe(int ends[2])
{
    return explore_pipe2(ends, 0);
}

/* Announces a step on a pipe. */
static ssize_t pipe_step(enum step kind, size_t size, int descriptor, uint64_t buffer,
                         uint64_t caller)
{
    uint64_t address = pipe_address(descriptor);
    if (descriptor >= 0 && !address)
        trouble(VERDICT_REFUSED, caller, "%s of descriptor %d, which is no pipe of the queue's",
                step_word(kind), descriptor);
    struct fiber_pair answer =
        fiber_trap_pair(STEP_TRANSFER(kind, size), address, (uint64_t)descriptor, buffer, caller);
    if (answer.second)
        errno = (int)answer.second;
    return (ssize_t)answer.result;
}

ssize_t explore_read(int descriptor, void *to, size_t size)
{
    access_check(to, size, true, CALLER);
    if (!machine.running)
        return read(descriptor, to, size);
    return pipe_step(STEP_PIPE_READ, size, descriptor, (uintptr_t)to, CALLER);
}

ssize_t explore_write(int descriptor, const void *from, size_t size)
{
    access_check(from, size, false, CALLER);
    if (!machine.running)
        return write(descriptor, from, size);
    if (size > PIPE_BYTES)
        trouble(VERDICT_REFUSED, CALLER, "writes %zu bytes at once; a pipe holds %d here", size,
                PIPE_BYTES);
    return pipe_step(STEP_PIPE_WRITE, size, descriptor, (uintptr_t)from, CALLER);
}

int explore_close_end(int descriptor)
{
    if (!machine.running)
        return close(descriptor);
    return (int)pipe_step(STEP_PIPE_CLOSE, 0, descriptor, 0, CALLER);
}

/* The same number again, which is as good as another: it is open once more. */
int explore_dup(int descriptor)
{
    if (!machine.running)
        return dup(descriptor);
    struct model_pipe *pipe = pipe_of(descriptor);
    machine.footprint.marks |= FOOTMARK_ALL;
    if (!pipe) {
        errno = EBADF;
        return -1;
    }
    pipe->open[descriptor % 2]++;
    return descriptor;
}

int explore_open(const char *path, int flags, ...)
{
    __builtin_va_list arguments;
    __builtin_va_start(arguments, flags);
    mode_t mode = __builtin_va_arg(arguments, mode_t); /* meaningless unless a file is made */
    __builtin_va_end(arguments);
    if (machine.running)
        trouble(VERDICT_REFUSED, CALLER, "opens %s: files are not modelled", path);
    return open(path, flags, mode);
}

/* Of an open pipe, its flags; O_NONBLOCK is the only one that can be set. The size cannot: a system
 * may refuse that. */
int explore_fcntl(int descriptor, int command, ...)
{
    __builtin_va_list arguments;
    __builtin_va_start(arguments, command);
    int flags = __builtin_va_arg(arguments, int); /* meaningless unless the command has some */
    __builtin_va_end(arguments);
    if (!machine.running)
        return fcntl(descriptor, command, flags);
    struct model_pipe *pipe = pipe_of(descriptor);
    machine.footprint.marks |= FOOTMARK_ALL;
    int end = descriptor % 2;
    if (!pipe) {
        errno = EBADF;
        return -1;
    }
    if (command == F_SETPIPE_SZ) {
        errno = EPERM;
        return -1;
    }
    if (command == F_GETFL)
        return (end ? O_WRONLY : O_RDONLY) | (pipe->nonblocking[end] ? O_NONBLOCK : 0);
    if (command != F_SETFL)
        trouble(VERDICT_REFUSED, CALLER,
                "fcntl() other than F_GETFL, F_SETFL and F_SETPIPE_SZ is not modelled");
    pipe->nonblocking[end] = (flags & O_NONBLOCK) != 0;
    return 0;
}

int explore_poll(struct pollfd *fds, nfds_t count, int timeout)
{
    access_check(fds, count * sizeof *fds, true, CALLER);
    if (!machine.running)
        return poll(fds, count, timeout);
    for (nfds_t i = 0; i < count; i++)
        if (fds[i].fd >= 0 && !pipe_address(fds[i].fd))
            trouble(VERDICT_REFUSED, CALLER, "polls descriptor %d, which is no pipe of the queue's",
                    fds[i].fd);
    enum step kind = timeout ? STEP_PIPE_POLL : STEP_PIPE_POLL_NOW;
    return (int)fiber_trap(STEP_TRANSFER(kind, 0), (uintptr_t)fds, count, timeout > 0, CALLER);
}
