/* qlab judge FILE: verdicts for a history that somebody recorded, with the facts that prove them.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/line/arguments.h"
#include "command/line/format.h"
#include "command/verbs.h"
#include "command/verdicts.h"
#include "history/trace.h"

struct judge_options {
    int format; /* enum format */
    bool all;
};

static const struct option_row rows[] = {
    {"format", "how to print it", .words = words_format_no_csv,
     OPTION_AT(struct judge_options, format)},
    {"all", "explain every lie, not only the first ten", OPTION_AT(struct judge_options, all)},
    {0},
};

static int read_trace(const char *path, struct history *history)
{
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
    if (!file)
        return complain(STATUS_MISSING, "%s: %s", path, strerror(errno));
    struct trace_error error;
    int failed = trace_read(file, path, history, &error);
    if (file != stdin)
        fclose(file);
    if (!failed)
        return 0;
    return complain(failed == EINVAL   ? STATUS_DATA
                    : failed == ENOMEM ? STATUS_SYSTEM
                                       : STATUS_MISSING,
                    "%s", error.text);
}

static int judge(int argc, char **argv)
{
    struct judge_options chosen = {0};
    struct words words;
    arguments_parse(&command_judge, argc, argv, &chosen, &words);
    const char *file = words.list[0];

    struct history history;
    int status = read_trace(file, &history);
    if (status)
        return status;
    struct verdicts verdicts;
    int error = verdicts_find(&verdicts, &history);
    if (error) {
        history_free(&history);
        return complain(STATUS_SYSTEM, "%s: %s", file, strerror(error));
    }
    error = chosen.format == FORMAT_JSON
                ? verdicts_json(stdout, &verdicts)
                : verdicts_text(stdout, &verdicts, chosen.all ? SIZE_MAX : 10);
    status = error                       ? complain(STATUS_OUTPUT, "stdout: %s", strerror(error))
             : verdicts_wrong(&verdicts) ? STATUS_REFUTED
                                         : STATUS_HOLDS;
    verdicts_free(&verdicts);
    history_free(&history);
    return status;
}

const struct command command_judge = {
    .name = "judge",
    .arguments = "FILE",
    .summary = "verdicts for a history recorded anywhere",
    .usage = "FILE",
    .doc =
        "Judges every Empty of a recorded history, and the whole history as a FIFO queue's.\n\n"
        "  qlab judge trace.csv\n"
        "  qlab judge --format=json - < trace.csv\n"
        "\vThe trace format is one page: src/history/TRACE.md. Exit status: 0 nothing wrong; 1 "
        "something is; 65 the file is no trace (FILE:LINE says why). \"Legal\" means legal on its "
        "own; Full and empty() = false are not judged.",
    .options = (const struct option_table[]){{.rows = rows}, {0}},
    .missing = "name a trace file, or - for standard input",
    .extra = "one trace at a time",
    .run = judge,
};
