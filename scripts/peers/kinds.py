"""The queues of Python's library, each behind the same four names: put, take, look, close.

take() is the get that does not wait, or waits no longer than the timeout; it raises queue.Empty.
"""

import array
import ctypes
import fcntl
import multiprocessing
import multiprocessing.managers
import multiprocessing.reduction
import os
import queue
import signal
import termios
import time

PAGE = 4096
F_SETPIPE_SZ, F_GETPIPE_SZ = 1031, 1032  # the fcntl module names them from 3.10 on
PR_SET_PDEATHSIG = 1

# fork, because this is what the models in C mirror, and because workers find all in place.
context = multiprocessing.get_context("fork")
libc = ctypes.CDLL(None, use_errno=True)


class Refused(Exception):
    """Why this queue cannot do what it was asked to, in one line."""


def die_with_parent(parent):
    """Has the kernel kill this process when its parent is gone, however that came."""
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it was gone before
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ^C is the parent's


def frame_size(message):
    """Bytes that a message takes in the pipe: four for its length, then its pickle."""
    return 4 + len(multiprocessing.reduction.ForkingPickler.dumps(message))


class Pipe:
    """The pipe below a queue, of a size that holds what is put before the start."""

    def __init__(self, reader):
        self.fd = reader.fileno()

    def make_room(self, count, size):
        """For `count` frames of at most `size` bytes. Raises Refused if it cannot be made."""
        # Short writes share a page, but none is split between two.
        pages = -(-count // (PAGE // size)) if size <= PAGE else count * (1 + -(-size // PAGE))
        try:
            if fcntl.fcntl(self.fd, F_GETPIPE_SZ) < pages * PAGE:
                fcntl.fcntl(self.fd, F_SETPIPE_SZ, pages * PAGE)
        except OSError as error:
            raise Refused("a pipe of %d KiB for %d items: %s; expected fewer or smaller ones"
                          % (pages * PAGE >> 10, count, error.strerror))

    def wait_for(self, size):
        """Until so many bytes are in the pipe: everything was flushed."""
        inside = array.array("i", [0])
        while True:
            fcntl.ioctl(self.fd, termios.FIONREAD, inside)
            if inside[0] >= size:
                return
            time.sleep(0.0005)


NAP = 0.02  # s that a drainer waits for an item


def getter(queue, timeout):
    """The queue's get that does not wait, or waits at most so many seconds."""
    return (lambda: queue.get(True, timeout)) if timeout else queue.get_nowait


class Multiprocessing:
    """multiprocessing.Queue: a buffer and a feeder thread per process, a pipe, a readers' lock."""

    call = "multiprocessing.Queue"
    threads = False

    def __init__(self, settings):
        self.queue = context.Queue()
        self.pipe = Pipe(self.queue._reader)
        self.put = self.queue.put
        self.take = getter(self.queue, settings.timeout)
        self.take_last = getter(self.queue, NAP)
        self.look = self.queue.empty

    def is_flushed(self):
        """Whether nothing that this process put is still in its buffer."""
        return not self.queue._buffer

    def close(self):
        self.queue.close()
        self.queue.join_thread()


class Simple:
    """multiprocessing.SimpleQueue has no get that does not wait. A lock of ours, held from the look
    to the get, makes one that is exact: put() writes into the pipe itself, and whoever looks has
    waited for the lock, so no other can take what it saw."""

    call = "multiprocessing.SimpleQueue"
    threads = False

    def __init__(self, settings):
        self.queue = context.SimpleQueue()
        self.pipe = Pipe(self.queue._reader)
        self.put = self.queue.put
        self.look = self.queue.empty
        lock, poll, get = context.Lock(), self.queue._reader.poll, self.queue.get
        if settings.bytes:  # put() waits until all is in the pipe, and may be its own reader
            self.pipe.make_room(1, settings.bytes + PAGE)

        def take(timeout):
            with lock:
                if not poll(timeout):
                    raise queue.Empty
                return get()

        self.take = lambda: take(settings.timeout)
        self.take_last = lambda: take(NAP)

    def is_flushed(self):
        return True

    def close(self):
        self.queue._reader.close()
        self.queue._writer.close()


class Managed:
    """Manager().Queue(): a queue.Queue in a process of its own, asked over a socket."""

    call = "multiprocessing.Manager().Queue"
    threads = False
    pipe = None
    manager = None

    def __init__(self, settings):
        if not Managed.manager:
            # A name without a file: nothing to leave behind, whoever is killed.
            name = "\0qlab-peer-%d-%d" % (os.getpid(), time.monotonic_ns())
            Managed.manager = multiprocessing.managers.SyncManager(name, ctx=context)
            Managed.manager.start(die_with_parent, (os.getpid(),))
        self.queue = Managed.manager.Queue()
        self.put = self.queue.put
        self.take = getter(self.queue, settings.timeout)
        self.take_last = getter(self.queue, NAP)
        self.look = self.queue.empty

    def is_flushed(self):
        return True

    def close(self):
        pass


class Threaded:
    """queue.Queue between the threads of one process: get_nowait() waits for the mutex."""

    call = "queue.Queue"
    threads = True
    pipe = None

    def __init__(self, settings):
        self.queue = queue.Queue()
        self.put = self.queue.put
        self.take = getter(self.queue, settings.timeout)
        self.take_last = getter(self.queue, NAP)
        self.look = self.queue.empty

    def is_flushed(self):
        return True

    def close(self):
        pass


KINDS = {
    "python-mp": Multiprocessing,
    "python-simple": Simple,
    "python-manager": Managed,
    "python-thread": Threaded,
}
