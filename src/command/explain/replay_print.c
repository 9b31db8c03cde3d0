/* What real threads did, operation by operation. */
#include "command/explain/replay_print.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "command/explain/verdict.h"
#include "json/build.h"
#include "judge/judge.h"
#include "report/text/grid.h"
#include "explore/tell/lane.h"

/* What the judge says of an execution, in words. */
static const char *end_words(unsigned verdict)
{
    return !verdict                      ? "nothing wrong"
           : verdict & (verdict - 1)     ? "several failures"
           : verdict == VERDICT_SPURIOUS ? "spurious Empty"
                                         : fate_of(verdict);
}

/* Microseconds since the first invocation; with a ticket clock, tickets. */
static double since(const struct replayed *replayed, uint64_t first, uint64_t stamp)
{
    uint64_t time = stamp_nanoseconds(&replayed->clock, stamp - first);
    return replayed->clock.ticks_per_second ? (double)time / 1000 : (double)time;
}

static uint64_t first_stamp(const struct history *history)
{
    uint64_t first = UINT64_MAX;
    for (size_t w = 0; w < history->workers; w++)
        if (history->logs[w].count && history->logs[w].operations[0].invoked < first)
            first = history->logs[w].operations[0].invoked;
    return first;
}

/* The next operation by invocation; its worker, or SIZE_MAX after the last. */
static size_t earliest(const struct history *history, const size_t *next)
{
    size_t best = SIZE_MAX;
    for (size_t w = 0; w < history->workers; w++)
        if (next[w] < history->logs[w].count &&
            (best == SIZE_MAX || history->logs[w].operations[next[w]].invoked <
                                     history->logs[best].operations[next[best]].invoked))
            best = w;
    return best;
}

static void answer_words(char *text, size_t size, const struct operation *operation)
{
    static const char *const words[] = {
        [ANSWER_OK] = "ok",       [ANSWER_FULL] = "FULL",     [ANSWER_GOT] = "GOT",
        [ANSWER_EMPTY] = "EMPTY", [ANSWER_BUSY] = "BUSY",     [ANSWER_TRUE] = "true",
        [ANSWER_FALSE] = "false", [ANSWER_PENDING] = "waits",
    };
    if (operation->answer == ANSWER_GOT)
        snprintf(text, size, "GOT %u", (unsigned)operation->item);
    else
        snprintf(text, size, "%s", words[operation->answer]);
}

/* The chain that makes an Empty a lie, behind its line. */
static void print_chain(FILE *out, const struct replayed *replayed, const struct cover *cover,
                        const struct operation *operation, uint64_t first)
{
    struct cover_link links[PROGRAM_OPERATIONS * PROGRAM_WORKERS];
    size_t count = operation_says_empty(operation)
                       ? cover_chain(cover, operation->invoked, operation->returned, links,
                                     sizeof links / sizeof links[0])
                       : 0;
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "%s item %u was inside from %.2f to ",
                i ? ", then" : "  a lie:", (unsigned)links[i].item,
                since(replayed, first, links[i].from));
        if (links[i].until == STAMP_NEVER)
            fputs("the end", out);
        else
            fprintf(out, "%.2f", since(replayed, first, links[i].until));
    }
}

/* One line per operation, as it was invoked. */
static int print_history(FILE *out, const struct replayed *replayed)
{
    const struct history *history = &replayed->enacted.history;
    struct cover *cover = cover_open(history);
    size_t next[PROGRAM_WORKERS + 1] = {0};
    uint64_t first = first_stamp(history);
    char name[40], answer[24];
    if (!cover)
        return ENOMEM;
    for (size_t w; (w = earliest(history, next)) != SIZE_MAX; next[w]++) {
        const struct operation *operation = &history->logs[w].operations[next[w]];
        answer_words(answer, sizeof answer, operation);
        fprintf(out, "  %c  %-8s %9.2f … ", w + 1 == history->workers ? ' ' : 'A' + (int)w,
                lane_call(name, sizeof name, operation),
                since(replayed, first, operation->invoked));
        if (operation->returned == STAMP_NEVER)
            fprintf(out, "%8s  %-6s", "never", answer);
        else
            fprintf(out, "%8.2f  %-6s", since(replayed, first, operation->returned), answer);
        print_chain(out, replayed, cover, operation, first);
        fputc('\n', out);
    }
    cover_free(cover);
    return 0;
}

int replayed_text(FILE *out, const struct replayed *replayed)
{
    const struct question *question = replayed->answers->question;
    const struct reenactment *enacted = &replayed->enacted;
    const struct execution *execution = &replayed->answer->execution;
    fprintf(out, "%s%s on %zu real threads%s\n", style_begin(GRID_BOLD, question->colour),
            replayed->answer->queue->name, replayed->answers->program.count,
            style_end(question->colour));
    fprintf(out, "program %s · capacity %zu · schedule %s\n\n", question->program,
            question->capacity, replayed->answer->schedule);
    fprintf(out, "  %u of %u: %s\n", enacted->same, enacted->runs, end_words(execution->verdict));
    if (enacted->same < enacted->runs)
        fprintf(out, "  %u of %u: something else, the last time %s\n",
                enacted->runs - enacted->same, enacted->runs, end_words(enacted->verdict));
    fprintf(out, "  explorer: %s, at the end of the same %zu steps\n\n",
            end_words(execution->verdict), execution->count);
    fprintf(out, "The last of them, in %s since the first call\n",
            replayed->clock.ticks_per_second ? "us" : "stamps");
    int error = print_history(out, replayed);
    fputc('\n', out);
    text_wrap(out, "",
              "The queue is the instrumented one; every thread waits for its turn before each "
              "step. What it answered was stamped by the clock and judged without the explorer.");
    return error ? error : ferror(out) ? EIO : 0;
}

int replayed_json(FILE *out, const struct replayed *replayed)
{
    const struct question *question = replayed->answers->question;
    json_t *document = json_pack(
        "{s:s, s:s, s:s, s:I, s:s, s:i, s:i, s:i, s:s, s:s}", "format", "qlab-replay/1", "queue",
        replayed->answer->queue->name, "program", question->program, "capacity",
        (json_int_t)question->capacity, "schedule", replayed->answer->schedule, "steps",
        (int)replayed->answer->execution.count, "runs", (int)replayed->enacted.runs, "reproduced",
        (int)replayed->enacted.same, "explorer", end_words(replayed->answer->execution.verdict),
        "threads", end_words(replayed->enacted.verdict));
    int error = json_write(out, document, JSON_COMPUTED);
    json_decref(document);
    return error;
}
