/* Everything that can happen next: the workers' steps, what their budgets allow, and what nobody
 * asked for: a store that reaches memory, a death. */
#include "explore/machine/choices.h"

#include <assert.h>

#include "explore/machine/announced.h"
#include "explore/machine/bound.h"
#include "explore/machine/machine.h"
#include "explore/memory/access.h"
#include "explore/steps/flush.h"

static bool affordable(enum ingredient ingredient)
{
    uint8_t budget = machine.experiment.budget[ingredient];
    return budget && machine_spent(ingredient) < budget;
}

/* The announced step, by that ingredient, with each of these outcomes. */
static size_t add_picks(struct choice *list, size_t count, size_t w, enum ingredient ingredient,
                        unsigned picks)
{
    for (uint8_t pick = 0; pick < 32 && picks >> pick; pick++)
        if (picks >> pick & 1)
            list[count++] = (struct choice){
                .worker = (uint8_t)w, .ingredient = (uint8_t)ingredient, .pick = pick};
    return count;
}

/* The announced step as it happens by the scheduler's will alone. */
static size_t add_steps(struct choice *list, size_t count, size_t w)
{
    const struct machine_worker *worker = &machine.worker[w];
    if (!step_enabled(worker))
        return count;
    unsigned picks = step_picks(worker);
    if (picks)
        return add_picks(list, count, w, INGREDIENT_NONE, picks);
    list[count] = (struct choice){.worker = (uint8_t)w};
    return count + 1;
}

/* The announced step as the budgets, of `least` and stronger ingredients, allow it besides. */
static size_t add_surprises(struct choice *list, size_t count, size_t w, enum ingredient least)
{
    const struct machine_worker *worker = &machine.worker[w];
    for (enum ingredient i = least; i <= INGREDIENT_WAKEUP; i++) {
        if (affordable(i) && flush_lets(worker) && step_offers(worker, i)) {
            bool old = i == INGREDIENT_WEAK_CAS && c11_models(worker);
            unsigned picks = old ? access_picks(worker, true) : 1;
            count = add_picks(list, count, w, i, picks ? picks : 1);
        }
    }
    return count;
}

static size_t add_all(struct choice *list, size_t count, enum ingredient ingredient)
{
    for (size_t w = 0; w < machine.workers; w++) {
        const struct machine_worker *worker = &machine.worker[w];
        bool ready = worker_moves(w);
        if (ingredient == INGREDIENT_BUFFER    ? worker->buffer.count != 0
            : ingredient == INGREDIENT_TIMEOUT ? ready && step_timed(worker)
                                               : ready && !thread_belongs(w))
            list[count++] =
                (struct choice){.worker = (uint8_t)w, .ingredient = (uint8_t)ingredient};
    }
    return count;
}

/* Whether it reads what is old, or stores behind what is newer. */
static bool goes_back(struct choice choice)
{
    const struct machine_worker *worker = &machine.worker[choice.worker];
    return choice.pick && c11_models(worker) &&
           step_kind(worker->fiber.request.what)->on == STEP_ON_BYTES;
}

/* Without store buffers every store would reach memory before anything else happens: so any other
 * step that is taken while one waits needs them. */
static void add_needs(struct choice *list, size_t count)
{
    bool waits = false;
    for (size_t w = 0; w < machine.workers; w++)
        waits = waits || machine.worker[w].buffer.count;
    for (size_t i = 0; i < count; i++) {
        uint8_t own = list[i].ingredient, least = INGREDIENT_NONE;
        if (waits || goes_back(list[i]))
            least = INGREDIENT_BUFFER;
        list[i].needs = own == INGREDIENT_BUFFER ? INGREDIENT_NONE : own > least ? own : least;
    }
}

size_t machine_choices(struct choice *list)
{
    size_t count = 0;
    if (machine.trouble || machine_ended())
        return 0;
    for (size_t w = 0; w < machine.workers; w++) {
        if (worker_moves(w))
            count = add_steps(list, count, w);
    }
    if (machine.experiment.memory == MEMORY_TSO)
        count = add_all(list, count, INGREDIENT_BUFFER);
    bool stuck = !count; /* time passes only when nobody else can move */
    if (stuck)
        count = add_all(list, count, INGREDIENT_TIMEOUT);
    for (size_t w = 0; machine.budgeted && w < machine.workers; w++)
        if (worker_moves(w))
            count = add_surprises(list, count, w, stuck ? INGREDIENT_WEAK_CAS : INGREDIENT_EARLY);
    /* A death does not save who cannot move: that is an end. */
    if (count && affordable(INGREDIENT_DEATH))
        count = add_all(list, count, INGREDIENT_DEATH);
    assert(count <= MACHINE_CHOICES);
    if (machine.experiment.bounded)
        count = bound_choices(list, count);
    /* Elsewhere nothing but the scheduler's will is needed. */
    if (machine.experiment.memory != MEMORY_SC || machine.budgeted || stuck)
        add_needs(list, count);
    return count;
}
