/* What a step did, in words that fit a lane. */
#include "explore/tell/action.h"

#include <stdio.h>
#include <string.h>

#include "explore/machine/announced.h"
#include "explore/machine/arena.h"
#include "explore/machine/machine.h"
#include "explore/names/members.h"

/* Whether nothing was ever written there: every byte is as it came. */
static bool is_fresh(uint64_t value, unsigned width)
{
    uint64_t fresh = 0;
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

char *action_value(char *text, size_t size, uint64_t value, unsigned width)
{
    char name[64];
    if (width == 8 && arena_place(value, 1) != ARENA_OUTSIDE)
        snprintf(text, size, "&%s", names_pointed(value, name, sizeof name));
    else if (is_fresh(value, width))
        snprintf(text, size, "?");
    else if (value < 1000000)
        snprintf(text, size, "%u", (unsigned)value);
    else if (value == (width == 8 ? UINT64_MAX : ((uint64_t)1 << 8 * width) - 1))
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
    action_value(before, sizeof before, record->before, record->width);
    action_value(after, sizeof after, record->after, record->width);
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
