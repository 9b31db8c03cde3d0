/* Lessons: the question is shown first, the answer only when asked for. */
#include "command/course/lesson.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/line/status.h"

static const char heading[] = "## Answer";

int lesson_print(const struct lab *lab, bool answer)
{
    char *path = NULL, *line = NULL;
    size_t room = 0;
    if (asprintf(&path, "%s/README.md", lab->folder) < 0)
        return complain(STATUS_SYSTEM, "out of memory");
    FILE *file = fopen(path, "r");
    if (!file) {
        int status =
            complain(STATUS_MISSING, "%s: %s; every lab has a lesson there", path, strerror(errno));
        free(path);
        return status;
    }
    bool reached = false;
    while (getline(&line, &room, file) >= 0) {
        reached = reached || strncmp(line, heading, strlen(heading)) == 0;
        if (reached == answer)
            fputs(line, stdout);
    }
    int failed = ferror(file);
    fclose(file);
    free(line);
    int status = 0;
    if (failed)
        status = complain(STATUS_MISSING, "%s: cannot be read to its end", path);
    else if (!reached)
        status = complain(STATUS_DATA, "%s: no heading '%s'", path, heading);
    free(path);
    return status;
}

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
