/* Luck: its options, its words, and its place in the explorer's experiment. */
#include "command/explain/luck.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/explain/answers.h"

enum { KEY_MEMORY = 0x200, KEY_WEAK_CAS, KEY_TRYLOCK, KEY_TIMEOUTS, KEY_WAKEUPS, KEY_KILL };

enum { GROUP_LUCK = 2, MOST = 99 };

static const struct argp_option options[] = {
    {NULL, 0, NULL, 0, "Memory and luck (N times in one execution, default 0):", GROUP_LUCK},
    {"memory", KEY_MEMORY, "sc|tso", 0, "tso: x86's store buffers (default sc)", GROUP_LUCK},
    {"weak-cas", KEY_WEAK_CAS, "N", 0, "weak compare-exchanges fail for nothing", GROUP_LUCK},
    {"spurious-trylock", KEY_TRYLOCK, "N", 0, "trylocks are refused though the lock is free",
     GROUP_LUCK},
    {"timeouts", KEY_TIMEOUTS, "N", 0, "timed waits give up while others can move", GROUP_LUCK},
    {"wakeups", KEY_WAKEUPS, "N", 0, "waits on a condition end though nobody signalled",
     GROUP_LUCK},
    {"kill", KEY_KILL, "N", 0, "workers die, before any of their steps", GROUP_LUCK},
    {0},
};

static void read_count(unsigned *count, const char *text, const char *option,
                       const struct argp_state *state)
{
    char *end;
    errno = 0;
    unsigned long number = strtoul(text, &end, 10);
    if (errno || *end || *text < '0' || *text > '9' || number > MOST)
        argp_error(state, "--%s: got '%s', expected 0 to %d", option, text, MOST);
    *count = (unsigned)number;
}

static error_t take(int key, char *argument, struct argp_state *state)
{
    struct luck *luck = state->input;
    switch (key) {
    case KEY_MEMORY:
        luck->tso = strcmp(argument, "tso") == 0;
        if (!luck->tso && strcmp(argument, "sc") != 0)
            argp_error(state, "--memory: got '%s', expected sc or tso", argument);
        return 0;
    case KEY_WEAK_CAS:
        read_count(&luck->weak_cas, argument, "weak-cas", state);
        return 0;
    case KEY_TRYLOCK:
        read_count(&luck->trylock, argument, "spurious-trylock", state);
        return 0;
    case KEY_TIMEOUTS:
        read_count(&luck->timeouts, argument, "timeouts", state);
        return 0;
    case KEY_WAKEUPS:
        read_count(&luck->wakeups, argument, "wakeups", state);
        return 0;
    case KEY_KILL:
        read_count(&luck->deaths, argument, "kill", state);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

const struct argp luck_argp = {options, take, NULL, NULL, NULL, NULL, NULL};

void luck_apply(const struct luck *luck, struct experiment *experiment)
{
    experiment->memory = luck->tso ? MEMORY_TSO : MEMORY_SC;
    experiment->budget[INGREDIENT_EARLY] = (uint8_t)luck->timeouts;
    experiment->budget[INGREDIENT_WEAK_CAS] = (uint8_t)luck->weak_cas;
    experiment->budget[INGREDIENT_TRYLOCK] = (uint8_t)luck->trylock;
    experiment->budget[INGREDIENT_WAKEUP] = (uint8_t)luck->wakeups;
    experiment->budget[INGREDIENT_DEATH] = (uint8_t)luck->deaths;
}

/* ", at most 2 deaths", if there is a budget. */
static void print_budget(FILE *out, unsigned count, const char *what)
{
    if (count)
        fprintf(out, ", at most %u %s%s", count, what, count == 1 ? "" : "s");
}

void luck_bounds(const struct luck *luck, char *text, size_t size)
{
    FILE *out = fmemopen(text, size, "w");
    if (!out)
        return;
    fputs(luck->tso ? "x86-TSO memory" : "sequentially consistent memory", out);
    if (luck->tso)
        fprintf(out, " (%d places in a store buffer)", BUFFER_STORES);
    if (!luck->weak_cas && !luck->trylock && !luck->wakeups)
        fputs(", no spurious failures", out);
    print_budget(out, luck->weak_cas, "spurious compare-exchange failure");
    print_budget(out, luck->trylock, "spurious trylock refusal");
    print_budget(out, luck->wakeups, "spurious wake-up");
    print_budget(out, luck->timeouts, "early time-out");
    if (!luck->timeouts)
        fputs(", time-outs only when nobody else can move", out);
    print_budget(out, luck->deaths, "death");
    fclose(out);
}

void luck_print_options(const struct luck *luck, FILE *out)
{
    if (luck->tso)
        fputs(" --memory tso", out);
    if (luck->weak_cas)
        fprintf(out, " --weak-cas %u", luck->weak_cas);
    if (luck->trylock)
        fprintf(out, " --spurious-trylock %u", luck->trylock);
    if (luck->timeouts)
        fprintf(out, " --timeouts %u", luck->timeouts);
    if (luck->wakeups)
        fprintf(out, " --wakeups %u", luck->wakeups);
    if (luck->deaths)
        fprintf(out, " --kill %u", luck->deaths);
}

/* From the weakest; the spurious failures count as one, for they are allowed or not alike. */
static const struct {
    unsigned bits;
    const char *word;
} ingredients[] = {
    {1u << INGREDIENT_TIMEOUT | 1u << INGREDIENT_EARLY, "time-outs"},
    {1u << INGREDIENT_WEAK_CAS | 1u << INGREDIENT_TRYLOCK | 1u << INGREDIENT_WAKEUP,
     "spurious failures"},
    {1u << INGREDIENT_BUFFER, "store buffers"},
    {1u << INGREDIENT_DEATH, "deaths"},
};

const char *luck_word(size_t i, unsigned needs, bool needed)
{
    size_t count = sizeof ingredients / sizeof ingredients[0];
    for (size_t k = 0; k < count; k++)
        if (((needs & ingredients[k].bits) != 0) == needed && i-- == 0)
            return ingredients[k].word;
    return NULL;
}

void luck_list(char *text, size_t size, unsigned needs, bool needed)
{
    const char *word;
    *text = '\0';
    for (size_t i = 0; (word = luck_word(i, needs, needed)); i++) {
        size_t used = strlen(text);
        snprintf(text + used, size - used, "%s%s", i ? ", " : "", word);
    }
}
