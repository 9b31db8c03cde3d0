/* qlab judge FILE: verdicts for a history that somebody recorded, with the facts that prove them.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/line/arguments.h"
#include "command/line/format.h"
#include "command/trace/trace_open.h"
#include "command/verbs.h"
#include "command/judge/verdicts.h"
#include "history/from/formats.h"
#include "history/trace.h"
#include "report/result/finish.h"
#include "report/text/flow.h"
#include "report/text/terminal.h"

struct judge_options {
    int format; /* enum format */
    int order;  /* 0: as the file says; else enum history_order + 1 */
    int from;   /* WORD_NONE: as the file's bytes say; else which of trace_formats */
    bool all;
};

static const char *const words_order[] = {"declared", "fifo", "fifo-per-putter", "lifo", "priority",
                                          "bag",      NULL};

static const struct option_row rows[] = {
    {"format", "how to print it", .words = words_format, OPTION_AT(struct judge_options, format)},
    {"from", "whose format the file has, if its beginning does not tell",
     .words = trace_format_words, OPTION_AT(struct judge_options, from)},
    {"order", "what the queue promises of its items, whatever the file says", .words = words_order,
     OPTION_AT(struct judge_options, order)},
    {"all", "explain every lie, not only the first ten, and tell of every legal Empty an instant",
     OPTION_AT(struct judge_options, all)},
    {0},
};

static int write_text(struct verdicts *queues, size_t count)
{
    FILE *out = flow_open(stdout, terminal_columns(stdout));
    int error = out ? 0 : ENOMEM;
    for (size_t i = 0; i < count && !error; i++) {
        fputs(i ? "\n" : "", out);
        error = verdicts_text(out, &queues[i]);
    }
    if (out && fclose(out) && !error && !ferror(stdout))
        error = ENOMEM; /* a line had no room */
    return error;
}

static int write_csv(struct verdicts *queues, size_t count)
{
    int error = 0;
    verdicts_csv_header(stdout);
    for (size_t i = 0; i < count && !error; i++)
        error = verdicts_csv(stdout, &queues[i]);
    return error;
}

/* The counts of all queues together, then of each, then the lists. */
static int write_json(struct verdicts *queues, size_t count)
{
    struct judgement sum = {0};
    int error = 0;
    bool first = true;
    for (size_t i = 0; i < count; i++)
        judgement_add(&sum, &queues[i].judgement);
    fputs("{\"format\": \"qlab-judge/1\", ", stdout);
    verdicts_json_counts(stdout, queues[0].history, &sum);
    fputs(", \"queues\": [", stdout);
    for (size_t i = 0; i < count; i++)
        verdicts_json_queue(stdout, &queues[i], &first);
    fputs("], \"faults\": [", stdout);
    first = true;
    for (size_t i = 0; i < count; i++)
        verdicts_json_faults(stdout, &queues[i], &first);
    fputs("], \"verdicts\": [", stdout);
    first = true;
    for (size_t i = 0; i < count && !error; i++)
        error = verdicts_json_empties(stdout, &queues[i], &first);
    fputs("]}\n", stdout);
    return error;
}

static int write_verdicts(const struct judge_options *chosen, struct verdicts *queues, size_t count)
{
    int error = chosen->format == FORMAT_JSON  ? write_json(queues, count)
                : chosen->format == FORMAT_CSV ? write_csv(queues, count)
                                               : write_text(queues, count);
    return error ? error : report_finish(stdout);
}

/* Judges every queue of a file. Returns the status. */
static int judge_trace(const struct judge_options *chosen, const char *file, struct trace *trace)
{
    struct verdicts *queues = calloc(trace->count, sizeof *queues);
    int error = queues ? 0 : ENOMEM, status = STATUS_HOLDS;
    for (size_t i = 0; i < trace->count && !error; i++) {
        struct history *history = &trace->queues[i];
        if (chosen->order)
            history->order = (enum history_order)(chosen->order - 1);
        bool text = chosen->format == FORMAT_TEXT;
        error = verdicts_find(&queues[i], history, trace_queue_name(trace, i), chosen->all || !text,
                              chosen->all && text);
        if (!error && judgement_wrong(&queues[i].judgement))
            status = STATUS_REFUTED;
    }
    if (error) {
        status = complain(STATUS_SYSTEM, "%s: %s", file, strerror(error));
    } else {
        error = write_verdicts(chosen, queues, trace->count);
        status = error ? printed(error) : status;
    }
    for (size_t i = 0; queues && i < trace->count; i++)
        verdicts_free(&queues[i]);
    free(queues);
    return status;
}

static int judge(int argc, char **argv)
{
    struct judge_options chosen = {.from = WORD_NONE};
    struct words words;
    arguments_parse(&command_judge, argc, argv, &chosen, &words);
    const char *file = words.list[0];

    struct trace trace;
    int status =
        trace_open(file, chosen.from == WORD_NONE ? NULL : trace_formats[chosen.from], &trace);
    if (status)
        return status;
    status = judge_trace(&chosen, file, &trace);
    trace_free(&trace);
    return status;
}

const struct command command_judge = {
    .name = "judge",
    .arguments = "FILE",
    .summary = "verdicts for a history recorded anywhere",
    .usage = "FILE",
    .doc =
        "Judges every answer of a recorded history, and the order of its items.\n\n"
        "  qlab judge trace.csv\n"
        "  qlab judge --format=json - < trace.csv\n"
        "  qlab judge --from=jepsen history.edn\n"
        "\vThe trace format is one page: src/history/TRACE.md. Exit status: 0 nothing wrong; 1 "
        "something is; 65 the file is no trace (FILE:LINE says why). \"Legal\" means legal on its "
        "own.",
    .options = (const struct option_table[]){{.rows = rows}, {0}},
    .missing = "name a trace file, or - for standard input",
    .extra = "one trace at a time",
    .run = judge,
};
