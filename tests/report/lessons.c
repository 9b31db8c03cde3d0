/* Lessons on a terminal. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "report/made.h"
#include "report/text/grid.h"
#include "report/text/lesson_text.h"

static char *shown(const char *lesson, size_t width, bool colour)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    lesson_text(out, lesson, lesson + strlen(lesson), width, colour);
    fclose(out);
    return text;
}

static const char lesson[] =
    "# tiny: a lesson\n\nA paragraph **of strong words**,\nof `code` and [a link](there.md), and "
    "long "
    "enough to be broken anew.\n\n## Next\n\n* one item that is\n  long enough to be broken, "
    "too\n* "
    "two\n\n    build/qlab run tiny --queues mutex,two-lock --consumers 1,2\n\n    code   as it "
    "is\n"
    "\n```c\nint a;\n\n    int b; /* a line of code that is too wide for it */\n```\n| a | b |\n"
    "|---|---|\n| `x` | what it is |\n";

void test_lesson_flows(void)
{
    char *text = shown(lesson, 44, false);
    check_text("shown", text,
               "tiny: a lesson\n"
               "\n"
               "A paragraph of strong words, of `code` and a\n"
               "link, and long enough to be broken anew.\n"
               "\n"
               "Next\n"
               "\n"
               "  • one item that is long enough to be\n"
               "    broken, too\n"
               "  • two\n"
               "\n"
               "    build/qlab run tiny --queues \\\n"
               "        mutex,two-lock --consumers 1,2\n"
               "\n"
               "    code   as it is\n"
               "\n"
               "    int a;\n"
               "\n"
               "        int b; /* a line of code that is\n"
               "            too wide for it */\n"
               "\n"
               "    a · b\n"
               "    `x` · what it is\n");
    free(text);
}

void test_lesson_in_colour(void)
{
    char *text = shown("# A\n\none **two three** (`four`).\n", 9, true);
    check_text("coloured", text,
               "\033[1mA\033[0m\n\none \033[1mtwo\nthree\033[0m\n(\033[36mfour\033[0m).\n");
    free(text);
}

static char *read_file(const char *path)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = fopen(path, "r");
    check_that(file && getdelim(&text, &size, '\0', file) >= 0, "cannot read %s", path);
    if (file)
        fclose(file);
    return text;
}

/* Nothing is wider than its terminal, nothing is lost, and no mark is left. */
void test_every_lesson_fits(void)
{
    glob_t lessons;
    check_int("lessons", glob(QLAB_SOURCE_ROOT "/labs/*/README.md", 0, NULL, &lessons), 0);
    check_that(lessons.gl_pathc > 25, "got %zu lessons", lessons.gl_pathc);
    for (size_t i = 0; i < lessons.gl_pathc; i++)
        for (size_t width = 60; width <= 100; width += 20) {
            char *raw = read_file(lessons.gl_pathv[i]), *text = shown(raw, width, false);
            size_t read = 0, printed = 0;
            for (const char *at = raw; *at; at++)
                read += strchr(" \n*#|-`[]()\\", *at) == NULL;
            for (const char *at = text; *at; at++)
                printed += strchr(" \n*#|-`[]()\\", *at) == NULL;
            check_that(printed + 200 > read, "%s: %zu of %zu letters", lessons.gl_pathv[i], printed,
                       read);
            check_that(!strstr(text, "**") && !strstr(text, "##"), "%s: a mark",
                       lessons.gl_pathv[i]);
            for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
                check_that(text_columns(line) <= width || !strchr(line + strspn(line, " "), ' '),
                           "%s: %zu columns of %zu: %s", lessons.gl_pathv[i], text_columns(line),
                           width, line);
            free(raw);
            free(text);
        }
    globfree(&lessons);
}
