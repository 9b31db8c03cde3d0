/* Runs workers from step to step. A worker's code runs only inside run(); between steps everything
 * that can differ is in the arena, in struct machine_worker and in the worker's live stack. */
#include "explore/machine/machine.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "explore/machine/arena.h"
#include "explore/threads/native.h"
#include "explore/machine/room.h"

struct machine machine;

/* Below the stack pointer everything is dead, but a later frame may leave holes that show it: such
 * noise would split states. This much of it is wiped at every step. */
enum { WIPE = 256 };

/* Steps that making the queue and the prefix may take together. */
enum { SET_UP_STEPS = 100000 };

/* One operation of the running worker, on a fresh stack and with fresh registers, so that nothing
 * of the operation before is left to tell states apart. The prefix's worker first makes the queue.
 */
static void operate(void)
{
    const struct queue_class *queue = machine.experiment.queue;
    const struct machine_worker *self = machine.running;
    const struct program_operation *todo =
        &machine.experiment.program->workers[self - machine.worker].operations[self->position];
    void *part = machine.part[self - machine.worker];
    uint64_t item = todo->item;
    enum operation_answer answer = ANSWER_FULL;
    if (todo->kind == OPERATION_PUT) {
        answer = queue->put(part, item) ? ANSWER_OK : ANSWER_FULL;
    } else if (todo->kind == OPERATION_EMPTY) {
        answer = queue->empty(part) ? ANSWER_TRUE : ANSWER_FALSE;
    } else {
        enum queue_answer got = todo->timed ? queue->get_timed(part, &item, &program_deadline)
                                            : queue->get_nowait(part, &item);
        answer = got == QUEUE_GOT ? ANSWER_GOT : got == QUEUE_BUSY ? ANSWER_BUSY : ANSWER_EMPTY;
        if (got != QUEUE_GOT)
            item = 0;
    }
    fiber_trap(TRAP_RETURN, 0, answer, item, 0);
}

static void attach_part(void)
{
    const struct queue_class *queue = machine.experiment.queue;
    size_t self = (size_t)(machine.running - machine.worker);
    void *part = queue->attach ? queue->attach(arena.queue, (unsigned)self) : arena.queue;
    if (!part)
        trouble(VERDICT_REFUSED, 0, "%s: attach failed: %s", queue->name, strerror(errno));
    machine.part[self] = part;
    fiber_trap(TRAP_MADE, 0, 0, 0, 0);
}

static void detach_part(void)
{
    machine.experiment.queue->detach(machine.part[machine.running - machine.worker]);
    fiber_trap(TRAP_THREAD_END, 0, 0, 0, 0);
}

static void make_queue(void)
{
    const struct queue_class *queue = machine.experiment.queue;
    int error = queue->init(arena.queue, machine.experiment.capacity);
    if (error)
        trouble(VERDICT_REFUSED, 0, "%s: init failed: %s", queue->name, strerror(error));
    attach_part();
}

static enum operation_kind kind_of(const struct machine_worker *worker)
{
    return machine.experiment.program->workers[worker - machine.worker]
        .operations[worker->position]
        .kind;
}

static void enter(struct machine_worker *worker)
{
    worker->inside = true;
    worker->facts[worker->position].before = facts_before(kind_of(worker));
}

/* An operation has returned. */
static void leave(struct machine_worker *worker)
{
    if (!worker->inside) /* it had no step at all: an instant */
        enter(worker);
    worker->facts[worker->position].answer = worker->fiber.request.first;
    worker->facts[worker->position].item = worker->fiber.request.second;
    worker->position++;
    worker->inside = false;
}

/* Starts the worker's next operation; false if there is none. */
static bool start(struct machine_worker *worker, size_t self)
{
    if (worker->position == machine.experiment.program->workers[self].count) {
        worker->status = WORKER_FINISHED;
        return false;
    }
    fiber_make(&worker->fiber, (void *)stack_top(self), STACK_SIZE, operate);
    return true;
}

/* Runs the worker until it announces a step, finishes or gets stuck. */
static void run(struct machine_worker *worker)
{
    size_t self = (size_t)(worker - machine.worker);
    worker->hashed = false;
    for (;;) {
        memset((char *)worker->fiber.stack - WIPE, 0, WIPE);
        machine.running = worker;
        hooks = &hooks_fiber;
        errno = worker->error;
        fiber_resume(&worker->fiber);
        worker->error = errno;
        hooks = &hooks_native;
        machine.running = NULL;
        switch (step_kind(worker->fiber.request.what)) {
        case TRAP_RETURN:
            leave(worker);
            worker->error = 0;
            if (!start(worker, self))
                return;
            break;
        case TRAP_MADE:
            worker->inside = false;
            if (!start(worker, self))
                return;
            break;
        case TRAP_THREAD_END:
            worker->status = WORKER_FINISHED;
            return;
        case TRAP_TROUBLE:
            worker->status = WORKER_STUCK;
            return;
        default:
            if (step_visible(worker))
                return;
            races_fence(worker, step_order(worker->fiber.request.what));
            worker->fiber.result = 0;
        }
    }
}

