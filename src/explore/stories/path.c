/* A place on the path: what can happen there, who sleeps, and whether it has been there before. */
#include "explore/stories/path.h"

#include "explore/machine/choices.h"
#include "explore/machine/state.h"

bool path_goes_round(struct path *path)
{
    struct place_on_path *here = &path->places[path->depth];
    here->key = machine_key();
    for (size_t i = path->depth; i-- > 0;) {
        if (path->places[i].key.low != here->key.low || path->places[i].key.high != here->key.high)
            continue;
        for (size_t k = i; k < path->depth; k++)
            path->places[k].wanted |= path->places[k].enabled;
        return true;
    }
    return false;
}

bool place_is_asleep(const struct place_on_path *place, struct choice choice)
{
    for (size_t i = 0; i < place->sleepers; i++) {
        struct choice other = place->asleep[i].choice;
        if (other.worker == choice.worker && other.ingredient == choice.ingredient &&
            other.pick == choice.pick)
            return true;
    }
    return false;
}

void place_look(struct place_on_path *place)
{
    bool time = false;
    place->count = machine_choices(place->choices);
    place->enabled = place->wanted = 0;
    for (size_t i = 0; i < place->count; i++) {
        uint32_t worker = (uint32_t)1 << place->choices[i].worker;
        place->enabled |= worker;
        if (!place->wanted && !place_is_asleep(place, place->choices[i]))
            place->wanted = worker;
        time |= place->choices[i].ingredient == INGREDIENT_TIMEOUT;
    }
    if (time)
        place->wanted = place->enabled;
}
