/* qlab slides PART: a part of the course as slides. */
#include <stdio.h>
#include <stdlib.h>

#include "command/course/lesson.h"
#include "command/course/page.h"
#include "command/line/arguments.h"
#include "command/verbs.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "report/html/handout.h"

static const char *check(void *chosen, const struct words *words, char *problem, size_t size)
{
    (void)chosen;
    return words->count ? part_wrong(words->list[0], problem, size) : NULL;
}

static int write_slides(FILE *out, const void *slides)
{
    return html_slides(out, slides);
}

/* Puts the slides of the labs that belong to the part. */
static int put(const char *output, const struct lab_part *part, struct lab *const *labs,
               size_t count)
{
    struct html_handout *handouts = calloc(count + 1, sizeof *handouts);
    char **texts = calloc(count + 1, sizeof *texts), usual[100];
    struct html_slides slides = {.part = part, .labs = handouts};
    int status = handouts && texts ? 0 : complain(STATUS_SYSTEM, "out of memory");
    for (size_t i = 0; i < count && !status; i++) {
        struct html_handout *handout = &handouts[slides.count];
        if (part_of(labs[i]->number) != part)
            continue;
        handout->lab = labs[i];
        handout->text = texts[slides.count++] = lesson_read(labs[i], &handout->answer, &status);
    }
    snprintf(usual, sizeof usual, "slides-%s.html", part->name);
    if (!status)
        status = page_put(output, usual, write_slides, &slides);
    for (size_t i = 0; i < slides.count; i++)
        free(texts[i]);
    free(texts);
    free(handouts);
    return status;
}

static int slides(int argc, char **argv)
{
    struct page_options chosen = {0};
    struct words words;
    struct lab_error error;
    struct lab **labs;
    size_t count;
    arguments_parse(&command_slides, argc, argv, &chosen, &words);
    if (lab_all(&labs, &count, &error))
        return complain(error.status, "%s", error.text);
    int status = put(chosen.output, part_find(words.list[0]), labs, count);
    for (size_t i = 0; i < count; i++)
        lab_free(labs[i]);
    free(labs);
    return status;
}

const struct command command_slides = {
    .name = "slides",
    .arguments = "PART",
    .summary = "a part of the course as slides, a page for every question",
    .usage = "PART",
    .doc = "Writes a page that prints as slides: of every lab its story, a page for each question, "
           "what can be predicted, and the commands. Nothing of the answers is on it.\n\n"
           "  qlab slides locks\n"
           "\vA PART is told by number or name; qlab list has both. Without --output the page is "
           "slides-PART.html in the results. Its path goes to stdout.",
    .options = (const struct option_table[]){{.rows = page_rows}, {0}},
    .missing = "name a part, such as locks (qlab list tells them)",
    .extra = "one part at a time",
    .check = check,
    .run = slides,
};
