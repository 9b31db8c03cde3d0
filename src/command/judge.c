/* qlab judge FILE: verdicts for a history that somebody recorded, with the facts that prove them.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/arguments.h"
#include "command/command.h"
#include "command/verdicts.h"
#include "history/trace.h"

enum { KEY_FORMAT = 0x100, KEY_ALL };

struct judge_options {
    const char *file, *format;
    bool all;
};

static const struct argp_option options[] = {
    {"format", KEY_FORMAT, "text|json", 0, "how to print it", 0},
    {"all", KEY_ALL, NULL, 0, "explain every lie, not only the first ten", 0},
    {0},
};

static error_t take(int key, char *argument, struct argp_state *state)
{
    struct judge_options *chosen = state->input;
    switch (key) {
    case KEY_FORMAT:
        if (strcmp(argument, "text") != 0 && strcmp(argument, "json") != 0)
            argp_error(state, "--format: got '%s', expected text or json", argument);
        chosen->format = argument;
        return 0;
    case KEY_ALL:
        chosen->all = true;
        return 0;
    case ARGP_KEY_ARG:
        if (chosen->file)
            argp_error(state, "one trace at a time, got '%s' too", argument);
        chosen->file = argument;
        return 0;
    case ARGP_KEY_END:
        if (!chosen->file)
            argp_error(state, "name a trace file, or - for standard input");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

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
    static const char doc[] =
        "Judges every Empty of a recorded history, and the whole history as a FIFO queue's.\n\n"
        "  qlab judge trace.csv\n"
        "  qlab judge --format=json - < trace.csv\n"
        "\vThe trace format is one page: src/history/TRACE.md. Exit status: 0 nothing wrong; 1 "
        "something is; 65 the file is no trace (FILE:LINE says why). \"Legal\" means legal on its "
        "own; Full and empty() = false are not judged.";
    struct argp argp = {options, take, "FILE", doc, NULL, NULL, NULL};
    struct judge_options chosen = {.format = "text"};
    arguments_parse(&argp, argc, argv, &chosen);

    struct history history;
    int status = read_trace(chosen.file, &history);
    if (status)
        return status;
    struct verdicts verdicts;
    int error = verdicts_find(&verdicts, &history);
    if (error) {
        history_free(&history);
        return complain(STATUS_SYSTEM, "%s: %s", chosen.file, strerror(error));
    }
    error = strcmp(chosen.format, "json") == 0
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
    .run = judge,
};
