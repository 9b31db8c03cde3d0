/* qlab plot LAB|DIR|TRACE: draws the newest run of a lab, a run folder, or a trace's first fault.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "command/line/arguments.h"
#include "command/line/future.h"
#include "command/line/colour.h"
#include "command/trace/plot_trace.h"
#include "command/verbs.h"
#include "report/folder/folder.h"
#include "report/plot/kinds.h"
#include "report/plot/newest.h"
#include "report/plot/plot.h"
#include "report/text/terminal.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "lab/place.h"
#include "lab/words.h"

static const char *const formats[] = {"svg", "png", NULL};

struct plot_options {
    const char *output;
    unsigned kinds, formats; /* a bit each; no kind: all of them */
    int colour;              /* enum colour */
    bool term;
};

static const struct option_row rows[] = {
    {"kind", "or several, with commas; else all, the lab's own first", .words = plot_names,
     OPTION_AT(struct plot_options, kinds)},
    {"format", "or both, with a comma (the default)", .words = formats,
     OPTION_AT(struct plot_options, formats)},
    {"output", "write there, not into the run folder", "DIR",
     OPTION_AT(struct plot_options, output)},
    {"term", "draw in the terminal: rate, sweep or measures", OPTION_AT(struct plot_options, term)},
    {"color", "whether --term uses colours", .words = words_colour,
     OPTION_AT(struct plot_options, colour)},
    {0},
};

/* The plot that the result's lab wants first. A run folder's lab is looked for by its name. */
static const struct plot_kind *first_kind(const struct result *result, const char *word)
{
    struct lab_error error;
    struct lab *lab = lab_find(word, &error);
    if (!lab)
        lab = lab_find(result->lab->name, &error);
    const struct plot_kind *kind = lab ? plot_kind_named(lab->plot) : NULL;
    lab_free(lab);
    return kind ? kind : plot_kind_usual(result);
}

/* The plot for the terminal: the one asked for, else the first one if letters are enough for it,
 * else the usual one, else any. NULL if what was asked for cannot be drawn there. */
static const struct plot_kind *terminal_kind(const struct result *result,
                                             const struct plot_options *chosen, const char *word)
{
    const struct plot_kind *liked[] = {first_kind(result, word), plot_kind_usual(result)};
    for (size_t i = 0; chosen->kinds && i < PLOT_KINDS; i++)
        if (chosen->kinds == 1u << i && plot_kinds[i]->fits_terminal)
            return plot_kinds[i];
    if (chosen->kinds)
        return NULL;
    for (size_t i = 0; i < sizeof liked / sizeof *liked; i++)
        if (liked[i]->fits_terminal && !liked[i]->left_out(result))
            return liked[i];
    for (size_t i = 0; i < PLOT_KINDS; i++)
        if (plot_kinds[i]->fits_terminal && !plot_kinds[i]->left_out(result))
            return plot_kinds[i];
    return plot_kind_usual(result); /* which says why not */
}

/* "rate, sweep or measures". Returns `text`. */
static char *join_terminal_kinds(char *text, size_t size)
{
    const char *names[PLOT_KINDS + 1] = {NULL};
    for (size_t i = 0, n = 0; i < PLOT_KINDS; i++)
        if (plot_kinds[i]->fits_terminal)
            names[n++] = plot_kinds[i]->name;
    return words_join(text, size, names);
}

static struct plot_output terminal_output(const struct plot_options *chosen)
{
    return (struct plot_output){.format = "dumb",
                                .columns = (int)terminal_columns(stdout),
                                .colour = colour_wanted((enum colour)chosen->colour)};
}

static int draw_in_terminal(const struct result *result, const struct plot_options *chosen,
                            const char *word)
{
    struct lab_error error;
    const struct plot_output output = terminal_output(chosen);
    char fit[100];
    const struct plot_kind *kind = terminal_kind(result, chosen, word);
    if (!kind)
        return complain(STATUS_USAGE, "--term draws one plot: %s",
                        join_terminal_kinds(fit, sizeof fit));
    int status = plot_draw(result, kind, &output, &error);
    return status ? complain(status, "%s", error.text) : 0;
}

/* Draws one kind in all formats. */
static int draw_kind(const struct result *result, const struct plot_options *chosen,
                     const char *folder, const struct plot_kind *kind)
{
    int status = 0;
    for (unsigned i = 0; formats[i] && status == 0; i++) {
        struct lab_error error;
        char *path = NULL;
        if (!(chosen->formats >> i & 1))
            continue;
        if (asprintf(&path, "%s/%s.%s", folder, kind->name, formats[i]) < 0)
            return complain(STATUS_SYSTEM, "out of memory");
        status = plot_draw(result, kind, &(struct plot_output){formats[i], path, 0, false}, &error);
        if (status) {
            complain(status, "%s", error.text);
        } else {
            fprintf(stderr, "wrote %s\n", path);
            puts(path);
        }
        free(path);
    }
    return status;
}

