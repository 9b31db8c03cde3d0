/* Luck: its options, its words, and its place in the explorer's experiment. */
#include "command/explain/luck.h"

#include <stdio.h>
#include <string.h>

#include "explore/machine/buffer.h"
#include "files/starved.h"
#include "json/build.h"

#define UNTYPED UINT64_MAX

#define TIMES(ingredient)                                                                          \
    .kind = OPTION_NUMBER, .most = LUCK_MOST, .group = GROUP_LUCK,                                 \
    .at = offsetof(struct luck, budget) + sizeof(uint64_t) * (ingredient)

const struct option_row luck_rows[] = {
    {NULL, "Memory and luck (N times in one execution, default 0):", .kind = OPTION_TITLE,
     .group = GROUP_LUCK},
    {"memory", "tso: x86's store buffers; c11: all that C11 allows (default sc)",
     .words = words_memory, .group = GROUP_LUCK, OPTION_AT(struct luck, memory)},
    {"weak-cas", "weak compare-exchanges fail for nothing", "N", TIMES(INGREDIENT_WEAK_CAS)},
    {"spurious-trylock", "trylocks are refused though the lock is free", "N",
     TIMES(INGREDIENT_TRYLOCK)},
    {"timeouts", "timed waits give up while others can move", "N", TIMES(INGREDIENT_EARLY)},
    {"wakeups", "waits on a condition end though nobody signalled", "N", TIMES(INGREDIENT_WAKEUP)},
    {"kill", "workers die, before any of their steps", "N", TIMES(INGREDIENT_DEATH)},
    {0},
};

/* What a budget may be given for; its option is the lab's key. */
static const struct {
    enum ingredient ingredient;
    const char *word;
} budgets[LUCK_KINDS] = {
    [LUCK_WEAK_CAS] = {INGREDIENT_WEAK_CAS, "spurious compare-exchange failure"},
    [LUCK_TRYLOCK] = {INGREDIENT_TRYLOCK, "spurious trylock refusal"},
    [LUCK_TIMEOUTS] = {INGREDIENT_EARLY, "early time-out"},
    [LUCK_WAKEUPS] = {INGREDIENT_WAKEUP, "spurious wake-up"},
    [LUCK_KILL] = {INGREDIENT_DEATH, "death"},
};

struct luck luck_untyped(void)
{
    struct luck luck = {.memory = WORD_NONE};
    for (size_t i = 0; i < LUCK_KINDS; i++)
        luck.budget[budgets[i].ingredient] = UNTYPED;
    return luck;
}

void luck_fill(struct luck *luck, const struct lab_explore *explore)
{
    if (luck->memory == WORD_NONE)
        luck->memory = explore->memory;
    for (size_t i = 0; i < LUCK_KINDS; i++)
        if (luck->budget[budgets[i].ingredient] == UNTYPED)
            luck->budget[budgets[i].ingredient] = explore->luck[i];
}

void luck_apply(const struct luck *luck, struct experiment *experiment)
{
    experiment->memory = (enum memory_model)luck->memory;
    for (size_t i = 0; i < INGREDIENTS; i++)
        experiment->budget[i] = (uint8_t)luck->budget[i];
}

/* ", at most 2 deaths", if there is a budget. */
static void print_budget(FILE *out, const struct luck *luck, enum ingredient ingredient)
{
    unsigned count = (unsigned)luck->budget[ingredient];
    for (size_t i = 0; i < LUCK_KINDS; i++)
        if (count && budgets[i].ingredient == ingredient)
            fprintf(out, ", at most %u %s%s", count, budgets[i].word, count == 1 ? "" : "s");
}

void luck_bounds(const struct luck *luck, char *text, size_t size)
{
    const uint64_t *budget = luck->budget;
    FILE *out = fmemopen(text, size, "w");
    if (!out)
        starved(); /* for a stream into what the caller has */
    if (luck->memory == MEMORY_TSO)
        fprintf(out, "x86-TSO memory (%d places in a store buffer)", BUFFER_STORES);
    else if (luck->memory == MEMORY_C11)
        fputs("C11 memory (RC11: nothing comes out of thin air)", out);
    else
        fputs("sequentially consistent memory", out);
    if (!budget[INGREDIENT_WEAK_CAS] && !budget[INGREDIENT_TRYLOCK] && !budget[INGREDIENT_WAKEUP])
        fputs(", no spurious failures", out);
    print_budget(out, luck, INGREDIENT_WEAK_CAS);
    print_budget(out, luck, INGREDIENT_TRYLOCK);
    print_budget(out, luck, INGREDIENT_WAKEUP);
    print_budget(out, luck, INGREDIENT_EARLY);
    if (!budget[INGREDIENT_EARLY])
        fputs(", time-outs only when nobody else can move", out);
    print_budget(out, luck, INGREDIENT_DEATH);
    fclose(out);
}

void luck_print_options(const struct luck *luck, const struct lab_explore *explore, FILE *out)
{
    if (luck->memory != MEMORY_SC || explore->memory != MEMORY_SC)
        fprintf(out, " --memory %s", luck_memory(luck));
    for (size_t i = 0; i < LUCK_KINDS; i++)
        if (luck->budget[budgets[i].ingredient] || explore->luck[i])
            fprintf(out, " --%s %u", words_explore[i],
                    (unsigned)luck->budget[budgets[i].ingredient]);
}

json_t *luck_json(const struct luck *luck)
{
    json_t *object = json_object();
    for (size_t i = 0; i < LUCK_KINDS; i++)
        object = json_with(object, words_explore[i],
                           json_integer((json_int_t)luck->budget[budgets[i].ingredient]));
    return object;
}

const char *luck_memory(const struct luck *luck)
{
    return words_memory[luck->memory];
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

const char *luck_word(const struct luck *luck, size_t i, unsigned needs, bool needed)
{
    size_t count = sizeof ingredients / sizeof ingredients[0];
    for (size_t k = 0; k < count; k++)
        if (((needs & ingredients[k].bits) != 0) == needed && i-- == 0)
            return ingredients[k].bits >> INGREDIENT_BUFFER & 1 && luck->memory == MEMORY_C11
                       ? "memory weaker than sequentially consistent"
                       : ingredients[k].word;
    return NULL;
}

void luck_list(const struct luck *luck, char *text, size_t size, unsigned needs, bool needed)
{
    const char *word;
    *text = '\0';
    for (size_t i = 0; (word = luck_word(luck, i, needs, needed)); i++) {
        size_t used = strlen(text);
        snprintf(text + used, size - used, "%s%s", i ? ", " : "", word);
    }
}
