/* qlab report: everything that was found, on one page. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "command/course/collection.h"
#include "command/course/pictures.h"
#include "command/course/explained.h"
#include "command/course/page.h"
#include "command/course/played.h"
#include "command/line/arguments.h"
#include "command/verbs.h"
#include "report/folder/folder.h"
#include "lab/place.h"

/* Draws and explains. Plots that cannot be drawn are told on the page; here only once, if there is
 * no gnuplot at all. Players would make a page of the whole course too large. */
static void illustrate(struct collection *collection, bool play)
{
    bool gnuplot = true, shown = isatty(STDERR_FILENO);
    for (size_t i = 0; i < collection->count; i++) {
        struct entry *entry = &collection->list[i];
        if (!entry->result)
            continue;
        if (shown)
            fprintf(stderr, "\r%zu of %zu: %s\033[K", i + 1, collection->count, entry->name);
        int status = entry_draw(entry, NULL);
        if (status && (status != STATUS_FEATURE || gnuplot))
            complain(status, "%s: not all plots could be drawn: %s", entry->name,
                     entry->no_picture ? entry->no_picture : "out of memory");
        gnuplot = gnuplot && status != STATUS_FEATURE;
        entry_explain(entry);
        if (play)
            entry_play(entry);
    }
    if (shown)
        fputs("\r\033[K", stderr);
}

static int make(const char *path, const struct words *words, bool usual)
{
    struct collection collection;
    size_t results = 0;
    int status = collection_read(&collection, words->list, words->count, false);
    for (size_t i = 0; i < collection.count; i++)
        results += collection.list[i].result != NULL;
    if (status == 0 && results == 0)
        status = complain(STATUS_MISSING, "%s: no results; expected one of: qlab run get-nowait",
                          results_folder());
    if (status == 0 && usual)
        report_parent(results_folder());
    if (status == 0)
        status = collection_place(path);
    if (status == 0) {
        illustrate(&collection, words->count > 0);
        status = collection_write(&collection, path);
    }
    collection_free(&collection);
    return status;
}

static int report(int argc, char **argv)
{
    struct page_options chosen = {0};
    struct words words;
    char *usual = NULL;
    arguments_parse(&command_report, argc, argv, &chosen, &words);
    if (!chosen.output && asprintf(&usual, "%s/report.html", results_folder()) < 0)
        return complain(STATUS_SYSTEM, "out of memory");
    const char *path = chosen.output ? chosen.output : usual;
    int status = make(path, &words, !chosen.output);
    if (status == 0)
        puts(path);
    free(usual);
    return status;
}

const struct command command_report = {
    .name = "report",
    .arguments = "[LAB|DIR...]",
    .summary = "everything that was found, on one HTML page",
    .usage = "[LAB|DIR...]",
    .doc = "Puts everything that was found on one HTML page: of every lab the newest complete run, "
           "else "
           "its reference, with tables, plots and the shortest interleaving that lies. The page "
           "needs no "
           "network. Of labs and folders that are named the queues can be played on it.\n\n"
           "  qlab report\n"
           "  qlab report get-nowait trylock --output lecture.html\n"
           "  qlab report results/get-nowait/RUN\n"
           "\vWithout --output the page is results/report.html. Its path goes to stdout.",
    .options = (const struct option_table[]){{.rows = page_rows}, {0}},
    .run = report,
};
