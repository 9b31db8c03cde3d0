/* Opens and closes the machine. Threads that the queue starts are workers, in places kept free for
 * them; how many are needed is found by running the program once.
 *
 * When the program's workers have finished the execution is over: what a queue's own thread would
 * do afterwards concerns nobody any more, and many such threads never end.
 */
#include "explore/machine/open.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "explore/machine/alone.h"
#include "explore/machine/arena.h"
#include "explore/machine/choices.h"
#include "explore/machine/crash.h"
#include "explore/machine/drain.h"
#include "explore/machine/facts.h"
#include "explore/machine/machine.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/machine/stack_writes.h"
#include "explore/machine/stacks.h"
#include "explore/machine/trouble.h"
#include "explore/memory/c11.h"
#include "explore/outlook/outlook.h"
#include "explore/races/notes.h"
#include "explore/races/races.h"

static void detach_part(void)
{
    machine.experiment.queue->detach(machine.part[worker_number(machine.running)]);
    fiber_trap(TRAP_THREAD_END, 0, 0, 0, 0);
}

static void make_queue(void)
{
    const struct queue_class *queue = machine.experiment.queue;
    int error = queue->init(arena.queue, machine.experiment.capacity);
    if (error)
        trouble(VERDICT_REFUSED, 0, "%s: init failed: %s", queue->name, strerror(error));
    alone_part();
}

/* Whether the worker's program came to its end before its first step, by its own fault: that is an
 * execution, too. */
static bool ends_at_once(size_t self)
{
    return machine.part[self] && machine.trouble && machine.trouble != VERDICT_REFUSED;
}

/* Makes the queue, runs the prefix and brings every worker to its first step. */
static bool set_up(void)
{
    size_t prefix = machine.workers;
    for (size_t w = 0; w < prefix; w++)
        machine.worker[w].status = WORKER_FINISHED; /* not there yet */
    bool made = alone_run(prefix, make_queue);
    if (made && machine.experiment.queue->detach) {
        made = alone_run(prefix, detach_part);
        machine.part[prefix] = NULL;
    }
    machine.worker[prefix].inside = false;
    notes_forget();
    for (size_t w = 0; made && w < prefix && !machine.trouble; w++)
        made = thread_is(w) || alone_attach(w) || ends_at_once(w);
    c11_open();
    return made;
}

/* Whether somebody asks empty(): to know that it said false honestly takes all calls' ends. */
static bool asks_empty(const struct program *program)
{
    for (size_t w = 0; w <= program->count; w++)
        for (size_t i = 0; i < program->workers[w].count; i++)
            if (program->workers[w].operations[i].kind == OPERATION_EMPTY)
                return true;
    return false;
}

/* From the last operation on, for what comes is all that counts. Which item a put puts does so only
 * to a queue that may look into it. */
static void list_left(const struct program *program)
{
    for (size_t w = 0; w <= program->count; w++) {
        const struct program_worker *worker = &program->workers[w];
        for (size_t i = worker->count; i-- > 0;) {
            const struct program_operation *todo = &worker->operations[i];
            struct hash *left = &machine.left[w][i];
            *left = machine.left[w][i + 1];
            hash_words(left,
                       (uint64_t)(todo->kind + 1) | (uint64_t)todo->manner << 8 |
                           (uint64_t)todo->back << 16,
                       machine.experiment.queue->alike ? 0 : todo->item);
        }
    }
}

static int make(const struct experiment *experiment, char *why, size_t why_size)
{
    int error = experiment_check(experiment, why, why_size);
    if (error)
        return error;
    size_t size = experiment->queue->size(experiment->capacity);
    error = arena_open(size);
    if (error == EINVAL) {
        machine.trouble = VERDICT_REFUSED;
        snprintf(why, why_size, "its state has %zu bytes, and the explorer has %d MiB for it", size,
                 ARENA_QUEUE >> 20);
    }
    if (error)
        return error;
    machine = (struct machine){.experiment = *experiment,
                               .workers = experiment->program->count,
                               .resumed = machine.resumed};
    list_left(experiment->program);
    machine.experiment.unordered |= experiment->queue->order == QUEUE_BAG;
    machine.blurred = machine.experiment.unordered && !asks_empty(experiment->program);
    error = stacks_open(machine.workers + 1);
    if (error) {
        arena_close();
        return error;
    }
    facts_forget();
    outlook_forget();
    drain_forget();
    races_open();
    c11_close();
    crash_catch();
    bool made = set_up();
    for (size_t i = 0; i < INGREDIENTS; i++)
        machine.budgeted |= experiment->budget[i] != 0;
    if (!made) {
        trouble_tell(why, why_size);
        machine_close();
        return EINVAL;
    }
    return 0;
}

void machine_close(void)
{
    crash_release();
    c11_close();
    arena_close();
    stacks_close();
    facts_forget();
    outlook_forget();
    notes_close();
    stack_writes_close();
    saves_close();
}

enum { TRIAL_STEPS = 10000 };

/* The experiment's program with the places for threads: workers without operations, before the
 * prefix. */
static struct program extended;

static bool extend(const struct program *program, size_t threads)
{
    if (program->count + threads > PROGRAM_WORKERS)
        return false;
    extended = *program;
    extended.count += threads;
    extended.workers[extended.count] = program->workers[program->count];
    for (size_t w = program->count; w < extended.count; w++)
        extended.workers[w] = (struct program_worker){.count = 0};
    return true;
}

/* Runs the program once, in turns, to see whether the threads find a place, and goes back to the
 * start. Nobody dies, for the dead start none. False: no memory. */
static bool try_out(void)
{
    struct choice choices[MACHINE_CHOICES];
    size_t count, taken = 0;
    bool saved = true, met_fence = machine.met_fence;
    races_watch(false);
    while (taken < TRIAL_STEPS && (count = machine_choices(choices)) && !machine.lacks_thread) {
        size_t pick = taken % count;
        while (choices[pick].ingredient == INGREDIENT_DEATH)
            pick = (pick + 1) % count;
        saved = machine_save(choices[pick].worker);
        if (!saved)
            break;
        machine_take(choices[pick]);
        taken++;
    }
    while (taken--)
        machine_back();
    races_watch(true);
    machine.met_fence = met_fence;
    return saved;
}

int machine_open(const struct experiment *experiment, char *why, size_t why_size)
{
    struct experiment with_threads = *experiment;
    with_threads.program = &extended;
    for (size_t threads = 0;; threads++) {
        if (!extend(experiment->program, threads)) {
            snprintf(why, why_size, "%s: too many threads, the program's and the queue's",
                     experiment->queue->name);
            return EINVAL;
        }
        int error = make(&with_threads, why, why_size);
        bool made = !error, lacks = error == EINVAL && machine.lacks_thread;
        if (made && !try_out())
            error = ENOMEM;
        else if (made)
            lacks = machine.lacks_thread;
        if (made && !error && !lacks)
            return 0;
        if (made)
            machine_close();
        if (!lacks)
            return error;
    }
}
