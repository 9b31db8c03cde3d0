/* Engine B finds data races in sequentially consistent memory, story by story. Here they are found
 * by states, with store buffers and budgets, too: a state is then also who knows of which access
 * (races_hash), so that whatever can race later still can. It ends at the first race.
 */
#include "explore/search/hunt.h"

#include <errno.h>
#include <stdlib.h>

#include "explore/machine/choices.h"
#include "explore/machine/machine.h"
#include "explore/machine/open.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/machine/state.h"
#include "explore/races/plain.h"
#include "explore/races/races.h"
#include "explore/search/known.h"
#include "explore/search/states.h"
#include "stats/stats.h"

enum { LONGEST = 2000, ASKED = 4096 };

struct hunting {
    struct hunt *hunt;
    bool races; /* or only what plain code accesses */
    struct states states;
    struct trail trail;
    size_t most_states, length;
    explore_over *over;
    bool is_over, no_memory;
    struct choice path[LONGEST];
};

/* Whether the machine stands in a state that is new. Where a call has returned, it may be known
 * from other programs. */
static bool is_new(struct hunting *hunting, bool returned)
{
    bool fresh = false;
    struct hash key = machine_key();
    if (hunting->races)
        races_hash(&key);
    if (states_enter(&hunting->states, key, &fresh) == STATE_NONE)
        hunting->no_memory = true;
    return fresh && !(returned && trail_meets(&hunting->trail, key));
}

/* Goes on to some end, so that the race stands in a whole execution. Drawn at random, for in turn
 * two who wait for each other may go round for ever. */
static void go_on(struct hunting *hunting)
{
    struct choice choices[MACHINE_CHOICES];
    for (size_t turn = 0; hunting->length < LONGEST; turn++) {
        size_t count = machine_choices(choices);
        if (!count)
            return;
        struct choice choice = choices[random_mix(0, turn) % count];
        machine_take(choice);
        hunting->path[hunting->length++] = choice;
    }
}

/* Looks at all that can follow; true: there is a race, and the path leads to it. */
static bool look(struct hunting *hunting, bool returned)
{
    struct choice choices[MACHINE_CHOICES];
    if (hunting->races && races_verdict())
        return true;
    if (!is_new(hunting, returned) || hunting->no_memory)
        return false;
    if (hunting->over && hunting->states.count % ASKED == 0)
        hunting->is_over |= hunting->over(hunting->states.count);
    if (hunting->length == LONGEST || hunting->states.count >= hunting->most_states ||
        hunting->is_over) {
        hunting->hunt->stopped = true;
        return false;
    }
    size_t count = machine_choices(choices);
    for (size_t i = 0; i < count && !hunting->no_memory; i++) {
        if (!machine_save(choices[i].worker)) {
            hunting->no_memory = true;
            return false;
        }
        uint8_t before = machine.worker[choices[i].worker].position;
        machine_take(choices[i]);
        hunting->path[hunting->length++] = choices[i];
        if (look(hunting, machine.worker[choices[i].worker].position != before))
            return true;
        hunting->length--;
        machine_back();
    }
    return false;
}

/* Keeps the path, and what stands at its end. False: no memory. */
static bool keep(struct hunting *hunting)
{
    struct hunt *hunt = hunting->hunt;
    hunt->seen = races_verdict();
    hunt->stopped = false;
    hunt->length = hunting->length;
    hunt->schedule = malloc((hunt->length + 1) * sizeof *hunt->schedule);
    if (hunt->schedule)
        memcpy(hunt->schedule, hunting->path, hunt->length * sizeof *hunt->schedule);
    races_tell(hunt->race, sizeof hunt->race);
    return hunt->schedule;
}

/* Goes through all states once without looking for races, for there are few of them: so it is known
 * which memory plain code accesses. */
static void look_for_plain(struct hunting *hunting)
{
    races_watch(false);
    look(hunting, false);
    if (hunting->hunt->stopped || hunting->no_memory)
        plain_forget();
    else
        plain_settle();
    states_free(&hunting->states);
    hunting->hunt->stopped = hunting->no_memory = hunting->is_over = false;
}

int explore_hunt(const struct experiment *experiment, size_t most_states, explore_over *over,
                 struct known *known, struct hunt *hunt, char *why, size_t why_size)
{
    struct experiment unjudged = *experiment;
    unjudged.remember = REMEMBER_NOTHING;
    if (known)
        plain_settle();
    else
        plain_collect(); /* the workers' first steps are not the first that they do */
    int error = machine_open(&unjudged, why, why_size);
    if (error) {
        plain_forget();
        return error;
    }
    *hunt = (struct hunt){0};
    struct hunting *hunting = calloc(1, sizeof *hunting);
    if (hunting) {
        hunting->hunt = hunt;
        hunting->most_states = most_states;
        hunting->over = over;
        if (!known)
            look_for_plain(hunting);
        hunting->races = true;
        trail_begin(&hunting->trail, known ? &known->unraced : NULL);
        races_watch(true);
        bool found = look(hunting, false);
        trail_end(&hunting->trail, !found && !hunt->stopped && !hunting->no_memory);
        if (found)
            go_on(hunting);
        if (found && !keep(hunting))
            hunting->no_memory = true;
        error = hunting->no_memory ? ENOMEM : 0;
        states_free(&hunting->states);
        free(hunting);
    } else {
        error = ENOMEM;
    }
    if (known)
        plain_resume();
    else
        plain_forget();
    machine_close();
    return error;
}
