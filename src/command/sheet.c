/* qlab sheet LAB: a lab as a sheet to print and write on. */
#include <stdio.h>
#include <stdlib.h>

#include "command/course/lesson.h"
#include "command/course/page.h"
#include "command/line/arguments.h"
#include "command/verbs.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "report/html/handout.h"

static int write_sheet(FILE *out, const void *handout)
{
    return html_sheet(out, handout);
}

static int sheet(int argc, char **argv)
{
    struct page_options chosen = {0};
    struct words words;
    struct lab_error error;
    char usual[100];
    arguments_parse(&command_sheet, argc, argv, &chosen, &words);
    struct lab *lab = lab_find(words.list[0], &error);
    if (!lab)
        return complain(error.status, "%s", error.text);
    struct html_handout handout = {.lab = lab};
    int status = 0;
    char *text = lesson_read(lab, &handout.answer, &status);
    handout.text = text;
    snprintf(usual, sizeof usual, "sheet-%.80s.html", lab->name);
    if (text)
        status = page_put(chosen.output, usual, write_sheet, &handout);
    free(text);
    lab_free(lab);
    return status;
}

const struct command command_sheet = {
    .name = "sheet",
    .arguments = "LAB",
    .summary = "a lab as a sheet to print and write on",
    .usage = "LAB",
    .doc = "Writes a page that prints: the lab's story, its questions, a row for every prediction, "
           "the commands, and room to write and draw. Nothing of the answer is on it.\n\n"
           "  qlab sheet trylock\n"
           "  qlab sheet trylock --output sheet.html\n"
           "\vWithout --output the page is sheet-LAB.html in the results. Its path goes to stdout.",
    .options = (const struct option_table[]){{.rows = page_rows}, {0}},
    .missing = "name a lab, such as get-nowait (qlab list tells them)",
    .extra = "one lab at a time",
    .run = sheet,
};
