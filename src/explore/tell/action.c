/* What a step did, in words that fit a lane. */
#include "explore/tell/action.h"

#include <stdio.h>
#include <string.h>

#include "explore/machine/arena.h"

/* posix.h gives names of POSIX another meaning, and members with such names another name. */
static void rename_back(char *name)
{
    static const char ours[] = "explore_";
    for (char *at = name; (at = strstr(at, ours));)
        memmove(at, at + sizeof ours - 1, strlen(at + sizeof ours - 1) + 1);
}

char *action_place(char *text, size_t size, uint64_t address)
{
    *text = '\0';
    if (address && arena_place(address, 1) == ARENA_FREED)
        snprintf(text, size, "(freed memory)");
    else if (address)
        rename_back(names_member(address, text, size));
    return text;
}

/* A value as a person would write it. */
static char *value_text(char *text, size_t size, uint64_t value, unsigned width)
{
    char name[64];
    if (width == 8 && arena_place(value, 1) != ARENA_OUTSIDE)
        snprintf(text, size, "&%.*s", (int)strcspn(names_member(value, name, sizeof name), "."),
                 name);
    else if (value < 1000000)
        snprintf(text, size, "%u", (unsigned)value);
    else if (value == (width == 8 ? UINT64_MAX : ((uint64_t)1 << 8 * width) - 1))
        snprintf(text, size, "-1");
    else
        snprintf(text, size, "0x%llx", (unsigned long long)value);
    return text;
}

void action_write(char *text, size_t size, const struct story_step *step)
{
    const struct record *record = &step->record;
    char name[64], before[64], after[64];
    action_place(name, sizeof name, record->address);
    value_text(before, sizeof before, record->before, record->width);
    value_text(after, sizeof after, record->after, record->width);
    const char *word = step_word(record->kind);
    bool swaps = record->kind >= STEP_CAS_STRONG && record->kind <= STEP_CAS_VALUE;
    bool counts = (record->kind >= STEP_SEM_WAIT && record->kind <= STEP_SEM_GETVALUE) ||
                  record->kind == STEP_PIPE_READ || record->kind == STEP_PIPE_WRITE;
    enum ingredient ingredient = step->choice.ingredient;
    if (ingredient == INGREDIENT_TIMEOUT || ingredient == INGREDIENT_EARLY)
        snprintf(text, size, "%s(%s): time is up", word, name);
    else if (ingredient == INGREDIENT_WAKEUP)
        snprintf(text, size, "%s(%s): nobody woke it", word, name);
    else if (ingredient == INGREDIENT_TRYLOCK)
        snprintf(text, size, "%s(%s): refused, though free", word, name);
    else if (record->kind == STEP_DEATH || record->kind == STEP_FENCE ||
             record->kind == STEP_THREAD_START)
        snprintf(text, size, "%s", word);
    else if (record->kind == STEP_FLUSH)
        snprintf(text, size, "flush: %s %s -> %s", name, before, after);
    else if (record->kind == STEP_LOAD)
        snprintf(text, size, "%s = %s%s", name, before, record->buffered ? " (own buffer)" : "");
    else if (swaps && !record->succeeded)
        snprintf(text, size, "%s = %s, cas fails%s", name, before,
                 ingredient == INGREDIENT_WEAK_CAS ? " spuriously" : "");
    else if (record->kind < STEP_FENCE)
        snprintf(text, size, "%s %s -> %s%s", name, before, after,
                 record->buffered ? " (buffered)" : "");
    else if (record->kind == STEP_PIPE_POLL || record->kind == STEP_PIPE_POLL_NOW)
        snprintf(text, size, "%s(%s): %s", word, name, record->succeeded ? "ready" : "nothing");
    else if (!record->succeeded)
        snprintf(text, size, "%s(%s): refused", word, name);
    else if (counts)
        snprintf(text, size, "%s(%s) %s -> %s", word, name, before, after);
    else
        snprintf(text, size, "%s(%s)", word, name);
}
