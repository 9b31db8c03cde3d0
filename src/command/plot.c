/* qlab plot LAB|DIR: draws the newest run of a lab, or a run folder. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "command/arguments.h"
#include "command/command.h"
#include "command/session/options.h"
#include "report/plot/kinds.h"
#include "report/plot/newest.h"
#include "report/plot/plot.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "lab/words.h"

static const char doc[] =
    "Draws what a lab's newest run found, through gnuplot.\n\n"
    "  qlab plot get-nowait\n"
    "  qlab plot get-nowait --term\n"
    "  qlab plot results/get-nowait/RUN --kind=sweep,cost --format=svg\n"
    "\vThe plots go into the run folder, or into --output; their paths go to stdout. Without a run "
    "of its own a lab's reference is drawn.";

enum { KEY_KIND = 0x100, KEY_FORMAT, KEY_OUTPUT, KEY_TERM, KEY_COLOR };

static const char *const formats[] = {"svg", "png", NULL};

struct plot_options {
    const char *word, *output, *color;
    unsigned kinds, formats; /* a bit each; no kind: all of them */
    bool term;
};

/* The words of the first are known when the program runs. */
static const struct argp_option options[] = {
    {"kind", KEY_KIND, NULL, 0, "or several, with commas; else all, the lab's own first", 0},
    {"format", KEY_FORMAT, "svg|png", 0, "or both, with a comma (the default)", 0},
    {"output", KEY_OUTPUT, "DIR", 0, "write there, not into the run folder", 0},
    {"term", KEY_TERM, NULL, 0, "draw in the terminal: rate, sweep or measures", 0},
    {"color", KEY_COLOR, "auto|always|never", 0, "whether --term uses colours", 0},
    {0},
};

/* The words of a list as bits. */
static unsigned choose(struct argp_state *state, const char *option, char *list,
                       const char *const *words)
{
    unsigned chosen = 0;
    char expected[200], *rest = NULL;
    for (char *word = strtok_r(list, ", ", &rest); word; word = strtok_r(NULL, ", ", &rest)) {
        int i = word_index(word, words);
        if (i < 0)
            argp_error(state, "--%s: got '%s', %s", option, word,
                       words_expected(expected, sizeof expected, word, words));
        chosen |= 1u << i;
    }
    if (!chosen)
        argp_error(state, "--%s: expected %s", option,
                   words_join(expected, sizeof expected, words));
    return chosen;
}

static error_t take(int key, char *argument, struct argp_state *state)
{
    struct plot_options *chosen = state->input;
    switch (key) {
    case KEY_KIND:
        chosen->kinds = choose(state, "kind", argument, plot_kind_names);
        return 0;
    case KEY_FORMAT:
        chosen->formats = choose(state, "format", argument, formats);
        return 0;
    case KEY_OUTPUT:
        chosen->output = argument;
        return 0;
    case KEY_TERM:
        chosen->term = true;
        return 0;
    case KEY_COLOR:
        chosen->color = argument;
        return 0;
    case ARGP_KEY_ARG:
        if (chosen->word)
            argp_error(state, "one lab or run folder at a time, got '%s' too", argument);
        chosen->word = argument;
        return 0;
    case ARGP_KEY_END:
        if (!chosen->word)
            argp_error(state, "name a lab, such as get-nowait, or a run folder");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static int terminal_columns(void)
{
    struct winsize size;
    int columns = 80;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        columns = size.ws_col;
    return columns < 72 ? 72 : columns > 100 ? 100 : columns;
}

/* The plot that the result's lab wants first. A run folder's lab is looked for by its name. */
static const struct plot_kind *first_kind(const struct result *result,
                                          const struct plot_options *chosen)
{
    struct lab_error error;
    struct lab *lab = lab_find(chosen->word, &error);
    if (!lab)
        lab = lab_find(result->lab->name, &error);
    const struct plot_kind *kind = lab ? plot_kind_named(lab->plot) : NULL;
    lab_free(lab);
    return kind ? kind : plot_kind_usual(result);
}

/* The plot for the terminal: the one asked for, else the first one if letters are enough for it,
 * else the usual one, else any. NULL if what was asked for cannot be drawn there. */
static const struct plot_kind *terminal_kind(const struct result *result,
                                             const struct plot_options *chosen)
{
    const struct plot_kind *liked[] = {first_kind(result, chosen), plot_kind_usual(result)};
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

static int draw_in_terminal(const struct result *result, const struct plot_options *chosen)
{
    struct lab_error error;
    struct plot_output output = {.format = "dumb", .columns = terminal_columns()};
    char fit[100];
    const struct plot_kind *kind = terminal_kind(result, chosen);
    int status = colour_wanted(chosen->color, &output.colour);
    if (status)
        return status;
    if (!kind)
        return complain(STATUS_USAGE, "--term draws one plot: %s",
                        join_terminal_kinds(fit, sizeof fit));
    status = plot_draw(result, kind, &output, &error);
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

static int draw_files(const struct result *result, const struct plot_options *chosen,
                      const char *folder)
{
    int status = 0;
    if (chosen->output && mkdir(chosen->output, 0777) != 0 && errno != EEXIST)
        return complain(STATUS_OUTPUT, "%s: %s", chosen->output, strerror(errno));
    const struct plot_kind *first = first_kind(result, chosen);
    for (int turn = 0; turn < 2; turn++) /* the lab's own first */
        for (size_t i = 0; i < PLOT_KINDS && status == 0; i++) {
            const struct plot_kind *kind = plot_kinds[i];
            if ((kind == first) != (turn == 0) || (chosen->kinds && !(chosen->kinds >> i & 1)))
                continue;
            const char *why = kind->left_out(result);
            if (why && chosen->kinds != 1u << i)
                fprintf(stderr, "%s\n", why);
            else
                status = draw_kind(result, chosen, chosen->output ? chosen->output : folder, kind);
        }
    return status;
}

static int run(int argc, char **argv)
{
    struct plot_options chosen = {.formats = 3};
    struct argp_option all[sizeof options / sizeof options[0]];
    struct argp argp = {all, take, "LAB|DIR", doc, NULL, NULL, NULL};
    char kinds[100];
    memcpy(all, options, sizeof all);
    all[0].arg = arguments_words(kinds, sizeof kinds, plot_kind_names);
    arguments_parse(&argp, argc, argv, &chosen);
    struct lab_error error;
    char *folder;
    struct result *result = plot_find(chosen.word, &folder, &error);
    if (!result)
        return complain(error.status, "%s", error.text);
    int status =
        chosen.term ? draw_in_terminal(result, &chosen) : draw_files(result, &chosen, folder);
    result_free(result);
    free(result);
    free(folder);
    return status;
}

const struct command command_plot = {
    .name = "plot",
    .arguments = "LAB|DIR [options]",
    .summary = "draw: rates, sweep, the lie itself, cost",
    .run = run,
};
