/* Writing trace files. The format is described in src/history/TRACE.md. */
#include <errno.h>
#include <inttypes.h>

#include "history/trace.h"
#include "history/trace_line.h"

enum { COMMENT_WIDTH = 1000 }; /* far below the longest line a reader takes */

/* One '#' line per line of the comment; longer lines go on in the next. */
static void write_comment(FILE *file, const char *comment)
{
    int width = 0;
    for (; *comment; comment++) {
        if (width == 0)
            fputs("# ", file);
        if (*comment != '\n')
            fputc(*comment, file);
        width = *comment == '\n' || width == COMMENT_WIDTH ? 0 : width + 1;
        if (width == 0)
            fputc('\n', file);
    }
    if (width)
        fputc('\n', file);
}

/* The columns that a history needs besides the six. */
struct optional {
    bool deadline, priority;
};

static struct optional optional_columns(const struct history *history)
{
    struct optional optional = {false, history->priorities != NULL};
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++)
            optional.deadline |= history->logs[worker].operations[i].manner == MANNER_TIMED;
    return optional;
}

static void write_operation(FILE *file, const struct history *history, size_t worker,
                            const struct operation *operation, struct optional optional)
{
    char room[NAME_ROOM];
    bool has_item = operation->kind == OPERATION_PUT || operation->answer == ANSWER_GOT;
    fprintf(file, "%s,%s,%s,", history_worker_name(history, worker, room),
            trace_kind_word(operation), trace_answer_word(operation->answer));
    fprintf(file, "%s,%" PRIu64 ",",
            has_item ? history_item_name(history, operation->item, room) : "0", operation->invoked);
    if (operation->answer == ANSWER_PENDING)
        fputc('-', file);
    else
        fprintf(file, "%" PRIu64, operation->returned);
    if (optional.deadline)
        fputc(',', file);
    if (operation->manner == MANNER_TIMED && operation->answer == ANSWER_EMPTY &&
        operation->deadline != STAMP_NEVER)
        fprintf(file, "%" PRIu64, operation->deadline);
    if (optional.priority)
        fputc(',', file);
    if (optional.priority && operation->kind == OPERATION_PUT)
        fprintf(file, "%" PRId64, history->priorities[operation->item]);
    fputc('\n', file);
}

/* What is known besides ticks and guard. */
static void write_facts(FILE *file, const struct history *history)
{
    char room[NAME_ROOM];
    if (history->order != ORDER_FIFO)
        fprintf(file, "# order: %s\n", history_order_word(history->order));
    if (history->capacity)
        fprintf(file, "# capacity: %" PRIu64 "\n", history->capacity);
    if (history->drained)
        fputs("# drained\n", file);
    if (history->has_ended)
        fprintf(file, "# ended: %" PRIu64 "\n", history->ended);
    for (size_t worker = 0; worker < history->workers; worker++)
        if (history->logs[worker].gone)
            fprintf(file, "# gone: %s\n",
                    history_worker_name(history, history->logs[worker].worker, room));
}

int trace_write(FILE *file, const struct history *history, const char *comment)
{
    errno = 0;
    if (comment)
        write_comment(file, comment);
    fprintf(file, "# ticks_per_second: %" PRIu64 "\n# guard: %" PRIu64 "\n",
            history->ticks_per_second, history->guard);
    write_facts(file, history);
    struct optional optional = optional_columns(history);
    fprintf(file, TRACE_HEADER "%s%s\n", optional.deadline ? ",deadline" : "",
            optional.priority ? ",priority" : "");
    for (size_t worker = 0; worker < history->workers && !ferror(file); worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++)
            write_operation(file, history, history->logs[worker].worker,
                            &history->logs[worker].operations[i], optional);
    if (fflush(file) || ferror(file))
        return errno ? errno : EIO;
    return 0;
}
