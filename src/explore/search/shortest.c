/* The shortest lie: the search has left in every state the least weight of a lie from there, so a
 * walk from the start along least weights is one, and no execution is less. */
#include "explore/search/shortest.h"

#include <errno.h>

#include "explore/machine/choices.h"
#include "explore/machine/machine.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/machine/state.h"
#include "explore/search/graph.h"

struct step_view {
    uint64_t cost;
    double odds;
};

/* A way to the least lie of a level. */
struct way {
    const struct exploration *exploration;
    size_t level;
    size_t last; /* the worker that ran before; SIZE_MAX: nobody yet */
};

/* What the search knows of the state behind a choice. */
static int look_ahead(const struct way *way, struct choice choice, struct step_view *view)
{
    const struct exploration *exploration = way->exploration;
    if (!machine_save(choice.worker))
        return ENOMEM;
    machine_take(choice);
    uint32_t number = states_find(&exploration->states, machine_key());
    machine_back();
    *view = (struct step_view){COST_NONE, 0};
    if (number == STATE_NONE) /* beyond the state budget */
        return 0;
    const struct state *state = state_at(&exploration->states, number);
    if (state->row) {
        view->odds = row_odds(exploration, state->row);
        view->cost = costs_at(exploration, state->row, way->level)[last_after(choice, way->last)];
    }
    return 0;
}

/* The least choice; ties go to the first worker. */
static int choose(const struct way *way, struct choice *best, struct step_view *seen)
{
    struct choice choices[MACHINE_CHOICES];
    size_t count = machine_choices(choices);
    bool could = false;
    for (size_t i = 0; i < count; i++)
        could = could || (choices[i].worker == way->last && choice_moves(choices[i]));
    *seen = (struct step_view){COST_NONE, 0};
    for (size_t i = 0; i < count; i++) {
        struct step_view view;
        if (way->exploration->level_of[choices[i].needs] > way->level)
            continue;
        int error = look_ahead(way, choices[i], &view);
        if (error)
            return error;
        if (view.cost == COST_NONE)
            continue;
        view.cost += cost_of(choices[i], way->last, could);
        if (view.cost < seen->cost) {
            *seen = view;
            *best = choices[i];
        }
    }
    return seen->cost == COST_NONE ? ENOENT : 0;
}

/* At an end that is sought, or in a livelock. */
static bool arrived(const struct exploration *exploration, struct execution *execution)
{
    struct choice choices[MACHINE_CHOICES];
    execution->verdict = explore_here(exploration, NULL);
    return execution->verdict || !machine_choices(choices);
}

/* Tells the least lie of a level. */
static int tell(struct way *way, struct execution *execution)
{
    int error = execution_open(execution);
    if (error)
        return error;
    while (!error &&
           !((execution->count || machine.trouble) && arrived(way->exploration, execution))) {
        struct choice best = {0};
        struct step_view seen;
        error = choose(way, &best, &seen);
        if (!error)
            error = execution_take(execution, best);
        if (!error)
            execution->steps[execution->count - 1].odds = seen.odds;
        way->last = last_after(best, way->last);
    }
    execution_close(execution);
    if (error)
        execution_free(execution);
    return error;
}

int explore_shortest(struct exploration *exploration, struct execution *execution)
{
    int error = ENOENT;
    for (size_t level = 0; error == ENOENT && level < exploration->levels; level++)
        error = tell(&(struct way){exploration, level, SIZE_MAX}, execution);
    return error;
}

int explore_shortest_of_all(struct exploration *exploration, struct execution *execution)
{
    return tell(&(struct way){exploration, exploration->levels - 1, SIZE_MAX}, execution);
}
