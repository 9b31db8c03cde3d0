/* An execution as rows. The execution is taken once more on the machine, for what is not
 * kept of it: the names of what pointers point to, and what those wait for who cannot go on at its
 * end. */
#include "explore/tell/diagram.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/tell/action.h"
#include "explore/tell/lane.h"
#include "explore/machine/choices.h"
#include "explore/machine/machine.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/search/round.h"
#include "explore/names/source.h"
#include "explore/tell/execution.h"

static struct diagram_row *add_row(struct diagram *diagram, enum diagram_kind kind, size_t worker,
                                   unsigned open)
{
    if (diagram->count == diagram->room) {
        size_t room = diagram->room ? 2 * diagram->room : 32;
        struct diagram_row *more = realloc(diagram->rows, room * sizeof *more);
        if (!more)
            return NULL;
        diagram->rows = more;
        diagram->room = room;
    }
    struct diagram_row *row = &diagram->rows[diagram->count++];
    *row = (struct diagram_row){.kind = kind, .worker = worker, .open = open, .odds = NAN};
    return row;
}

/* The operations of worker w that the step with this stamp begins and ends. */
static void note_operations(struct diagram_row *row, const struct execution *execution, size_t w,
                            uint64_t stamp)
{
    const struct history_log *log = &execution->history.logs[w];
    for (size_t i = 0; i < log->count; i++) {
        const struct operation *operation = &log->operations[i];
        if (operation->invoked == stamp) {
            row->opens++;
            lane_add_call(row->begins, sizeof row->begins, w, i);
        }
        if (operation->returned == stamp) {
            row->closes++;
            lane_add_answer(row->answers, sizeof row->answers, operation);
        }
    }
}

static void write_step(struct diagram_row *row, const struct execution_step *step)
{
    row->line = step->place.line;
    action_write(row->action, sizeof row->action, step);
    source_name(row->file, sizeof row->file, step->place.file);
    source_trim(row->source, sizeof row->source, step->place.text);
}

/* Adds a step, with the rule before it if its worker preempts another. */
static int add_step(struct diagram *diagram, const struct execution *execution, size_t i,
                    double odds, unsigned *open)
{
    const struct execution_step *step = &execution->steps[i];
    size_t worker = step->choice.worker;
    uint64_t stamp = execution->history.logs[machine.workers].count + i + 1;
    if (step->preempts && !add_row(diagram, DIAGRAM_PREEMPTED, execution_last(execution, i), *open))
        return ENOMEM;
    struct diagram_row *row = add_row(diagram, DIAGRAM_STEP, worker, *open);
    if (!row)
        return ENOMEM;
    row->step = i + 1;
    row->odds = odds;
    write_step(row, step);
    note_operations(row, execution, worker, stamp);
    row->happens = step_kinds[step->record.kind]->sign;
    if (row->opens > row->closes)
        *open |= 1u << worker;
    if (step->record.kind == STEP_DEATH)
        *open &= ~(1u << worker);
    if (row->closes && row->closes >= row->opens)
        *open &= ~(1u << worker);
    return 0;
}

/* At the end of an execution that goes no further: who waits for what. */
static int add_waiting(struct diagram *diagram, unsigned open)
{
    for (size_t w = 0; w < diagram->workers && !machine.trouble; w++) {
        const struct machine_worker *worker = &machine.worker[w];
        if (worker->status != WORKER_READY)
            continue;
        struct diagram_row *row = add_row(diagram, DIAGRAM_WAITS, w, open);
        if (!row)
            return ENOMEM;
        action_wait(row->action, sizeof row->action, worker);
    }
    return 0;
}

/* What a livelock does for ever. */
static int add_round(struct diagram *diagram, const struct exploration *exploration, unsigned open,
                     size_t *taken)
{
    struct choice choices[ROUND_MOST];
    size_t count = round_find(exploration, choices);
    if (count && !add_row(diagram, DIAGRAM_FOR_EVER, 0, open))
        return ENOMEM;
    for (size_t i = 0; i < count; i++) {
        struct execution_step step = {.choice = choices[i]};
        struct diagram_row *row = add_row(diagram, DIAGRAM_STEP, choices[i].worker, open);
        if (!row || !machine_save(choices[i].worker))
            return ENOMEM;
        machine_take(choices[i]);
        step.record = machine.record;
        machine_back();
        names_source(step.record.caller, &step.place);
        write_step(row, &step);
        if (!machine_save(choices[i].worker))
            return ENOMEM;
        machine_take(choices[i]);
        ++*taken;
    }
    return 0;
}

/* The machine must stand at the end: who started which thread is then known. */
static void write_titles(struct diagram *diagram)
{
    while (diagram->program < machine.workers && !thread_is(diagram->program))
        diagram->program++;
    for (size_t w = 0; w < diagram->workers; w++) {
        const struct program_worker *worker = &machine.experiment.program->workers[w];
        char *title = diagram->titles[w];
        if (w >= diagram->program)
            lane_thread(title, sizeof diagram->titles[w], &machine.worker[w]);
        for (size_t i = 0; i < worker->count; i++)
            lane_add_call(title, sizeof diagram->titles[w], w, i);
    }
}

static bool certain(double odds)
{
    return odds > 1 - 1e-9;
}

/* The odds where the machine stands: known if the search is complete, or if they are 1. */
static double odds_here(const struct exploration *exploration)
{
    double odds;
    explore_here(exploration, &odds);
    return explore_findings(exploration)->stopped && !certain(odds) ? NAN : odds;
}

static int add_all(struct diagram *diagram, const struct exploration *exploration,
                   const struct execution *execution, size_t *taken)
{
    struct choice choices[MACHINE_CHOICES];
    unsigned open = 0;
    double odds = odds_here(exploration);
    int error = 0;
    for (size_t i = 0; !error && i < execution->count; i++) {
        bool before = certain(odds);
        error = add_step(diagram, execution, i, odds, &open);
        if (error || !machine_save(execution->steps[i].choice.worker))
            return ENOMEM;
        machine_take(execution->steps[i].choice);
        ++*taken;
        odds = odds_here(exploration);
        if (!before && certain(odds) &&
            !add_row(diagram, DIAGRAM_NO_RETURN, execution->steps[i].choice.worker, open))
            error = ENOMEM;
    }
    if (!error && !machine_ended() && !machine_choices(choices))
        error = add_waiting(diagram, open);
    else if (!error && execution->circle)
        error = add_round(diagram, exploration, open, taken);
    return error;
}

int diagram_make(struct diagram *diagram, const struct exploration *exploration,
                 const struct execution *execution)
{
    size_t taken = 0;
    *diagram = (struct diagram){.workers = machine.workers};
    int error = add_all(diagram, exploration, execution, &taken);
    write_titles(diagram);
    while (diagram->workers > diagram->program && !machine.worker[diagram->workers - 1].routine)
        diagram->workers--; /* a thread that was not started this time */
    while (taken--)
        machine_back();
    if (error)
        diagram_free(diagram);
    return error;
}

void diagram_free(struct diagram *diagram)
{
    free(diagram->rows);
    *diagram = (struct diagram){0};
}