/* Where the plots go: --output, or into the run folder; those of a lab that was not run here are no
 * part of the reference run, and go to RESULTS/LAB/reference. From malloc; NULL and *status
 * after complaining. */
static char *place_of(const struct plot_options *chosen, const char *folder,
                      const struct lab *borrowed, int *status)
{
    char *place = chosen->output ? strdup(chosen->output) : borrowed ? NULL : strdup(folder);
    if (!chosen->output && borrowed &&
        asprintf(&place, "%s/%s/reference", results_folder(), borrowed->name) < 0)
        place = NULL;
    int error = !place                                       ? ENOMEM
                : borrowed && !chosen->output                ? report_parent(place)
                : mkdir(place, 0777) == 0 || errno == EEXIST ? 0
                                                             : errno;
    if (error == 0)
        return place;
    *status = complain(unwritten(error), "%s: %s", place ? place : folder, strerror(error));
    free(place);
    return NULL;
}

static int draw_files(const struct result *result, const struct plot_options *chosen,
                      const char *word, const char *folder)
{
    struct lab_error error;
    int status = 0;
    if (!chosen->output && (status = plot_data_write(folder, result, &error)) != 0)
        return complain(status, "%s/plot: %s", folder, error.text); /* for drawing by hand */
    const struct plot_kind *first = first_kind(result, word);
    for (int turn = 0; turn < 2; turn++) /* the lab's own first */
        for (size_t i = 0; i < PLOT_KINDS && status == 0; i++) {
            const struct plot_kind *kind = plot_kinds[i];
            if ((kind == first) != (turn == 0) || (chosen->kinds && !(chosen->kinds >> i & 1)))
                continue;
            const char *why = kind->left_out(result);
            if (why && chosen->kinds != 1u << i)
                fprintf(stderr, "%s\n", why);
            else
                status = draw_kind(result, chosen, folder, kind);
        }
    return status;
}

static int draw_trace(const struct plot_options *chosen, const char *file)
{
    const struct plot_output terminal = terminal_output(chosen);
    const char *wanted[sizeof formats / sizeof *formats];
    size_t count = 0;
    for (size_t i = 0; i < PLOT_KINDS; i++)
        if (chosen->kinds >> i & 1 && plot_kinds[i] != &plot_timeline)
            return complain(STATUS_USAGE, "%s: of a trace there is a timeline only, no %s", file,
                            plot_kinds[i]->name);
    for (size_t i = 0; formats[i]; i++)
        if (chosen->formats >> i & 1)
            wanted[count++] = formats[i];
    wanted[count] = NULL;
    return plot_trace(file, chosen->term ? &terminal : NULL, wanted, chosen->output);
}

static int run(int argc, char **argv)
{
    struct plot_options chosen = {.formats = 3};
    struct words words;
    struct lab_error error;
    char *folder;
    arguments_parse(&command_plot, argc, argv, &chosen, &words);
    const char *word = words.list[0];
    if (is_trace_file(word))
        return draw_trace(&chosen, word);
    struct result *result = plot_find(word, &folder, &error);
    if (!result)
        return complain(error.status, "%s", error.text);
    future_tell(folder, result);
    bool is_reference = strcmp(word, folder) != 0 && plot_is_reference(folder);
    struct lab *borrowed = is_reference ? lab_find(word, &error) : NULL;
    if (borrowed)
        fprintf(
            stderr,
            "no run of %s here yet: this is its reference run, on %s; one of your own: qlab run "
            "%s\n",
            borrowed->name, result->host.name, lab_word(borrowed));
    int status = 0;
    char *place = chosen.term ? NULL : place_of(&chosen, folder, borrowed, &status);
    if (chosen.term)
        status = draw_in_terminal(result, &chosen, word);
    else if (place)
        status = draw_files(result, &chosen, word, place);
    result_drop(result);
    lab_free(borrowed);
    free(place);
    free(folder);
    return status;
}

const struct command command_plot = {
    .name = "plot",
    .arguments = "LAB|DIR|TRACE [options]",
    .summary = "draw: rates, sweep, the lie itself, cost",
    .usage = "LAB|DIR|TRACE",
    .doc = "Draws what a lab's newest run found, through gnuplot; of a trace the timeline of its "
           "first wrong answer.\n\n"
           "  qlab plot get-nowait\n"
           "  qlab plot get-nowait --term\n"
           "  qlab plot results/get-nowait/RUN --kind=sweep,cost --format=svg\n"
           "  qlab plot trace.csv --format=png\n"
           "\vThe plots go into the run folder, or into --output; their paths go to stdout. "
           "Without a run "
           "of its own a lab's reference is drawn, into results/LAB/reference. A trace's timeline "
           "goes beside it, as "
           "TRACE-timeline.",
    .options = (const struct option_table[]){{.rows = rows}, {0}},
    .missing = "name a lab, such as get-nowait, a run folder, or a trace",
    .extra = "one lab, run folder or trace at a time",
    .run = run,
};
