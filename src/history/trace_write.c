/* Writing trace files. The format is described in src/history/TRACE.md. */
#include "history/trace.h"

#include <errno.h>
#include <inttypes.h>

static const char *const kinds[] = {"put", "get", "empty"};
static const char *const answers[] = {"ok", "full", "got", "empty", "busy", "true", "false", "-"};

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

static void write_operation(FILE *file, size_t worker, const struct operation *operation)
{
    uint64_t item =
        operation->kind == OPERATION_PUT || operation->answer == ANSWER_GOT ? operation->item : 0;
    fprintf(file, "%zu,%s,%s,%" PRIu64 ",%" PRIu64 ",", worker, kinds[operation->kind],
            answers[operation->answer], item, operation->invoked);
    if (operation->answer == ANSWER_PENDING)
        fputs("-\n", file);
    else
        fprintf(file, "%" PRIu64 "\n", operation->returned);
}

int trace_write(FILE *file, const struct history *history, const char *comment)
{
    errno = 0;
    if (comment)
        write_comment(file, comment);
    fprintf(file, "# ticks_per_second: %" PRIu64 "\n# guard: %" PRIu64 "\n",
            history->ticks_per_second, history->guard);
    fputs("worker,kind,answer,item,invoked,returned\n", file);
    for (size_t worker = 0; worker < history->workers && !ferror(file); worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++)
            write_operation(file, history->logs[worker].worker,
                            &history->logs[worker].operations[i]);
    if (fflush(file) || ferror(file))
        return errno ? errno : EIO;
    return 0;
}
