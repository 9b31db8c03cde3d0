/* qlab merge DIR...: runs of one experiment, from many machines, as one result. */
#include <stdio.h>
#include <string.h>

#include "command/line/arguments.h"
#include "command/line/colour.h"
#include "command/line/format.h"
#include "command/line/future.h"
#include "command/session/run_folder.h"
#include "command/session/session.h"
#include "command/verbs.h"
#include "lab/lab_error.h"
#include "report/exporter.h"
#include "report/folder/read_folder.h"
#include "report/merge/find.h"
#include "report/merge/join.h"
#include "report/merge/merge.h"

struct merge_options {
    const char *output;
    int format, colour; /* enum format, enum colour */
    bool mixed_commits;
};

static const struct option_row rows[] = {
    {"color", "whether to use colours", .words = words_colour,
     OPTION_AT(struct merge_options, colour)},
    {"format", "how to print it on stdout", .words = words_format,
     OPTION_AT(struct merge_options, format)},
    {"mixed-commits", "merge what different commits measured: each is a class of machines",
     OPTION_AT(struct merge_options, mixed_commits)},
    {"output", "make the run folder in DIR (default: results/LAB)", "DIR",
     OPTION_AT(struct merge_options, output)},
    {0},
};

static int take(void *context, const char *folder, unsigned tries, struct lab_error *error)
{
    struct result *result = report_read(folder, error);
    if (result)
        future_tell(folder, result);
    return result ? merge_take(context, result, folder, tries, error) : error->status;
}

/* Reads all that the words name as one result. NULL after complaining, with the status. */
static struct result *read_all(const struct words *words, bool any_commit, int *status)
{
    struct merge merge = {.any_commit = any_commit};
    struct lab_error error = {0};
    struct result *result = NULL;
    for (size_t i = 0; i < words->count && *status == 0; i++)
        *status = find_folders(words->list[i], take, &merge, &error);
    if (*status == 0 && !(result = merge_finish(&merge, &error)))
        *status = error.status;
    if (*status)
        complain(*status, "%s", error.text);
    merge_free(&merge);
    return result;
}

/* Makes the run folder, named by now: of a lab's runs the newest is drawn. */
static int write_folder(const struct result *result, const char *output)
{
    struct host named = result->host;
    strcpy(named.name, "merged");
    host_time(named.started, time(NULL));
    return run_folder_write(result, output, &named, NULL);
}

static int run(int argc, char **argv)
{
    struct merge_options chosen = {0};
    struct words words;
    int status = 0;
    arguments_parse(&command_merge, argc, argv, &chosen, &words);
    struct result *result = read_all(&words, chosen.mixed_commits, &status);
    if (!result)
        return status;
    if (!points_settle(result))
        status = complain(STATUS_SYSTEM, "out of memory");
    const struct exporter *exporter = exporter_find(words_format[chosen.format]);
    int error = exporter->result(stdout, result, colour_wanted((enum colour)chosen.colour));
    if (error)
        status = printed(error);
    int written = write_folder(result, chosen.output);
    status = status ? status : written;
    status = status ? status : session_verdict(result);
    result_drop(result);
    return status;
}

const struct command command_merge = {
    .name = "merge",
    .arguments = "DIR...",
    .summary = "runs of one experiment, from many machines, as one",
    .usage = "DIR...",
    .doc =
        "Makes one run folder of many of the same experiment: shards, each with a seed of its own. "
        "Of two with one seed the one that began first counts. Machines are kept apart, and the "
        "intervals tell how much they differ.\n\n"
        "  qlab merge results/rare-errors\n"
        "  qlab merge shards/ node7.tar --output results/rare-errors\n"
        "\vA DIR is a run folder, a folder of them however deep, or a tar of such. What is not the "
        "same experiment is refused: lab, workload, workers, sweep, queues, stamps, delays and "
        "commit must be equal; seeds, rounds and machines may differ. Incomplete runs are left out "
        "and counted. The folder that it writes can be plotted, reported, noted and merged again. "
        "Exit status: that of run.",
    .options = (const struct option_table[]){{.rows = rows}, {0}},
    .missing = "name run folders, folders of them, or tars, such as results/rare-errors",
    .run = run,
};
