/* One execution worth looking at: the first worker is stopped in the middle, the others meet what
 * it left half done. */
#include "explore/tell/example.h"

#include <errno.h>
#include <stdlib.h>

#include "explore/machine/choices.h"
#include "explore/machine/machine.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/machine/state.h"
#include "explore/tell/execution.h"

/* The states that the execution has been through. */
struct trail {
    struct hash *keys;
    size_t count, room;
};

static bool trail_has(const struct trail *trail, struct hash key)
{
    for (size_t i = 0; i < trail->count; i++)
        if (trail->keys[i].high == key.high && trail->keys[i].low == key.low)
            return true;
    return false;
}

static int trail_add(struct trail *trail, struct hash key)
{
    if (trail->count == trail->room) {
        size_t room = 2 * trail->room + 64;
        struct hash *more = realloc(trail->keys, room * sizeof *more);
        if (!more)
            return ENOMEM;
        trail->keys = more;
        trail->room = room;
    }
    trail->keys[trail->count++] = key;
    return 0;
}

/* The first choice of that worker that needs no luck; false if it has none. */
static bool choice_of(size_t worker, struct choice *choice)
{
    struct choice choices[MACHINE_CHOICES];
    size_t count = machine_choices(choices);
    for (size_t i = 0; i < count; i++)
        if (choices[i].worker == worker && (choices[i].ingredient <= INGREDIENT_TIMEOUT ||
                                            choices[i].ingredient == INGREDIENT_BUFFER)) {
            *choice = choices[i];
            return true;
        }
    return false;
}

/* How many steps the first worker's first operation takes alone, up to where it has to wait. */
static int count_steps(size_t *steps)
{
    struct choice choice;
    int error = 0;
    size_t count = 0;
    while (!error && !machine.worker[0].position && choice_of(0, &choice)) {
        if (!machine_save(0))
            error = ENOMEM;
        else
            machine_take(choice);
        count += !error;
    }
    for (size_t i = 0; i < count; i++)
        machine_back();
    *steps = count;
    return error;
}

/* Lets a worker take at most `most` steps; it stops where it would only repeat what was before. */
static int let_go(struct execution *execution, struct trail *trail, size_t worker, size_t most,
                  bool *moved)
{
    struct choice choice;
    for (size_t i = 0; i < most && choice_of(worker, &choice); i++) {
        int error = execution_take(execution, choice);
        if (error)
            return error;
        struct hash key = machine_key();
        if (trail_has(trail, key))
            return 0;
        *moved = true;
        if ((error = trail_add(trail, key)))
            return error;
    }
    return 0;
}

static int tell(struct execution *execution, struct trail *trail)
{
    size_t steps;
    bool moved = true;
    int error = count_steps(&steps);
    if (!error)
        error = let_go(execution, trail, 0, steps ? steps - 1 : 0, &moved);
    while (!error && moved) {
        moved = false;
        for (size_t w = 1; !error && w <= machine.workers; w++)
            error = let_go(execution, trail, w % machine.workers, SIZE_MAX, &moved);
    }
    return error;
}

int example_tell(struct execution *execution)
{
    struct trail trail = {0};
    int error = execution_open(execution);
    if (error)
        return error;
    error = tell(execution, &trail);
    execution_close(execution);
    free(trail.keys);
    if (error)
        execution_free(execution);
    return error;
}
