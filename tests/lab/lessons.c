/* The prose around the labs: lessons have their parts and quote the source as it is; the page of
 * keys tells of every knob. */
#include "scratch.h"

#include "../check.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "lab/number.h"
#include "lab/place.h"
#include "lab/words.h"

#include <stdlib.h>

/* Every line that a lesson quotes stands in the source file that the lesson named before it. */
static void check_quotes(const char *lesson)
{
    char *text = read_text(lesson), *rest = NULL, path[400];
    char *source = NULL;
    bool quoting = false;
    size_t quoted = 0;
    for (char *line = text ? strtok_r(text, "\n", &rest) : NULL; line;
         line = strtok_r(NULL, "\n", &rest)) {
        const char *name = strstr(line, "`src/");
        if (strncmp(line, "```", 3) == 0) {
            quoting = strcmp(line, "```c") == 0;
        } else if (quoting) {
            check_that(source && strstr(source, line), "%.100s: \"%.200s\" is in the source",
                       lesson, line);
            quoted++;
        } else if (name && strstr(name, ".c`") && strncmp(line, "**", 2) == 0) {
            snprintf(path, sizeof path, "%s/../%.*s", labs_folder(),
                     (int)(strstr(name, ".c`") + 1 - name), name + 1);
            free(source);
            source = read_text(path);
        }
    }
    check_that(quoted > 0, "%.400s quotes its window", lesson);
    free(source);
    free(text);
}

/* The parts of a lesson, in their order. */
void test_lessons(void)
{
    static const char *const parts[] = {"# ",           "**The story.**", "## The question",
                                        "## Run it",    "## A hint",      "\n## Answer\n",
                                        "**Mechanism",  "**The window**", "**The interleaving",
                                        "**What to do", "**Where it b",   "**Exercise.**"};
    struct lab **labs;
    struct lab_error error;
    size_t count;
    if (lab_all(&labs, &count, &error)) {
        check_text("all labs", error.text, NULL);
        return;
    }
    while (count > 0) {
        char path[400];
        struct lab *lab = labs[--count];
        snprintf(path, sizeof path, "%s/README.md", lab->folder);
        char *text = read_text(path);
        const char *at = text;
        for (size_t i = 0; at && i < sizeof parts / sizeof parts[0]; i++) {
            at = strstr(at, parts[i]);
            check_that(at != NULL, "%.200s: \"%s\" in its place", path, parts[i]);
        }
        free(text);
        check_quotes(path);
        lab_free(lab);
    }
    free(labs);
}

/* labs/README.md has a row for every knob, and the row's last cell is what it usually is. */
void test_key_page(void)
{
    char path[400], row[40];
    snprintf(path, sizeof path, "%s/README.md", labs_folder());
    char *text = read_text(path);
    for (enum knob knob = 0; text && knob < KNOB_COUNT; knob++) {
        const struct knob_class *class = &knob_table[knob];
        snprintf(row, sizeof row, "\n| | `%s` |", class->name);
        const char *at = strstr(text, row);
        check_that(at != NULL, "a row for %s", class->name);
        if (!at)
            continue;
        char cell[40] = "";
        const char *end = strchr(at + 1, '\n');
        for (const char *bar = strstr(at, " | "); bar && bar < end; bar = strstr(bar + 1, " | "))
            if (sscanf(bar, " | `%39[^ |`]", cell) != 1) /* a word; else a number */
                sscanf(bar, " | %39[^ |]", cell);
        uint64_t usual = UINT64_MAX;
        if (class->unit == UNIT_WORD)
            usual = (uint64_t)word_index(cell, class->words);
        else
            check_text(class->name, number_read(cell, class->unit, &usual), NULL);
        check_int(class->name, (int64_t)usual, (int64_t) class->usual);
    }
    free(text);
}
