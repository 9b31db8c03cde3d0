/* Tells one execution: steps are taken one after the other and written down with what they did;
 * the history is stamped with step numbers. The machine is back at its start when the execution is
 * told. */
#include "explore/tell/execution.h"

#include <errno.h>
#include <stdlib.h>

#include "files/starved.h"
#include "explore/machine/choices.h"
#include "explore/machine/drain.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/names/members.h"
#include "explore/races/races.h"

/* Stamps of the prefix come before the first step's. */
static uint64_t stamp_of(size_t step)
{
    return machine.experiment.program->workers[machine.workers].count + step;
}

static bool open_logs(struct execution *execution)
{
    size_t workers = machine.workers + 1;
    execution->history.logs = calloc(workers, sizeof *execution->history.logs);
    if (!execution->history.logs)
        return false;
    execution->history.workers = workers;
    for (size_t w = 0; w < workers; w++) {
        const struct program_worker *program = &machine.experiment.program->workers[w];
        if (!program->count)
            continue;
        execution->history.logs[w].operations =
            calloc(program->count, sizeof *execution->history.logs[w].operations);
        if (!execution->history.logs[w].operations)
            return false;
    }
    return true;
}

/* The stamp of the step at which the deadline of a timed get came; if it has not, after everything.
 */
static uint64_t deadline_of(const struct execution *execution, size_t w, size_t i)
{
    for (size_t k = 0; k < execution->count; k++) {
        const struct execution_step *step = &execution->steps[k];
        if (step->choice.worker == w && step->record.position == i &&
            (step->choice.ingredient == INGREDIENT_TIMEOUT ||
             step->choice.ingredient == INGREDIENT_EARLY))
            return stamp_of(k + 1);
    }
    return STAMP_NEVER - 1;
}

/* Writes down what operation i of worker w has come to. */
static void note_operation(struct execution *execution, size_t w, size_t i, uint64_t stamp)
{
    const struct machine_worker *worker = &machine.worker[w];
    const struct program_operation *todo = &machine.experiment.program->workers[w].operations[i];
    struct history_log *log = &execution->history.logs[w];
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
    bool gave_up = todo->manner != MANNER_NOW && operation->answer == ANSWER_EMPTY;
    operation->manner = gave_up ? MANNER_TIMED : (uint8_t)todo->manner;
    if (gave_up)
        operation->deadline = deadline_of(execution, w, i);
}

/* Writes down every operation that the last step of worker w began or ended, from `first` on. */
static void note_operations(struct execution *execution, size_t w, size_t first, uint64_t stamp)
{
    const struct machine_worker *worker = &machine.worker[w];
    size_t end = (size_t)worker->position + worker->inside;
    for (size_t i = first; i < end; i++)
        note_operation(execution, w, i, stamp);
}

int execution_open(struct execution *execution)
{
    *execution = (struct execution){0};
    if (!open_logs(execution)) {
        execution_free(execution);
        return ENOMEM;
    }
    races_watch(false); /* see watch_races() */
    for (size_t i = 0; i < machine.worker[machine.workers].position; i++)
        note_operation(execution, machine.workers, i, i + 1);
    for (size_t w = 0; w < machine.workers; w++)
        note_operations(execution, w, 0, stamp_of(0)); /* operations without any step */
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

size_t execution_last(const struct execution *execution, size_t count)
{
    for (size_t i = count; i--;)
        if (!i || choice_moves(execution->steps[i].choice))
            return execution->steps[i].choice.worker;
    return SIZE_MAX;
}

int execution_take(struct execution *execution, struct choice choice)
{
    struct execution_step *more = realloc(execution->steps, (execution->count + 1) * sizeof *more);
    if (!more)
        return ENOMEM;
    execution->steps = more;
    size_t last = execution_last(execution, execution->count);
    bool switches = last != SIZE_MAX && choice_moves(choice) && choice.worker != last;
    bool preempts = switches && could_go_on(last);
    if (!machine_save(choice.worker))
        return ENOMEM;
    size_t first = machine.worker[choice.worker].position;
    machine_take(choice);
    struct execution_step *step = &more[execution->count++];
    *step =
        (struct execution_step){.choice = choice, .record = machine.record, .preempts = preempts};
    if (machine.record.address)
        names_member(machine.record.address, machine.record.width, step->name, sizeof step->name);
    names_source(machine.record.caller, &step->place);
    execution->switches += switches;
    execution->preemptions += preempts;
    execution->uses +=
        choice.ingredient != INGREDIENT_NONE && choice.ingredient != INGREDIENT_BUFFER;
    if (choice.ingredient != INGREDIENT_BUFFER)
        execution->needs |= (1u << choice.ingredient | 1u << choice.needs) & ~1u;
    note_operations(execution, choice.worker, first, stamp_of(execution->count));
    return 0;
}

/* Takes the steps once more, to find its data races. Not before: who watches leaves traces on the
 * workers' stacks, and then states do not look as the search has seen them. */
static void watch_races(struct execution *execution, bool ended)
{
    races_watch(true);
    for (size_t i = 0; i < execution->count; i++) {
        if (!machine_save(execution->steps[i].choice.worker))
            starved(); /* there was memory for it a moment ago */
        machine_take(execution->steps[i].choice);
    }
    if (races_verdict())
        races_tell(execution->race, sizeof execution->race);
    if (ended)
        execution->verdict |= races_verdict();
    for (size_t i = 0; i < execution->count; i++)
        machine_back();
    races_watch(false);
}

void execution_close(struct execution *execution)
{
    struct choice choices[MACHINE_CHOICES];
    bool ended = !machine_choices(choices);
    if (ended) {
        execution->verdict |= machine_verdict();
        execution->aftermath = aftermath();
        execution->lost = drain_lost();
        if (machine.experiment.memory == MEMORY_C11)
            happens_lie(&execution->lie);
    } else {
        execution->circle = execution->verdict != 0;
    }
    for (size_t i = 0; i < execution->count; i++)
        machine_back();
    watch_races(execution, ended);
}

void execution_free(struct execution *execution)
{
    history_free(&execution->history);
    free(execution->steps);
    *execution = (struct execution){0};
}
