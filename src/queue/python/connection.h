/* Messages over a pipe, framed as multiprocessing's Connection does it.
 *
 * A frame is its length in 4 bytes, network order, and then the message. Line numbers are those of
 * Lib/multiprocessing/connection.py in Python 3.11. Every call that may block is made without the
 * interpreter's lock, as in CPython.
 */
#ifndef QLAB_QUEUE_PYTHON_CONNECTION_H
#define QLAB_QUEUE_PYTHON_CONNECTION_H

#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "queue/python/interpreter.h"

enum { FRAME_HEADER = 4, FRAME_WHOLE = 16384 };

/* connection.py:381, _send(): write() may take a part only. False on an error. */
static inline bool connection_write(struct interpreter *lock, enum runner self, int writer,
                                    const unsigned char *bytes, size_t size)
{
    while (size > 0) {
        interpreter_drop(lock, self);
        ssize_t written = write(writer, bytes, size);
        int error = errno;
        interpreter_take(lock, self);
        if (written < 0 && error != EINTR)
            return false;
        bytes += written > 0 ? written : 0;
        size -= written > 0 ? (size_t)written : 0;
    }
    return true;
}

/* connection.py:406, _send_bytes(). `frame` is FRAME_HEADER bytes of room and then the message. */
static inline bool connection_send(struct interpreter *lock, enum runner self, int writer,
                                   unsigned char *frame, size_t size)
{
    uint32_t header = htonl((uint32_t)size);
    memcpy(frame, &header, sizeof header);
    if (size <= FRAME_WHOLE) /* connection.py:427 */
        return connection_write(lock, self, writer, frame, FRAME_HEADER + size);
    /* connection.py:420: two writes. Between them poll() sees a frame, and read() would wait. */
    return connection_write(lock, self, writer, frame, FRAME_HEADER) &&
           connection_write(lock, self, writer, frame + FRAME_HEADER, size);
}

/* connection.py:390, _recv(): waits until all bytes have come, however long that takes. */
static inline void connection_read(struct interpreter *lock, enum runner self, int reader,
                                   unsigned char *bytes, size_t size)
{
    while (size > 0) {
        interpreter_drop(lock, self);
        ssize_t came = read(reader, bytes, size);
        int error = errno;
        interpreter_take(lock, self);
        if (came == 0 || (came < 0 && error != EINTR))
            abort(); /* the queue was destroyed under us */
        bytes += came > 0 ? came : 0;
        size -= came > 0 ? (size_t)came : 0;
    }
}

/* connection.py:429, _recv_bytes(). The message is no longer than `message` has room for. */
static inline void connection_receive(struct interpreter *lock, enum runner self, int reader,
                                      unsigned char *message)
{
    uint32_t header;
    connection_read(lock, self, reader, (unsigned char *)&header, sizeof header);
    connection_read(lock, self, reader, message, ntohl(header));
}

/* Milliseconds to CLOCK_REALTIME = *deadline, rounded up as in selectors.py; 0 if that is over. */
static inline int connection_left(const struct timespec *deadline)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    int64_t ns =
        (int64_t)(deadline->tv_sec - now.tv_sec) * 1000000000 + (deadline->tv_nsec - now.tv_nsec);
    if (ns <= 0)
        return 0;
    return ns > (int64_t)INT32_MAX * 1000000 ? INT32_MAX : (int)((ns + 999999) / 1000000);
}

/* connection.py:439, _poll(): whether a byte is there, now or before the deadline (NULL: now). */
static inline bool connection_poll(struct interpreter *lock, enum runner self, int reader,
                                   const struct timespec *deadline)
{
    struct pollfd look = {.fd = reader, .events = POLLIN};
    int ready, error;
    do {
        int left = deadline ? connection_left(deadline) : 0;
        interpreter_drop(lock, self);
        /* The window: poll() sees the pipe alone, and an item whose put() has returned may still be
         * in its process's buffer, or in the feeder's hands: queues.py:115, get(): "elif not
         * self._poll(): raise Empty", and 129, empty(): "return not self._poll()" */
        ready = poll(&look, 1, left);
        error = errno;
        interpreter_take(lock, self);
    } while (ready < 0 && error == EINTR);
    return ready > 0;
}

#endif
