/* Opening what must be a file. */
#include "files/plain.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Why an open file will not be read; NULL: it will. */
static const char *unfit(const struct stat *facts, off_t most)
{
    if (S_ISDIR(facts->st_mode))
        return strerror(EISDIR);
    if (!S_ISREG(facts->st_mode))
        return "it is no file, but a pipe or a device";
    return most && facts->st_size > most ? "the file is too large" : NULL;
}

FILE *plain_open(const char *path, off_t most, const char **why)
{
    /* O_NONBLOCK: a FIFO is opened at once, whoever writes into it. */
    errno = 0;
    int file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    struct stat facts;
    FILE *stream = NULL;
    *why = file < 0 || fstat(file, &facts) != 0 ? strerror(errno) : unfit(&facts, most);
    if (*why && errno == 0 && S_ISDIR(facts.st_mode))
        errno = EISDIR;
    if (!*why && !(stream = fdopen(file, "r")))
        *why = strerror(errno);
    if (file >= 0 && !stream)
        close(file); /* which leaves errno alone: nothing was written */
    return stream;
}

int plain_status(int error)
{
    static const int missing[] = {ENOENT, ENOTDIR, EISDIR, EACCES, EPERM, ELOOP, ENAMETOOLONG};
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
        if (error == missing[i])
            return 66;
    return error == 0 ? 65 : 71;
}

char *plain_read(const char *path, off_t most, size_t *length, const char **why)
{
    FILE *file = plain_open(path, most, why);
    char *text = NULL;
    size_t room = 0;
    *length = 0;
    if (!file)
        return NULL;
    for (bool more = true; more && !*why;) {
        if (*length + 1 >= room) {
            size_t wanted = room ? 2 * room : 4096;
            char *larger = realloc(text, wanted);
            if (!larger) {
                *why = strerror(ENOMEM);
                break;
            }
            text = larger;
            room = wanted;
        }
        size_t got = fread(text + *length, 1, room - 1 - *length, file);
        *length += got;
        text[*length] = '\0';
        more = got > 0;
        if (ferror(file))
            *why = strerror(errno ? errno : EIO);
    }
    fclose(file);
    if (*why) {
        free(text);
        text = NULL;
    }
    return text;
}
