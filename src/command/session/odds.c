/* Odds: one bounded search per queue, of which only the chance of a lie is kept. */
#include "command/session/odds.h"

#include <math.h>

#include "command/explain/luck.h"
#include "explore/explore.h"
#include "explore/table.h"

/* Enough for two workers on every queue of the lab, and searched in a fraction of a second. */
enum { STATES_MOST = 100000 };

static double odds_of(const char *queue, const struct program *program,
                      const struct lab_explore *explore)
{
    struct experiment experiment = {
        .queue = queue_find_instrumented(queue), .program = program, .capacity = explore->capacity};
    struct luck luck = luck_untyped();
    luck_fill(&luck, explore);
    luck.budget[INGREDIENT_DEATH] = 0; /* what follows from a death is no lie */
    luck_apply(&luck, &experiment);
    struct search_options options = {.most_states = STATES_MOST};
    struct exploration *exploration;
    char why[512];
    if (!experiment.queue || explore_search(&experiment, &options, &exploration, why, sizeof why))
        return NAN;
    const struct findings *findings = explore_findings(exploration);
    double odds = findings->stopped || findings->trouble[0] ? NAN : findings->odds;
    explore_close(exploration);
    return odds;
}

void odds_find(const struct lab *lab, double *odds)
{
    struct program program;
    char why[256];
    bool known = program_parse(&program, lab_explore_program(&lab->explore), why, sizeof why);
    for (size_t i = 0; i < lab->queue_count; i++)
        odds[i] = known && !lab_explore_own(&lab->explore, lab->queues[i].queue)
                      ? odds_of(lab->queues[i].queue->name, &program, &lab->explore)
                      : NAN;
}
