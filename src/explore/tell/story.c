/* Tells one execution: steps are taken one after the other and written down with what they did;
 * the history is stamped with step numbers. The machine is back at its start when the story is
 * told. */
#include "explore/tell/story.h"

#include <errno.h>
#include <stdlib.h>

#include "explore/machine/choices.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/names/members.h"
#include "explore/races/races.h"

/* Stamps of the prefix come before the first step's. */
static uint64_t stamp_of(size_t step)
{
    return machine.experiment.program->workers[machine.workers].count + step;
}

static bool open_logs(struct story *story)
{
    size_t workers = machine.workers + 1;
    story->history.logs = calloc(workers, sizeof *story->history.logs);
    if (!story->history.logs)
        return false;
    story->history.workers = workers;
    for (size_t w = 0; w < workers; w++) {
        const struct program_worker *program = &machine.experiment.program->workers[w];
        if (!program->count)
            continue;
        story->history.logs[w].operations =
            calloc(program->count, sizeof *story->history.logs[w].operations);
        if (!story->history.logs[w].operations)
            return false;
    }
    return true;
}

/* Writes down what operation i of worker w has come to. */
static void note_operation(struct story *story, size_t w, size_t i, uint64_t stamp)
{
    const struct machine_worker *worker = &machine.worker[w];
    const struct program_operation *todo = &machine.experiment.program->workers[w].operations[i];
    struct history_log *log = &story->history.logs[w];
    struct operation *operation = &log->operations[i];
    if (i == log->count) { /* invoked by this step */
        log->count++;
        operation->invoked = stamp;
    }
    bool returned = i < worker->position;
    operation->kind = (uint8_t)todo->kind;
    operation->item = returned ? worker->facts[i].item : todo->item;
    operation->answer = returned ? (uint8_t)worker->facts[i].answer : ANSWER_PENDING;
    operation->returned = returned ? stamp : STAMP_NEVER;
}

/* Writes down every operation that the last step of worker w began or ended, from `first` on. */
static void note_operations(struct story *story, size_t w, size_t first, uint64_t stamp)
{
    const struct machine_worker *worker = &machine.worker[w];
    size_t end = (size_t)worker->position + worker->inside;
    for (size_t i = first; i < end; i++)
        note_operation(story, w, i, stamp);
}

int story_open(struct story *story)
{
    *story = (struct story){0};
    if (!open_logs(story)) {
        story_free(story);
        return ENOMEM;
    }
    races_watch(false); /* see watch_races() */
    for (size_t i = 0; i < machine.worker[machine.workers].position; i++)
        note_operation(story, machine.workers, i, i + 1);
    for (size_t w = 0; w < machine.workers; w++)
        note_operations(story, w, 0, stamp_of(0)); /* operations without any step */
    return 0;
}

static bool could_go_on(size_t worker)
{
    struct choice choices[MACHINE_CHOICES];
    size_t count = machine_choices(choices);
    for (size_t i = 0; i < count; i++)
        if (choices[i].worker == worker && choice_moves(choices[i]))
            return true;
    return false;
}

size_t story_last(const struct story *story, size_t count)
{
    for (size_t i = count; i--;)
        if (!i || choice_moves(story->steps[i].choice))
            return story->steps[i].choice.worker;
    return SIZE_MAX;
}

int story_take(struct story *story, struct choice choice)
{
    struct story_step *more = realloc(story->steps, (story->count + 1) * sizeof *more);
    if (!more)
        return ENOMEM;
    story->steps = more;
    size_t last = story_last(story, story->count);
    bool switches = last != SIZE_MAX && choice_moves(choice) && choice.worker != last;
    bool preempts = switches && could_go_on(last);
    if (!machine_save(choice.worker))
        return ENOMEM;
    size_t first = machine.worker[choice.worker].position;
    machine_take(choice);
    struct story_step *step = &more[story->count++];
    *step = (struct story_step){.choice = choice, .record = machine.record, .preempts = preempts};
    if (machine.record.address)
        names_member(machine.record.address, step->name, sizeof step->name);
    names_source(machine.record.caller, &step->place);
    story->switches += switches;
    story->preemptions += preempts;
    story->uses += choice.ingredient != INGREDIENT_NONE && choice.ingredient != INGREDIENT_BUFFER;
    if (choice.ingredient != INGREDIENT_BUFFER)
        story->needs |= (1u << choice.ingredient | 1u << choice.needs) & ~1u;
    note_operations(story, choice.worker, first, stamp_of(story->count));
    return 0;
}

/* Takes the steps once more, to find its data races. Not before: who watches leaves traces on the
 * workers' stacks, and then states do not look as the search has seen them. */
static void watch_races(struct story *story, bool ended)
{
    races_watch(true);
    for (size_t i = 0; i < story->count; i++) {
        if (!machine_save(story->steps[i].choice.worker))
            abort(); /* there was memory for it a moment ago */
        machine_take(story->steps[i].choice);
    }
    if (races_verdict())
        races_tell(story->race, sizeof story->race);
    if (ended)
        story->verdict |= races_verdict();
    for (size_t i = 0; i < story->count; i++)
        machine_back();
    races_watch(false);
}

void story_close(struct story *story)
{
    struct choice choices[MACHINE_CHOICES];
    bool ended = !machine_choices(choices);
    if (ended) {
        story->verdict |= machine_verdict();
        story->aftermath = aftermath();
    } else {
        story->circle = story->verdict != 0;
    }
    for (size_t i = 0; i < story->count; i++)
        machine_back();
    watch_races(story, ended);
}

void story_free(struct story *story)
{
    history_free(&story->history);
    free(story->steps);
    *story = (struct story){0};
}
