/* When stdout is coloured. */
#include "command/line/colour.h"

#include <stdlib.h>
#include <string.h>

#include "report/text/terminal.h"

const char *const words_colour[] = {
    [COLOUR_AUTO] = "auto", [COLOUR_ALWAYS] = "always", [COLOUR_NEVER] = "never", NULL};

bool colour_wanted(enum colour when)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (when != COLOUR_AUTO)
        return when == COLOUR_ALWAYS;
    return terminal_shows(stdout) && !(no_color && *no_color) && term && strcmp(term, "dumb") != 0;
}
