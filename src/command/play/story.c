/* The story: the paragraph that begins with "The story.", without its marks. */
#include "command/play/story.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files/draft.h"

static const char beginning[] = "**The story.** ";

/* Adds a line of Markdown as plain text. */
static void add_plain(FILE *out, const char *line)
{
    for (; *line && *line != '\n'; line++)
        if (*line != '*' && *line != '`')
            fputc(*line, out);
}

static void copy_story(FILE *out, FILE *lesson)
{
    char *line = NULL;
    size_t room = 0;
    bool inside = false;
    while (getline(&line, &room, lesson) >= 0 && !(inside && *line == '\n')) {
        bool begins = strncmp(line, beginning, strlen(beginning)) == 0;
        if (inside)
            fputc(' ', out);
        inside |= begins;
        if (inside)
            add_plain(out, line + (begins ? strlen(beginning) : 0));
    }
    free(line);
}

char *story_read(const struct lab *lab)
{
    char *path = NULL;
    struct draft draft;
    if (!draft_open(&draft))
        return NULL;
    if (lab->folder && asprintf(&path, "%s/README.md", lab->folder) >= 0) {
        FILE *lesson = fopen(path, "r");
        if (lesson) {
            copy_story(draft.out, lesson);
            fclose(lesson);
        }
        free(path);
    }
    draft_close(&draft, 0);
    return draft.text;
}
