/* Source-DPOR. At every place on the path one worker is tried; the others only as the races that
 * come to light demand. Who has been tried sleeps in the executions that follow, until a step that
 * depends on his wakes him: so no story is told twice.
 *
 * A wait in a circle comes back to a state on the path. It is not gone round again: what follows,
 * follows from the first visit, where all that is on the circle is then tried. Likewise wherever
 * time passes, or trouble ends an execution, everything is tried.
 */
#include "explore/stories/dpor.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/machine/aftermath.h"
#include "explore/machine/machine.h"
#include "explore/machine/open.h"
#include "explore/machine/saves.h"
#include "explore/races/notes.h"
#include "explore/races/races.h"
#include "explore/stories/path.h"
#include "explore/stories/reverse.h"

enum { LONGEST = 1000, ASKED = 64 };

struct telling {
    struct path path;
    const struct dpor_options *options;
    struct stories *stories;
    bool cut;   /* an execution was longer than the path */
    bool races; /* the schedule kept has a data race */
    bool no_memory;
};

/* A data race is not found otherwise, so it goes before all else. */
static bool keep_schedule(struct telling *telling)
{
    struct stories *stories = telling->stories;
    size_t length = telling->path.depth;
    bool races = races_verdict() != 0;
    if (stories->schedule &&
        (telling->races > races || (telling->races == races && stories->length <= length)))
        return true;
    telling->races = races;
    struct choice *schedule = realloc(stories->schedule, (length + 1) * sizeof *schedule);
    if (!schedule)
        return false;
    for (size_t i = 0; i < length; i++)
        schedule[i] = telling->path.places[i].event.choice;
    stories->schedule = schedule;
    stories->length = length;
    return true;
}

/* An execution has come to its end. */
static void end_story(struct telling *telling)
{
    struct stories *stories = telling->stories;
    unsigned verdict = machine_verdict();
    unsigned seek = telling->options->seek ? telling->options->seek : ~0u;
    stories->seen |= verdict;
    stories->count++;
    stories->stopped |= (verdict & VERDICT_ENDLESS) != 0; /* each takes half a second */
    if (races_verdict() && !*stories->race)
        races_tell(stories->race, sizeof stories->race);
    if (!(verdict & seek))
        return;
    stories->lying++;
    if (!keep_schedule(telling))
        telling->no_memory = true;
}

static void visit(struct telling *telling);

/* Takes a step and tells all stories that go on from there. */
static void follow(struct telling *telling, struct choice choice)
{
    struct path *path = &telling->path;
    struct place_on_path *here = &path->places[path->depth], *next = here + 1;
    if (!machine_save(choice.worker)) {
        telling->no_memory = true;
        return;
    }
    struct event event = event_take(choice);
    telling->stories->steps++;
    path_clock(path, &event);
    if (choice.ingredient != INGREDIENT_TIMEOUT)
        path_reverse(path, &event);
    if (event.all)
        here->wanted = here->enabled;
    next->sleepers = 0;
    for (size_t i = 0; i < here->sleepers; i++)
        if (!event_dependent(&here->asleep[i], &event, path->strictly))
            next->asleep[next->sleepers++] = here->asleep[i];
    here->event = event;
    path->depth++;
    visit(telling);
    path->depth--;
    machine_back();
    here->asleep[here->sleepers++] = event;
}

/* Tells all stories from the place at the end of the path. */
static void visit(struct telling *telling)
{
    struct path *path = &telling->path;
    struct stories *stories = telling->stories;
    struct place_on_path *here = &path->places[path->depth];
    place_look(here);
    if (path->depth == LONGEST || path_goes_round(path)) {
        telling->cut |= path->depth == LONGEST;
        stories->spins = true;
        path_reverse_waiting(path, here->enabled);
        return;
    }
    bool time = here->count && here->choices[0].ingredient == INGREDIENT_TIMEOUT;
    if (!here->wanted || time)
        path_reverse_waiting(path, time ? 0 : here->enabled);
    if (!here->count)
        end_story(telling);
    else if (!here->wanted)
        stories->redundant++;
    uint64_t executions = stories->count + stories->redundant;
    if (telling->options->most && executions >= telling->options->most)
        stories->stopped = true;
    if (telling->options->over && executions % ASKED == ASKED - 1 && !stories->stopped)
        stories->stopped = telling->options->over(executions);
    for (uint32_t tried = 0, todo; (todo = here->wanted & ~tried) != 0;) {
        uint32_t worker = todo & (~todo + 1);
        tried |= worker;
        for (size_t i = 0; i < here->count; i++)
            if ((uint32_t)1 << here->choices[i].worker == worker &&
                !place_is_asleep(here, here->choices[i]) && !stories->stopped &&
                !telling->no_memory)
                follow(telling, here->choices[i]);
    }
}

/* What makes steps of different workers dependent in ways that are not modelled here. */
bool dpor_takes(const struct experiment *experiment)
{
    bool takes = experiment->memory == MEMORY_SC && !experiment->bounded;
    for (size_t i = 0; i < INGREDIENTS; i++)
        takes = takes && !experiment->budget[i];
    return takes;
}

int explore_dpor(const struct experiment *experiment, const struct dpor_options *options,
                 struct stories *stories, char *why, size_t why_size)
{
    if (!dpor_takes(experiment)) {
        snprintf(why, why_size,
                 "stories are told in sequentially consistent memory, without "
                 "budgets and without a bound on preemptions");
        return EINVAL;
    }
    int error = machine_open(experiment, why, why_size);
    if (error)
        return error;
    *stories = (struct stories){0};
    struct telling telling = {.options = options, .stories = stories};
    telling.path.strictly = options->strictly;
    telling.path.places = calloc(LONGEST + 1, sizeof *telling.path.places);
    telling.no_memory = !telling.path.places;
    if (!telling.no_memory)
        visit(&telling);
    stories->stopped |= telling.cut;
    free(telling.path.places);
    stories->memory = machine_saved() + (LONGEST + 1) * sizeof *telling.path.places;
    machine_close();
    if (!telling.no_memory)
        return 0;
    stories_free(stories);
    return ENOMEM;
}

void stories_free(struct stories *stories)
{
    free(stories->schedule);
    *stories = (struct stories){0};
}
