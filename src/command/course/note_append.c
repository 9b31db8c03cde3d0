/* Appending to the study notes. The file belongs to its writer, who may have it open in an editor:
 * it is never written anew, only lengthened, by one write at whatever is its end by then. */
#include "command/course/note_append.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/whole.h"

/* The new lines between what the file holds and a paragraph of its own; NULL and errno on failure.
 */
static const char *gap_after(int file, off_t size)
{
    char last[2] = "\n\n";
    ssize_t wanted = size < 2 ? (ssize_t)size : 2;
    if (pread(file, last + 2 - wanted, (size_t)wanted, size - wanted) != wanted) {
        errno = errno ? errno : EIO;
        return NULL;
    }
    return last[1] != '\n' ? "\n\n" : last[0] != '\n' ? "\n" : "";
}

/* Takes back the beginning of an entry that did not fit, unless somebody has written behind it. */
static void take_back(int file, off_t size, ssize_t written)
{
    struct stat now;
    if (written > 0 && fstat(file, &now) == 0 && now.st_size == size + written &&
        ftruncate(file, size) != 0)
        return;
}

static int append(int file, const char *entry)
{
    struct stat before;
    char *text = NULL;
    if (flock(file, LOCK_EX) != 0 || fstat(file, &before) != 0)
        return errno;
    if (!S_ISREG(before.st_mode))
        return EINVAL;
    errno = 0;
    const char *gap = gap_after(file, before.st_size);
    if (!gap)
        return errno;
    int length = asprintf(&text, "%s%s", gap, entry);
    if (length < 0)
        return ENOMEM;
    ssize_t written = write(file, text, (size_t)length);
    int error = written < 0 ? errno : written < length ? ENOSPC : 0;
    if (error == 0 && fsync(file) != 0)
        error = errno;
    if (error)
        take_back(file, before.st_size, written);
    free(text);
    return error;
}

int note_append(const char *path, const char *entry)
{
    int file = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0)
        return errno;
    int error = append(file, entry);
    if (close(file) != 0 && error == 0)
        error = errno;
    return error ? error : whole_sync_name(path); /* the name, too, if it is new */
}
