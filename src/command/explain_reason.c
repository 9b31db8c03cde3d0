/* Why an execution ended as it did: the judge's chain in words. */
#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "command/explain_answers.h"
#include "judge/judge.h"
#include "report/grid.h"

/* A history of an execution told in steps. */
struct telling {
    const struct history *history;
    struct cover *cover;
    uint64_t prefix; /* stamps before the first step */
    FILE *out;
};

static const struct operation *put_of(const struct history *history, uint64_t item)
{
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; i < history->logs[w].count; i++) {
            const struct operation *operation = &history->logs[w].operations[i];
            if (operation->kind == OPERATION_PUT && operation->item == item)
                return operation;
        }
    return NULL;
}

/* "step 7", or "the start" for what was before. */
static const char *when(char *text, size_t size, const struct telling *telling, uint64_t stamp)
{
    if (stamp <= telling->prefix)
        snprintf(text, size, "the start");
    else
        snprintf(text, size, "step %u", (unsigned)(stamp - telling->prefix));
    return text;
}

/* Adds to a text that is being put together. */
static void add(char *text, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void add(char *text, size_t size, const char *format, ...)
{
    size_t used = strlen(text);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text + used, size - used, format, arguments);
    va_end(arguments);
}

/* One link of the chain: "item 2 was inside from step 7 (put(2) returned) to step 9 (a get began)".
 */
static void add_link(char *text, size_t size, const struct telling *telling,
                     const struct cover_link *link)
{
    const struct operation *put = put_of(telling->history, link->item);
    char from[24], until[24];
    when(from, sizeof from, telling, put ? put->returned : 0);
    add(text, size, "item %u was inside from %s", (unsigned)link->item, from);
    if (put && put->returned > telling->prefix)
        add(text, size, " (put(%u) returned)", (unsigned)link->item);
    if (link->until == STAMP_NEVER)
        add(text, size, " to the end");
    else
        add(text, size, " to %s (a get began)", when(until, sizeof until, telling, link->until));
}

/* One spurious Empty and the chain that covers it. */
static void tell_lie(void *context, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    const struct telling *telling = context;
    const struct operation *empty = &telling->history->logs[worker].operations[index];
    struct cover_link links[PROGRAM_OPERATIONS * PROGRAM_WORKERS];
    char text[4096] = "", name[40], at[24];
    (void)instant;
    if (!spurious)
        return;
    add(text, sizeof text, "%c's %s said %s at %s", 'A' + (int)worker,
        diagram_operation(name, sizeof name, empty),
        empty->kind == OPERATION_GET ? "EMPTY" : "true",
        when(at, sizeof at, telling, empty->invoked));
    if (empty->returned != empty->invoked)
        add(text, sizeof text, "-%u", (unsigned)(empty->returned - telling->prefix));
    size_t count = cover_chain(telling->cover, empty->invoked, empty->returned, links,
                               sizeof links / sizeof links[0]);
    for (size_t i = 0; i < count; i++) {
        add(text, sizeof text, i ? "; before that, " : ": a lie, ");
        add_link(text, sizeof text, telling, &links[i]);
    }
    add(text, sizeof text, ".");
    text_wrap(telling->out, "  ", text);
}

static void tell_order(FILE *out, const struct fifo *fifo)
{
    char text[256];
    snprintf(
        text, sizeof text,
        "This is no FIFO queue: %u got before they were put, %u got twice, %u out of turn (put "
        "wholly after an item that was still inside).",
        (unsigned)fifo->fresh, (unsigned)fifo->repeat, (unsigned)fifo->order);
    text_wrap(out, "  ", text);
}

int reason_print(FILE *out, const struct answers *answers, const struct answer *answer)
{
    const struct history *history = &answer->story.history;
    struct telling telling = {.history = history, .out = out};
    struct tally tally;
    struct fifo fifo;
    telling.prefix = history->logs[answers->program.count].count;
    telling.cover = cover_open(history);
    int error = telling.cover ? judge_emptiness(history, &tally, tell_lie, &telling) : ENOMEM;
    if (telling.cover)
        cover_free(telling.cover);
    if (!error)
        error = judge_fifo(history, &fifo);
    if (error)
        return error;
    unsigned verdict = answer->story.verdict;
    if (verdict & VERDICT_ORDER)
        tell_order(out, &fifo);
    if (verdict & VERDICT_DEADLOCK)
        text_wrap(out, "  ", "Deadlock: nobody can go on.");
    if (verdict & VERDICT_LIVELOCK)
        text_wrap(out, "  ",
                  "Livelock: from here everybody can go on for ever, in circles, and "
                  "nobody returns.");
    if (verdict & VERDICT_FREED)
        text_wrap(out, "  Use after free: ", answer->findings.trouble);
    if (!verdict)
        text_wrap(out, "  ", "Nothing is wrong with this execution.");
    return 0;
}
