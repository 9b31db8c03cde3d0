/* Reading trace files: every line into its worker's log, then what only the whole can show. */
#include "history/trace.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "history/trace_line.h"

enum { WORKERS_MOST = UINT16_MAX + 1 };

/* One log per worker number while reading; the used ones become the history. */
struct reader {
    struct history_log logs[WORKERS_MOST];
    struct trace_line line;
    bool started; /* a record or the header has been seen */
};

static int no_memory(const struct reader *reader)
{
    trace_refuse(&reader->line, reader->line.number, "out of memory");
    return ENOMEM;
}

/* "# KEY: N": sets *value and returns 0, or EINVAL if N is no number. Other comments: 0. */
static int read_key(const struct reader *reader, const char *key, uint64_t *value)
{
    const char *text = reader->line.text;
    size_t length = strlen(key);
    if (strncmp(text, key, length))
        return 0;
    if (trace_number(text + length, STAMP_NEVER - 1, value))
        return 0;
    return trace_refuse(&reader->line, reader->line.number,
                        "not a number after \"%s\"; expected a whole number of ticks", key);
}

static int read_comment(const struct reader *reader, struct history *history)
{
    int error = read_key(reader, "# ticks_per_second: ", &history->ticks_per_second);
    return error ? error : read_key(reader, "# guard: ", &history->guard);
}

/* Appends to a log whose room is the power of two at or above its count. */
static int append(struct history_log *log, const struct operation *operation)
{
    if ((log->count & (log->count - 1)) == 0) {
        size_t room = log->count ? 2 * log->count : 1;
        struct operation *wider = realloc(log->operations, room * sizeof *wider);
        if (!wider)
            return ENOMEM;
        log->operations = wider;
    }
    log->operations[log->count++] = *operation;
    return 0;
}

static int read_line(struct reader *reader, struct history *history)
{
    struct trace_line *line = &reader->line;
    if (line->text[0] == '\0')
        return 0;
    if (line->text[0] == '#')
        return read_comment(reader, history);
    bool header =
        !reader->started && !strcmp(line->text, "worker,kind,answer,item,invoked,returned");
    reader->started = true;
    if (header)
        return 0;
    uint64_t worker;
    struct operation operation;
    int error = trace_line_parse(line, &worker, &operation);
    if (error)
        return error;
    return append(&reader->logs[worker], &operation) ? no_memory(reader) : 0;
}

static int by_stamps(const void *left, const void *right)
{
    const struct operation *a = left, *b = right;
    if (a->invoked != b->invoked)
        return a->invoked < b->invoked ? -1 : 1;
    if (a->returned != b->returned)
        return a->returned < b->returned ? -1 : 1;
    return a->line < b->line ? -1 : 1;
}

/* Puts a worker's calls in order and checks that each began after the one before had ended. */
static int order_log(const struct reader *reader, struct history_log *log)
{
    qsort(log->operations, log->count, sizeof *log->operations, by_stamps);
    for (size_t i = 1; i < log->count; i++) {
        const struct operation *call = &log->operations[i], *before = call - 1;
        if (before->answer == ANSWER_PENDING)
            return trace_refuse(&reader->line, call->line,
                                "a call after the same worker's call of line %" PRIu32
                                ", which never returned; expected that to be its last",
                                before->line);
        if (call->invoked < before->returned)
            return trace_refuse(&reader->line, call->line,
                                "invoked %" PRIu64 " is before the same worker's call of line "
                                "%" PRIu32 " returned; expected %" PRIu64 " or later",
                                call->invoked, before->line, before->returned);
    }
    return 0;
}

struct put {
    uint64_t item;
    uint32_t line;
};

static int by_item(const void *left, const void *right)
{
    const struct put *a = left, *b = right;
    if (a->item != b->item)
        return a->item < b->item ? -1 : 1;
    return a->line < b->line ? -1 : 1;
}

/* Refuses an item put twice. A put refused as full has put nothing, so it may be tried again. */
static int check_items(const struct reader *reader, const struct history *history)
{
    struct put *puts = malloc((history_operations(history) + 1) * sizeof *puts);
    size_t count = 0;
    if (!puts)
        return no_memory(reader);
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++) {
            const struct operation *call = &history->logs[worker].operations[i];
            if (call->kind == OPERATION_PUT && call->answer != ANSWER_FULL)
                puts[count++] = (struct put){call->item, call->line};
        }
    qsort(puts, count, sizeof *puts, by_item);
    int error = 0;
    for (size_t i = 1; i < count && !error; i++)
        if (puts[i].item == puts[i - 1].item)
            error = trace_refuse(&reader->line, puts[i].line,
                                 "item %" PRIu64 " put again, first in line %" PRIu32
                                 "; expected every item to be put once",
                                 puts[i].item, puts[i - 1].line);
    free(puts);
    return error;
}

/* Hands the used logs to the history, in order of the workers' numbers. */
static int gather(struct reader *reader, struct history *history)
{
    size_t used = 0;
    for (size_t worker = 0; worker < WORKERS_MOST; worker++)
        used += reader->logs[worker].count > 0;
    if (!used)
        return trace_refuse(&reader->line, reader->line.number ? reader->line.number : 1,
                            "no operations; expected worker,kind,answer,item,invoked,returned");
    history->logs = calloc(used, sizeof *history->logs);
    if (!history->logs)
        return no_memory(reader);
    int error = 0;
    for (size_t worker = 0; worker < WORKERS_MOST && !error; worker++) {
        struct history_log *log = &reader->logs[worker];
        if (!log->count)
            continue;
        error = order_log(reader, log);
        log->worker = worker;
        history->logs[history->workers++] = *log;
        *log = (struct history_log){0};
    }
    return error ? error : check_items(reader, history);
}

int trace_read(FILE *file, const char *name, struct history *history, struct trace_error *error)
{
    *history = (struct history){0};
    error->text[0] = '\0';
    struct reader *reader = calloc(1, sizeof *reader);
    if (!reader) {
        snprintf(error->text, sizeof error->text, "%.200s:1: out of memory", name);
        return ENOMEM;
    }
    reader->line = (struct trace_line){.file = file, .name = name, .error = error};
    int failed;
    while ((failed = trace_line_next(&reader->line)) == 0)
        if ((failed = read_line(reader, history)) != 0)
            break;
    if (failed == EOF)
        failed = gather(reader, history);
    for (size_t worker = 0; worker < WORKERS_MOST; worker++)
        free(reader->logs[worker].operations);
    free(reader);
    if (failed)
        history_free(history);
    return failed;
}
