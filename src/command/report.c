/* qlab report: everything that was found, on one page. */
#include <stdlib.h>
#include <unistd.h>

#include "command/arguments.h"
#include "command/command.h"
#include "command/course/page.h"
#include "report/folder/folder.h"
#include "lab/place.h"

static const char doc[] =
    "Puts everything that was found on one HTML page: of every lab the newest complete run, else "
    "its reference, with tables, plots and the shortest interleaving that lies. The page needs no "
    "network.\n\n"
    "  qlab report\n"
    "  qlab report get-nowait trylock --output lecture.html\n"
    "  qlab report results/get-nowait/RUN\n"
    "\vWithout --output the page is results/report.html. Its path goes to stdout.";

enum { KEY_OUTPUT = 0x100 };

struct report_options {
    const char *output; /* NULL: the usual place */
    char **words;
    size_t word_count;
};

static const struct argp_option options[] = {
    {"output", KEY_OUTPUT, "FILE", 0, "write the page there", 0},
    {0},
};

static error_t take(int key, char *argument, struct argp_state *state)
{
    struct report_options *chosen = state->input;
    switch (key) {
    case KEY_OUTPUT:
        chosen->output = argument;
        return 0;
    case ARGP_KEY_ARGS:
        chosen->words = state->argv + state->next;
        chosen->word_count = (size_t)(state->argc - state->next);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* Draws and explains. Plots that cannot be drawn are told on the page; here only once, if there is
 * no gnuplot at all. */
static void illustrate(struct collection *collection)
{
    bool gnuplot = true, shown = isatty(STDERR_FILENO);
    for (size_t i = 0; i < collection->count; i++) {
        struct entry *entry = &collection->list[i];
        if (!entry->result && !entry->throughput)
            continue;
        if (shown)
            fprintf(stderr, "\r%zu of %zu: %s\033[K", i + 1, collection->count, entry->name);
        int status = entry_draw(entry);
        if (status && (status != STATUS_FEATURE || gnuplot))
            complain(status, "%s: not all plots could be drawn: %s", entry->name,
                     entry->no_picture ? entry->no_picture : "out of memory");
        gnuplot = gnuplot && status != STATUS_FEATURE;
        entry_explain(entry);
    }
    if (shown)
        fputs("\r\033[K", stderr);
}

static int make(const char *path, const struct report_options *chosen)
{
    struct collection collection;
    size_t results = 0;
    int status = collection_read(&collection, chosen->words, chosen->word_count);
    for (size_t i = 0; i < collection.count; i++)
        results += collection.list[i].result || collection.list[i].throughput;
    if (status == 0 && results == 0)
        status = complain(STATUS_MISSING, "%s: no results; expected one of: qlab run get-nowait",
                          results_folder());
    if (status == 0 && !chosen->output)
        report_parent(results_folder());
    if (status == 0)
        status = collection_place(path);
    if (status == 0) {
        illustrate(&collection);
        status = collection_write(&collection, path);
    }
    collection_free(&collection);
    return status;
}

static int report(int argc, char **argv)
{
    struct argp argp = {options, take, "[LAB|DIR...]", doc, NULL, NULL, NULL};
    struct report_options chosen = {0};
    char *usual = NULL;
    arguments_parse(&argp, argc, argv, &chosen);
    if (!chosen.output && asprintf(&usual, "%s/report.html", results_folder()) < 0)
        return complain(STATUS_SYSTEM, "out of memory");
    const char *path = chosen.output ? chosen.output : usual;
    int status = make(path, &chosen);
    if (status == 0)
        puts(path);
    free(usual);
    return status;
}

const struct command command_report = {
    .name = "report",
    .arguments = "[LAB|DIR...]",
    .summary = "everything that was found, on one HTML page",
    .run = report,
};
