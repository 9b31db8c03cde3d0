/* Lessons: the question is shown first, the answer only when asked for. */
#include "command/course/lesson.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/line/colour.h"
#include "command/line/status.h"
#include "files/draft.h"
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

/* A paragraph of Markdown on one line, without its marks. */
static void put_plain(FILE *out, const char *text)
{
    for (; *text && strncmp(text, "\n\n", 2) != 0 && strcmp(text, "\n") != 0; text++)
        if (*text == '\n')
            fputc(' ', out);
        else if (*text != '*' && *text != '`')
            fputc(*text, out);
}

char *lesson_story(const struct lab *lab)
{
    static const char beginning[] = "\n**The story.** ";
    char *path = NULL, *text = NULL;
    const char *why;
    size_t length;
    struct draft draft;
    if (!draft_open(&draft))
        return NULL;
    if (lab->folder && asprintf(&path, "%s/README.md", lab->folder) >= 0) {
        text = plain_read(path, PLAIN_ANY, &length, &why);
        free(path);
    }
    const char *found = text ? strstr(text, beginning) : NULL;
    if (found)
        put_plain(draft.out, found + strlen(beginning));
    free(text);
    draft_close(&draft, 0);
    return draft.text;
}
