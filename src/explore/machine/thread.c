/* Threads that the queue itself starts: each becomes one more worker of the machine, in a place
 * that is kept free for it. How many places are needed is found by running the program once.
 *
 * When the program's workers have finished the execution is over: what a queue's own thread would
 * do afterwards concerns nobody any more, and many such threads never end.
 */
#include "explore/machine/room.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>

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

/* Runs the program once, in turns, to see whether the threads find a place. Nobody dies, for the
 * dead start none. */
static void try_out(void)
{
    struct choice choices[MACHINE_CHOICES];
    size_t count;
    races_watch(false);
    for (size_t i = 0; i < TRIAL_STEPS && (count = machine_choices(choices)); i++) {
        size_t pick = i % count;
        while (choices[pick].ingredient == INGREDIENT_DEATH)
            pick = (pick + 1) % count;
        machine_take(choices[pick]);
    }
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
        bool lacks = false;
        int error = machine_make(&with_threads, why, why_size);
        if (!error) {
            try_out();
            lacks = machine.lacks_thread;
            machine_close();
            error = lacks ? 0 : machine_make(&with_threads, why, why_size);
        } else {
            lacks = error == EINVAL && machine.lacks_thread;
        }
        if (!lacks)
            return error;
    }
}

bool thread_is(size_t worker)
{
    return worker < machine.workers && !machine.experiment.program->workers[worker].count;
}

bool thread_alive(void)
{
    for (size_t w = 0; w < machine.workers; w++)
        if (thread_is(w) && worker_moves(w))
            return true;
    return false;
}

size_t thread_place(void)
{
    for (size_t w = 0; w < machine.workers; w++)
        if (thread_is(w) && !machine.worker[w].fiber.request.what)
            return w;
    return SIZE_MAX;
}

static void thread_main(void)
{
    const struct request *request = &machine.running->fiber.request;
    void *(*start)(void *) = (void *(*)(void *))request->first;
    void *value = start((void *)request->second);
    fiber_trap(TRAP_THREAD_END, 0, (uintptr_t)value, 0, 0);
}

/* The new worker waits at its first step: to start. */
static int create(struct request *request, size_t self)
{
    size_t place = thread_place();
    if (place == SIZE_MAX) {
        machine.lacks_thread = true;
        trouble_in_step(VERDICT_REFUSED, request->caller,
                        "starts more threads than in the explorer's first run");
        return EAGAIN;
    }
    struct machine_worker *worker = &machine.worker[place];
    fiber_make(&worker->fiber, (void *)stack_top(place), STACK_SIZE, thread_main);
    worker->fiber.request = (struct request){.what = STEP_WHAT(STEP_THREAD_START, 0, 0, 0),
                                             .first = request->first,
                                             .second = request->second,
                                             .caller = request->caller};
    worker->status = WORKER_READY;
    worker->parent = (uint8_t)self;
    worker->routine = request->first;
    worker->hashed = false;
    *(pthread_t *)request->address = place + 1;
    return 0;
}

/* The worker that a join waits for, or NULL if there never was one. */
static struct machine_worker *joined(const struct request *request)
{
    uint64_t place = request->first - 1;
    return place < machine.workers && thread_is(place) && machine.worker[place].fiber.request.what
               ? &machine.worker[place]
               : NULL;
}

bool thread_enabled(const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    const struct machine_worker *other;
    switch (step_kind(request->what)) {
    case STEP_THREAD_JOIN:
        other = joined(request);
        return !other || other->status == WORKER_FINISHED;
    case STEP_ONCE:
        return *(const pthread_once_t *)request->address != ONCE_RUNNING;
    default:
        return true;
    }
}

void thread_perform(struct machine_worker *worker)
{
    struct request *request = &worker->fiber.request;
    struct machine_worker *other;
    worker->fiber.result = 0;
    switch (step_kind(request->what)) {
    case STEP_THREAD_CREATE:
        worker->fiber.result = (uint64_t)create(request, (size_t)(worker - machine.worker));
        break;
    case STEP_THREAD_JOIN:
        other = joined(request);
        worker->fiber.result = other ? 0 : ESRCH;
        request->second = other ? other->fiber.request.first : 0;
        /* Before the start nothing is ever undone: then a thread leaves its place to others. */
        if (other && machine.worker[machine.workers].status == WORKER_READY)
            *other = (struct machine_worker){.status = WORKER_FINISHED};
        break;
    case STEP_ONCE: /* the result: whether the caller is to do it */
        worker->fiber.result = *(pthread_once_t *)request->address == PTHREAD_ONCE_INIT;
        if (worker->fiber.result)
            *(pthread_once_t *)request->address = ONCE_RUNNING;
        break;
    case STEP_ONCE_DONE:
        *(pthread_once_t *)request->address = ONCE_DONE;
        break;
    default: /* a thread starts: its function is still in the request */
        break;
    }
}
