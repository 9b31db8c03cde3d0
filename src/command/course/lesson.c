/* Lessons: the question is shown first, the answer only when asked for. */
#include "command/course/lesson.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/line/colour.h"
#include "command/line/status.h"
#include "report/text/lesson_text.h"
#include "report/text/terminal.h"

static const char heading[] = "## Answer";

char *lesson_read(const struct lab *lab, const char **answer)
{
    char *path = NULL, *text = NULL;
    size_t size = 0;
    if (asprintf(&path, "%s/README.md", lab->folder) < 0) {
        complain(STATUS_SYSTEM, "out of memory");
        return NULL;
    }
    FILE *file = fopen(path, "r");
    if (!file || getdelim(&text, &size, '\0', file) < 0) {
        complain(STATUS_MISSING, "%s: %s; every lab has a lesson there", path, strerror(errno));
        free(text);
        text = NULL;
    }
    if (file)
        fclose(file);
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
    char *text = lesson_read(lab, &parted);
    if (!text)
        return STATUS_MISSING;
    bool found = *parted != '\0';
    if (found)
        lesson_text(stdout, answer ? parted : text, answer ? parted + strlen(parted) : parted,
                    terminal_columns(stdout), colour_wanted(COLOUR_AUTO));
    else
        complain(STATUS_DATA, "%s/README.md: no heading '%s'", lab->folder, heading);
    free(text);
    return found ? 0 : STATUS_DATA;
}