void worker_begin(size_t self)
{
    struct machine_worker *worker = &machine.worker[self];
    worker->status = WORKER_READY;
    worker->position = 0;
    if (start(worker, self))
        run(worker);
}

static void take_step(struct machine_worker *worker, struct choice choice)
{
    machine.record.position = worker->position;
    if (!worker->inside && !thread_is(choice.worker))
        enter(worker);
    bool goes_on = step_perform(worker, choice);
    races_step(worker);
    worker->hashed = false;
    if (machine.trouble)
        worker->status = WORKER_STUCK;
    else if (goes_on)
        run(worker);
}

static void die(struct machine_worker *worker)
{
    machine.record = (struct record){.kind = STEP_DEATH,
                                     .succeeded = true,
                                     .position = worker->position,
                                     .caller = worker->fiber.request.caller};
    worker->status = WORKER_DEAD;
    worker->hashed = false;
}

void machine_take(struct choice choice)
{
    bound_take(choice);
    struct machine_worker *worker = &machine.worker[choice.worker];
    if (machine.experiment.budget[choice.ingredient])
        worker->spent[choice.ingredient]++;
    if (choice.ingredient == INGREDIENT_BUFFER) {
        buffer_flush(worker);
        if (machine.trouble)
            worker->status = WORKER_STUCK;
        worker->hashed &= !machine.trouble;
    } else if (choice.ingredient == INGREDIENT_DEATH)
        die(worker);
    else
        take_step(worker, choice);
}

/* Who moves while one worker is alone: that worker; if it waits, one of the queue's threads; if
 * they do, time. False: nobody can. */
static bool alone_next(size_t self, struct choice *choice)
{
    *choice = (struct choice){.worker = (uint8_t)self};
    if (step_enabled(&machine.worker[self]))
        return true;
    for (size_t w = 0; w < machine.workers; w++)
        if (thread_is(w) && machine.worker[w].status == WORKER_READY &&
            step_enabled(&machine.worker[w])) {
            choice->worker = (uint8_t)w;
            return true;
        }
    choice->ingredient = INGREDIENT_TIMEOUT;
    return step_timed(&machine.worker[self]);
}

/* Lets a worker do alone what comes before the program: `entry`, up to its first operation, or to
 * the end if it is the prefix. */
static bool run_alone(size_t self, void (*entry)(void))
{
    struct machine_worker *worker = &machine.worker[self];
    worker->status = WORKER_READY;
    worker->inside = true; /* no step of this begins an operation */
    fiber_make(&worker->fiber, (void *)stack_top(self), STACK_SIZE, entry);
    run(worker);
    for (size_t steps = 0; worker->status == WORKER_READY && !machine.trouble; steps++) {
        struct choice choice;
        if (self < machine.workers && machine.part[self])
            break;
        if (!alone_next(self, &choice) || steps == SET_UP_STEPS) {
            snprintf(machine.why, sizeof machine.why, "the prefix waits for ever");
            return false;
        }
        struct machine_worker *mover = &machine.worker[choice.worker];
        take_step(mover, choice);
        while (mover->buffer.count)
            buffer_flush(mover);
    }
    return !machine.trouble;
}

bool worker_attach(size_t self)
{
    machine.worker[self].position = 0;
    return run_alone(self, attach_part);
}

/* Makes the queue, runs the prefix and brings every worker to its first step. */
static bool set_up(void)
{
    size_t prefix = machine.workers;
    for (size_t w = 0; w < prefix; w++)
        machine.worker[w].status = WORKER_FINISHED; /* not there yet */
    bool made = run_alone(prefix, make_queue);
    if (made && machine.experiment.queue->detach) {
        made = run_alone(prefix, detach_part);
        machine.part[prefix] = NULL;
    }
    machine.worker[prefix].inside = false;
    races_forget();
    for (size_t w = 0; made && w < prefix; w++)
        made = thread_is(w) || worker_attach(w);
    return made;
}

int machine_make(const struct experiment *experiment, char *why, size_t why_size)
{
    int error = experiment_check(experiment, why, why_size);
    if (error)
        return error;
    error = arena_open(experiment->queue->size(experiment->capacity));
    if (error)
        return error;
    machine = (struct machine){.experiment = *experiment, .workers = experiment->program->count};
    machine.experiment.unordered |= experiment->queue->order == QUEUE_BAG;
    error = stacks_open(machine.workers + 1);
    if (error) {
        arena_close();
        return error;
    }
    facts_forget();
    races_open();
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
