/* Rounds: what a livelock does for ever, found by letting the workers take turns. */
#include "explore/search/round.h"

#include "explore/machine/choices.h"
#include "explore/machine/machine.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/machine/state.h"

/* Takes the first step of that worker that stays in the livelock; false if there is none. */
static bool take_staying(const struct exploration *exploration, size_t worker,
                         struct choice *choice)
{
    struct choice choices[MACHINE_CHOICES];
    size_t count = machine_choices(choices);
    for (size_t i = 0; i < count; i++) {
        if (choices[i].worker != worker)
            continue;
        if (!machine_save(worker))
            return false;
        machine_take(choices[i]);
        if (explore_here(exploration, NULL)) {
            *choice = choices[i];
            return true;
        }
        machine_back();
    }
    return false;
}

size_t round_find(const struct exploration *exploration, struct choice *choices)
{
    struct hash start = machine_key(), key = {0, 0};
    size_t count = 0, idle = 0;
    bool closed = false;
    for (size_t turn = 0; !closed && count < ROUND_MOST && idle < machine.workers; turn++) {
        size_t worker = turn % machine.workers;
        if (!take_staying(exploration, worker, &choices[count])) {
            idle++;
            continue;
        }
        idle = 0;
        count++;
        key = machine_key();
        closed = key.high == start.high && key.low == start.low;
    }
    for (size_t i = 0; i < count; i++)
        machine_back();
    return closed ? count : 0;
}
