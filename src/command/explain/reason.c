/* Why an execution ended as it did: the judge's chain in words. */
#include "command/explain/reason.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "command/explain/faults.h"
#include "command/explain/orders/happened.h"
#include "command/explain/verdict.h"
#include "command/explain/window.h"
#include "judge/judge.h"
#include "report/text/grid.h"
#include "explore/tell/lane.h"

/* A history of an execution told in steps. */
struct telling {
    const struct execution *execution;
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
    add(text, size, "item %u was inside from %s", (unsigned)link->item,
        moment_of(put ? put->returned : 0, telling->prefix).text);
    if (put && put->returned > telling->prefix)
        add(text, size, " (put(%u) returned)", (unsigned)link->item);
    if (link->until == STAMP_NEVER)
        add(text, size, " to the end");
    else
        add(text, size, " to %s (a get began)", moment_of(link->until, telling->prefix).text);
}

/* One spurious Empty and the chain that covers it, and what the source says of its window. */
static void tell_lie(void *context, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    const struct telling *telling = context;
    const struct operation *empty = &telling->history->logs[worker].operations[index];
    struct cover_link links[PROGRAM_OPERATIONS * PROGRAM_WORKERS];
    char text[4096] = "", name[40];
    (void)instant;
    if (!spurious)
        return;
    add(text, sizeof text, "%c's %s said %s at %s", 'A' + (int)worker,
        lane_call(name, sizeof name, empty), empty->kind == OPERATION_GET ? "EMPTY" : "true",
        moment_of(empty->invoked, telling->prefix).text);
    if (empty->returned != empty->invoked)
        add(text, sizeof text, "-%u", (unsigned)(empty->returned - telling->prefix));
    size_t count = cover_chain(telling->cover, empty->invoked, empty->returned, links,
                               sizeof links / sizeof links[0]);
    for (size_t i = 0; i < count; i++) {
        add(text, sizeof text, !i ? ": a lie, " : i + 1 < count ? ", " : ", and ");
        add_link(text, sizeof text, telling, &links[i]);
    }
    add(text, sizeof text, count > 1 ? ": at no time was nothing inside." : ".");
    text_wrap(telling->out, "  ", text);
    const char *window = window_of(telling->execution, worker, index);
    if (window) {
        snprintf(text, sizeof text, "%s.", window);
        text_wrap(telling->out, "  window:  ", text);
    }
}

/* The k-th get that took the item, or NULL. */
static const struct operation *get_of(const struct history *history, uint64_t item, size_t k)
{
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; i < history->logs[w].count; i++) {
            const struct operation *operation = &history->logs[w].operations[i];
            if (operation->answer == ANSWER_GOT && operation->item == item && k-- == 0)
                return operation;
        }
    return NULL;
}

/* Whether item `late` was got though `early`, put wholly before it, was still inside. */
static bool overtakes(const struct history *history, uint64_t late, uint64_t early)
{
    const struct operation *put = put_of(history, early), *later = put_of(history, late);
    const struct operation *get = get_of(history, late, 0), *left = get_of(history, early, 0);
    return put && later && get && put->answer == ANSWER_OK && put->returned < later->invoked &&
           (!left || get->returned < left->invoked);
}

/* Every item that came from nowhere. */
static void tell_invented(const struct telling *telling, uint64_t items)
{
    const struct history *history = telling->history;
    char text[100];
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; i < history->logs[w].count; i++) {
            const struct operation *get = &history->logs[w].operations[i];
            if (get->answer != ANSWER_GOT || get->item <= items)
                continue;
            snprintf(text, sizeof text, "Item %" PRIu64 ", got at %s, was never put.",
                     get->item == ITEM_NEVER_PUT ? 0 : get->item,
                     moment_of(get->returned, telling->prefix).text);
            text_wrap(telling->out, "  ", text);
        }
}

