/* qlab site DIR [LAB...]: the course as static pages. */
#include "command/site/site.h"

#include "command/line/arguments.h"
#include "command/verbs.h"

static int site(int argc, char **argv)
{
    struct words words;
    int none; /* it has no options */
    arguments_parse(&command_site, argc, argv, &none, &words);
    return site_make(words.list[0], words.list + 1, words.count - 1);
}

const struct command command_site = {
    .name = "site",
    .arguments = "DIR [LAB...]",
    .summary = "the course as static pages: lessons, player, plots, report",
    .usage = "DIR [LAB...]",
    .doc = "Writes the course, or the labs that are named, as pages into a folder: the list, every "
           "lesson with its answer behind a fold and its first plot, a page to play on, and the "
           "report. Links are relative: it can be opened from the folder, or put on any server.\n\n"
           "  qlab site public\n"
           "  qlab site public get-nowait trylock",
    .missing = "name the folder that the pages go to",
    .run = site,
};
