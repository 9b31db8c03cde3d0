/* Lessons: the question is shown first, the answer only when asked for. */
#include "command/course/lesson.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/line/colour.h"
#include "command/line/status.h"
#include "files/plain.h"
#include "report/text/lesson_text.h"
#include "report/text/terminal.h"

static const char heading[] = "## Answer";

char *lesson_read(const struct lab *lab, const char **answer, int *status)
{
    char *path = NULL, *text = NULL;
    const char *why;
    size_t length;
    if (asprintf(&path, "%s/README.md", lab->folder) < 0) {
        *status = complain(STATUS_SYSTEM, "out of memory");
        return NULL;
    }
    if (!(text = plain_read(path, PLAIN_ANY, &length, &why)))
        *status = complain(plain_status(errno), "%s: %s; every lab has a lesson there", path, why);
    free(path);
    if (text) {
        const char *found = strstr(text, heading);
        *answer = found ? found : text + strlen(text);
    }
    return text;
}

int lesson_print(const struct lab *lab, bool answer)
{
    const char *parted;
    int status;
    char *text = lesson_read(lab, &parted, &status);
    if (!text)
        return status;
    bool found = *parted != '\0';
    if (found)
        lesson_text(stdout, answer ? parted : text, answer ? parted + strlen(parted) : parted,
                    terminal_columns(stdout), colour_wanted(COLOUR_AUTO));
    else
        complain(STATUS_DATA, "%s/README.md: no heading '%s'", lab->folder, heading);
    free(text);
    return found ? 0 : STATUS_DATA;
}
