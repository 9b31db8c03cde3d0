/* Odds: one bounded search per queue, of which only the chance of a lie is kept. */
#include "command/session/odds.h"

#include <math.h>
#include <stdlib.h>

#include "command/explain/luck.h"
#include "command/explain/refused.h"
#include "command/twin.h"
#include "explore/explore.h"
#include "explore/search/hunt.h"
#include "own/contain.h"
#include "own/own.h"

/* Enough for two workers on every queue of the lab, and searched in a fraction of a second. */
enum { STATES_MOST = 100000 };

/* One queue's question, and the answer, in memory shared with a contained child. */
struct odds {
    const struct queue_class *twin;
    const struct program *program;
    const struct lab_explore *explore;
    double odds;
};

/* Whether the odds mean something: behind a data race anything may follow. */
static bool meaningful(const struct experiment *experiment, double odds)
{
    struct hunt hunt;
    char why[512];
    if (explore_hunt(experiment, STATES_MOST, NULL, NULL, &hunt, why, sizeof why))
        return false;
    free(hunt.schedule);
    return !hunt.race[0] && !(hunt.stopped && odds <= 0);
}

static int ask(void *argument)
{
    struct odds *asked = argument;
    struct experiment experiment = {
        .queue = asked->twin, .program = asked->program, .capacity = asked->explore->capacity};
    struct luck luck = luck_untyped();
    luck_fill(&luck, asked->explore);
    luck.budget[INGREDIENT_DEATH] = 0; /* what follows from a death is no lie */
    luck_apply(&luck, &experiment);
    struct search_options options = {.most_states = STATES_MOST};
    struct exploration *exploration;
    char why[512];
    if (!own_load(asked->twin, why, sizeof why) ||
        explore_search(&experiment, &options, &exploration, why, sizeof why))
        return 1;
    const struct findings *findings = explore_findings(exploration);
    if (!findings->stopped && !findings->trouble[0] && meaningful(&experiment, findings->odds))
        asked->odds = findings->odds;
    explore_close(exploration);
    return 0;
}

static double odds_of(const struct queue_class *queue, const struct program *program,
                      const struct lab_explore *explore)
{
    static const struct limits limits = {.seconds = 20};
    struct lab_error error = {0};
    struct odds asked = {twin_of(queue, &error), program, explore, NAN};
    struct ending ending;
    char why[512];
    if (!asked.twin || refused(asked.twin, why, sizeof why))
        return NAN;
    if (!own_is(asked.twin)) {
        ask(&asked);
        return asked.odds;
    }
    struct odds *shared = contain_share(sizeof *shared);
    if (!shared)
        return NAN;
    *shared = asked;
    if (contain(ask, shared, &limits, &ending) == 0 && ending.how == END_RETURNED)
        asked.odds = shared->odds;
    contain_unshare(shared, sizeof *shared);
    return asked.odds;
}

void odds_find(const struct lab *lab, double *odds)
{
    struct program program;
    char why[256];
    bool known = program_parse(&program, lab_explore_program(&lab->explore), why, sizeof why);
    for (size_t i = 0; i < lab->queue_count; i++)
        odds[i] = known && !lab_explore_own(&lab->explore, lab->queues[i].queue)
                      ? odds_of(lab->queues[i].queue, &program, &lab->explore)
                      : NAN;
}
