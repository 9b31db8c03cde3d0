/* What a step did, in words that fit a lane. */
#include "explore/tell/action.h"

#include <stdio.h>
#include <string.h>

#include "explore/machine/announced.h"
#include "explore/machine/arena.h"
#include "explore/machine/machine.h"
#include "explore/names/members.h"

/* Whether nothing was ever written there: every byte is as it came. */
static bool is_fresh(step_value value, unsigned width)
{
    step_value fresh = 0;
    memset(&fresh, ARENA_FRESH, width < sizeof fresh ? width : sizeof fresh);
    return width > 1 && value == fresh;
}

/* posix.h gives names of POSIX another meaning, and members with such names another name. */
static void rename_back(char *name)
{
    static const char ours[] = "explore_";
    for (char *at = name; (at = strstr(at, ours));)
        memmove(at, at + sizeof ours - 1, strlen(at + sizeof ours - 1) + 1);
}

char *action_place(char *text, size_t size, uint64_t address, unsigned width)
{
    *text = '\0';
    bool freed = address && arena_place(address, 1) == ARENA_FREED;
    if (address)
        rename_back(names_member(address, width, text, size));
    if (freed && *text == '+') /* no name */
        snprintf(text, size, "(freed memory)");
    else if (freed && strlen(text) + sizeof " (freed)" <= size)
        strcat(text, " (freed)");
    return text;
}

/* Whether an address without its tag is one: of memory of the queue that is there or was. */
static bool is_pointer(uint64_t pointer)
{
    uint64_t start;
    size_t bytes;
    return arena_place(pointer, 1) == ARENA_LIVE || arena_was(pointer, &start, &bytes);
}

/* Writes the word at an address as a pointer, with what else is packed into it: see action.h.
 * False: it is none. */
static bool write_pointer(char *text, size_t size, uint64_t address, uint64_t word)
{
    enum { ABOVE = 48, BELOW = 16 };
    uint64_t tag = word >> ABOVE, pointer = word & (((uint64_t)1 << ABOVE) - 1);
    char name[64];
    if (is_pointer(word >> BELOW)) {
        tag = word & (((uint64_t)1 << BELOW) - 1);
        pointer = word >> BELOW;
    } else if (!tag      ? arena_place(pointer, 1) == ARENA_OUTSIDE
               : pointer ? !is_pointer(pointer)
                         : !names_points(address)) {
        return false;
    }
    snprintf(text, size, "%s%s", pointer ? "&" : "0",
             pointer ? names_pointed(pointer, name, sizeof name) : "");
    size_t used = strlen(text);
    if (tag)
        snprintf(text + used, size - used, " #%u", (unsigned)tag);
    return true;
}

/* Two words that are one value: a pointer, or none where one should be, and its tag; or others. */
static void write_pair(char *text, size_t size, uint64_t address, const uint64_t words[2])
{
    char low[64], high[64];
    bool points =
        write_pointer(low, sizeof low, address, words[0]) || (!words[0] && names_points(address));
    bool both = write_pointer(high, sizeof high, address + 8, words[1]);
    action_value(low, sizeof low, address, words[0], 8);
    action_value(high, sizeof high, address + 8, words[1], 8);
    snprintf(text, size, points && !both ? "%s #%s" : "{%s, %s}", low, high);
}

char *action_value(char *text, size_t size, uint64_t address, step_value value, unsigned width)
{
    const uint64_t words[] = {(uint64_t)value, (uint64_t)(value >> 64)};
    if (is_fresh(value, width))
        snprintf(text, size, "?");
    else if (words[1])
        write_pair(text, size, address, words);
    else if (width >= 8 && write_pointer(text, size, address, words[0]))
        return text;
    else if (width > 8 && value && names_points(address + 8))
        write_pair(text, size, address, words);
    else if (value < 1000000)
        snprintf(text, size, "%u", (unsigned)value);
    else if (width <= 8 && value == ((step_value)1 << 8 * width) - 1)
        snprintf(text, size, "-1");
    else
        snprintf(text, size, "0x%llx", (unsigned long long)value);
    return text;
}

void action_write(char *text, size_t size, const struct execution_step *step)
{
    const struct record *record = &step->record;
    char name[64], before[64], after[64];
    action_place(name, sizeof name, record->address, record->width);
    action_value(before, sizeof before, record->address, record->before, record->width);
    action_value(after, sizeof after, record->address, record->after, record->width);
    const struct step_kind *kind = step_kinds[record->kind];
    switch ((enum ingredient)step->choice.ingredient) {
    case INGREDIENT_TIMEOUT:
    case INGREDIENT_EARLY:
        snprintf(text, size, "%s(%s): time is up", kind->word, name);
        return;
    case INGREDIENT_WAKEUP:
        snprintf(text, size, "%s(%s): nobody woke it", kind->word, name);
        return;
    case INGREDIENT_TRYLOCK:
        snprintf(text, size, "%s(%s): refused, though free", kind->word, name);
        return;
    default:
        break;
    }
    switch (kind->told) {
    case STEP_TOLD_BARE:
        snprintf(text, size, "%s", kind->word);
        break;
    case STEP_TOLD_FLUSH:
        snprintf(text, size, "%s: %s %s -> %s", kind->word, name, before, after);
        break;
    case STEP_TOLD_LOAD:
        snprintf(text, size, "%s = %s%s", name, before,
                 record->buffered ? " (own buffer)"
                 : record->age    ? " (old)"
                                  : "");
        break;
    case STEP_TOLD_CHANGE:
        if (kind->compares && !record->succeeded)
            snprintf(text, size, "%s = %s%s, cas fails%s", name, before,
                     record->age ? " (old)" : "",
                     step->choice.ingredient == INGREDIENT_WEAK_CAS ? " spuriously" : "");
        else
            snprintf(text, size, "%s %s -> %s%s", name, before, after,
                     record->buffered ? " (buffered)"
                     : record->age    ? " (overwritten)"
                                      : "");
        break;
    case STEP_TOLD_POLL:
        snprintf(text, size, "%s(%s): %s", kind->word, name,
                 record->succeeded ? "ready" : "nothing");
        break;
    case STEP_TOLD_SLEEP:
        snprintf(text, size, "%s(%s = %s)%s", kind->word, name, before,
                 record->succeeded ? "" : ": refused");
        break;
    case STEP_TOLD_CALL:
    case STEP_TOLD_COUNT:
        if (!record->succeeded)
            snprintf(text, size, "%s(%s): refused", kind->word, name);
        else if (record->unheard)
            snprintf(text, size, "%s(%s): unheard", kind->word, name);
        else if (kind->told == STEP_TOLD_COUNT)
            snprintf(text, size, "%s(%s) %s -> %s", kind->word, name, before, after);
        else
            snprintf(text, size, "%s(%s)", kind->word, name);
    }
}

void action_wait(char *text, size_t size, const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    char name[64];
    size_t holder = step_holder(worker);
    bool dead = holder < machine.workers && machine.worker[holder].status == WORKER_DEAD;
    action_place(name, sizeof name, request->address, 0);
    snprintf(text, size, "waits: %s(%s)%s", step_kind(request->what)->word, name,
             dead ? ", its owner died" : "");
}