/* Every item that no FIFO queue would have given so. */
static void tell_order(const struct telling *telling, uint64_t items)
{
    const struct history *history = telling->history;
    char text[256];
    for (uint64_t item = 1; item <= items; item++) {
        const struct operation *put = put_of(history, item), *get = get_of(history, item, 0);
        if (!get)
            continue;
        snprintf(text, sizeof text, "Item %u, got at %s,", (unsigned)item,
                 moment_of(get->returned, telling->prefix).text);
        size_t used = strlen(text);
        if (get->returned < put->invoked)
            add(text, sizeof text, " had not been put yet.");
        if (get_of(history, item, 1))
            add(text, sizeof text, " was got twice.");
        for (uint64_t early = 1; early <= items; early++)
            if (overtakes(history, item, early))
                add(text, sizeof text, " overtook item %u, put wholly before it.", (unsigned)early);
        if (strlen(text) > used)
            text_wrap(telling->out, "  ", text);
    }
    tell_invented(telling, items);
}

static uint64_t count_items(const struct program *program)
{
    uint64_t items = 0;
    for (size_t w = 0; w <= program->count; w++)
        for (size_t i = 0; i < program->workers[w].count; i++)
            items += program->workers[w].operations[i].kind == OPERATION_PUT;
    return items;
}

static bool died(const struct execution *execution, size_t worker)
{
    for (size_t i = 0; i < execution->count; i++)
        if (execution->steps[i].record.kind == STEP_DEATH &&
            execution->steps[i].choice.worker == worker)
            return true;
    return false;
}

/* What a death left behind. */
static void tell_dead(FILE *out, const struct answers *answers, const struct execution *execution)
{
    static const char *const ends[] = {
        [AFTERMATH_FINE] = "who waits now waits for ever",
        [AFTERMATH_EMPTY] = "one more get, alone, is told EMPTY though an item is inside, and "
                            "changes nothing: so is every further get, for ever",
        [AFTERMATH_BUSY] = "one more get, alone, is told BUSY though an item is inside, and "
                           "changes nothing: so is every further get, for ever",
        [AFTERMATH_WAITS] = "one more get, alone, never returns",
    };
    char text[256] = "";
    for (size_t w = 0; w < answers->program.count; w++)
        if (died(execution, w))
            add(text, sizeof text, "%s%c", *text ? ", " : "", 'A' + (int)w);
    add(text, sizeof text, " died: %s.", ends[execution->aftermath]);
    text_wrap(out, "  Dead holder: ", text);
}

int reason_print(FILE *out, const struct answers *answers, const struct answer *answer)
{
    const struct history *history = &answer->execution.history;
    struct telling telling = {.execution = &answer->execution, .history = history, .out = out};
    struct tally tally;
    telling.prefix = history->logs[history->workers - 1].count;
    if (answers->question->luck.memory == MEMORY_C11)
        happened_print(out, &answer->execution);
    else if (!(telling.cover = cover_open(history)))
        return ENOMEM;
    int error = telling.cover ? judge_emptiness(history, &tally, tell_lie, &telling) : 0;
    if (telling.cover)
        cover_free(telling.cover);
    if (error)
        return error;
    unsigned verdict = answer->execution.verdict;
    if (verdict & VERDICTS_ITEMS)
        tell_order(&telling, count_items(&answers->program));
    if (verdict & VERDICT_DEADLOCK)
        text_wrap(out, "  ", "Deadlock: nobody can go on.");
    if (verdict & VERDICT_LIVELOCK)
        text_wrap(out, "  ",
                  "Livelock: from here everybody can go on for ever, in circles, and "
                  "nobody returns.");
    if ((error = faults_print(out, answer, answers->question->capacity)))
        return error;
    if (verdict & VERDICT_HOLDER)
        tell_dead(out, answers, &answer->execution);
    if (verdict & VERDICT_FREED)
        text_wrap(out, "  Use after free: ",
                  *answer->execution.race && !(verdict & (VERDICT_RACE | VERDICT_VOLATILE))
                      ? answer->execution.race
                      : answer->findings.trouble);
    if (verdict & VERDICT_CRASH)
        text_wrap(out, "  Crash: ", answer->findings.trouble);
    if (verdict & VERDICT_ENDLESS)
        text_wrap(out, "  Hangs: ", answer->findings.trouble);
    if (verdict & (VERDICT_RACE | VERDICT_VOLATILE) && !(verdict & VERDICTS_WORSE))
        text_wrap(out, "  Data race: ", answer->execution.race);
    if (!verdict)
        text_wrap(out, "  ", "Nothing is wrong with this execution.");
    return 0;
}
