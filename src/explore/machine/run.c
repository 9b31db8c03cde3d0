/* Runs workers from step to step. A worker's code runs only inside run(); between steps everything
 * that can differ is in the arena, in struct machine_worker and in the worker's live stack. */
#include "explore/machine/run.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "explore/call.h"
#include "explore/machine/announced.h"
#include "explore/machine/bound.h"
#include "explore/machine/facts.h"
#include "explore/machine/items.h"
#include "explore/machine/machine.h"
#include "explore/machine/stacks.h"
#include "explore/machine/trouble.h"
#include "explore/memory/handed.h"
#include "explore/memory/orders.h"
#include "explore/memory/settle.h"
#include "explore/races/races.h"
#include "explore/steps/volatile.h"
#include "explore/threads/native.h"

/* Below the stack pointer everything is dead, but a later frame may leave holes that show it: such
 * noise would split states. This much of it is wiped at every step. */
enum { WIPE = 256, LINE = 64 };

/* Where fibers are switched the processor has to guess where a return goes to, so there are few:
 * what every step calls is a part of its caller. */
#define PART __attribute__((always_inline)) static inline

/* Line by line it is a few stores in place; all at once a call, or a slow instruction. */
static inline void wipe_below(uint64_t stack)
{
    for (uint64_t line = stack - WIPE; line < stack; line += LINE)
        memset((void *)line, 0, LINE);
}

/* One operation of the running worker, on a fresh stack and with fresh registers, so that nothing
 * of the operation before is left to tell states apart. */
static void operate(void)
{
    /* A copy of its own: an address in the program would tell workers apart that do the same. */
    struct program_operation todo = *operation_of(machine.running);
    uint64_t item = todo.item = item_marked(todo.item);
    enum operation_answer answer = call_queue(machine.experiment.queue, &todo,
                                              machine.part[worker_number(machine.running)], &item);
    fiber_trap(TRAP_RETURN, 0, answer, item, 0);
}

static void enter(struct machine_worker *worker)
{
    struct fact *fact = &worker->facts[worker->position];
    worker->inside = true;
    worker->facts_hashed = false;
    fact->before = facts_before(worker, operation_of(worker)->kind);
    fact->passed = DEADLINE_AHEAD;
}

/* The deadline of the worker's get_timed() comes now, if it has not come before. */
static void pass_deadline(struct machine_worker *worker)
{
    struct fact *fact = &worker->facts[worker->position];
    if (operation_of(worker)->manner == MANNER_TIMED && fact->passed == DEADLINE_AHEAD)
        fact->passed = facts_before(worker, OPERATION_GET);
    worker->facts_hashed = false;
}

/* An operation has returned. */
static void leave(struct machine_worker *worker)
{
    if (!worker->inside) /* it had no step at all: an instant */
        enter(worker);
    worker->facts[worker->position].answer = worker->fiber.request.first;
    worker->facts[worker->position].item = item_number(worker->fiber.request.second);
    worker->position++;
    worker->inside = false;
    worker->facts_hashed = false;
    if (c11_models(worker))
        handed_return(worker);
    if (worker->buffer.count) /* its frames are gone, and what was to come there */
        buffer_forget(&worker->buffer, stack_top(worker_number(worker)) - STACK_SIZE, STACK_SIZE);
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

/* Before a step all of the worker's stack is saved: false, and trouble, if that is too much. */
PART bool can_be_saved(struct machine_worker *worker, size_t self)
{
    if (stack_top(self) - worker->fiber.stack <= STACK_AT_STEP)
        return true;
    trouble_in_step(VERDICT_REFUSED, worker->fiber.request.caller,
                    "takes a step with more than %d KiB on its stack", STACK_AT_STEP >> 10);
    worker->status = WORKER_STUCK;
    return false;
}

/* Runs the worker until it announces a step, finishes or gets stuck. */
PART void run(struct machine_worker *worker)
{
    size_t self = worker_number(worker);
    worker->hashed = false;
    for (;;) {
        wipe_below(worker->fiber.stack);
        machine.running = worker;
        hooks = &hooks_fiber;
        errno = worker->error;
        machine.resumed++;
        fiber_resume(&worker->fiber);
        worker->error = errno;
        hooks = &hooks_native;
        machine.running = NULL;
        if (volatile_access.worker)
            volatile_settle();
        switch (step_of(worker->fiber.request.what)) {
        case TRAP_RETURN:
            leave(worker);
            worker->error = 0;
            if (!start(worker, self))
                return;
            break;
        case TRAP_MADE:
            worker->inside = false;
            worker->facts_hashed = false;
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
            if (!can_be_saved(worker, self))
                return;
            if (orders_matter)
                orders_meet(&worker->fiber.request);
            if (step_visible(worker))
                return;
            if (step_of(worker->fiber.request.what) == STEP_FENCE)
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
    worker->facts_hashed = false;
    if (start(worker, self))
        run(worker);
}

/* What the step means for the past of others, besides what it touched. */
PART void mark_footprint(const struct machine_worker *worker, uint8_t position, bool invokes)
{
    struct footprint *print = &machine.footprint;
    if (invokes || worker->position > position + 1)
        print->marks |= FOOTMARK_INVOKES;
    if (worker->position > position)
        print->marks |= FOOTMARK_RETURNS;
    if (worker->status != WORKER_READY)
        print->marks |= FOOTMARK_ENDS;
    if (machine.trouble || (machine_ended() && thread_alive()))
        print->marks |= FOOTMARK_ALL;
}

PART void take(struct machine_worker *worker, struct choice choice)
{
    uint8_t position = machine.record.position = worker->position;
    bool invokes = !worker->inside && !thread_is(choice.worker);
    if (invokes)
        enter(worker);
    if (choice.ingredient == INGREDIENT_TIMEOUT || choice.ingredient == INGREDIENT_EARLY)
        pass_deadline(worker);
    bool goes_on = step_perform(worker, choice);
    races_step(worker);
    worker->hashed = false;
    if (machine.trouble)
        worker->status = WORKER_STUCK;
    else if (goes_on)
        run(worker);
    if (machine.prints)
        mark_footprint(worker, position, invokes);
    if (c11_models(worker))
        settle();
}

void worker_step(struct machine_worker *worker, struct choice choice)
{
    take(worker, choice);
}

void machine_take(struct choice choice)
{
    if (machine.experiment.bounded)
        bound_take(choice);
    struct machine_worker *worker = &machine.worker[choice.worker];
    if (machine.experiment.budget[choice.ingredient])
        worker->spent[choice.ingredient]++;
    if (choice.ingredient == INGREDIENT_BUFFER) {
        step_flush.perform(worker, choice);
        if (machine.trouble)
            worker->status = WORKER_STUCK;
        worker->hashed &= !machine.trouble;
    } else if (choice.ingredient == INGREDIENT_DEATH) {
        step_death.perform(worker, choice);
        worker->hashed = false;
        if (c11_models(worker))
            settle();
    } else {
        take(worker, choice);
    }
}

void worker_enter(size_t self, void (*entry)(void))
{
    struct machine_worker *worker = &machine.worker[self];
    worker->status = WORKER_READY;
    worker->facts_hashed = false;
    worker->inside = true; /* no step of this begins an operation */
    fiber_make(&worker->fiber, (void *)stack_top(self), STACK_SIZE, entry);
    run(worker);
}
