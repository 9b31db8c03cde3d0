/* The terminal that a text is written for. */
#include "report/text/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

static size_t stands_in; /* columns; 0: stdout is what it is */

bool terminal_shows(FILE *out)
{
    return isatty(fileno(out)) || (out == stdout && stands_in);
}

void terminal_size(size_t *rows, size_t *columns)
{
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        size = (struct winsize){0};
    *rows = size.ws_row ? size.ws_row : 24;
    *columns = size.ws_col ? size.ws_col : 80;
}

size_t terminal_columns(FILE *out)
{
    size_t rows, columns = stands_in;
    if (!terminal_shows(out))
        return TERMINAL_MOST;
    if (out != stdout || !stands_in)
        terminal_size(&rows, &columns);
    return columns < TERMINAL_LEAST  ? TERMINAL_LEAST
           : columns > TERMINAL_MOST ? TERMINAL_MOST
                                     : columns;
}

void terminal_stand_in(size_t columns)
{
    stands_in = columns;
}
