/* Runs workers from step to step. A worker's code runs only inside run(); between steps everything
 * that can differ is in the arena, in struct worker and in the worker's live stack. */
#include "explore/machine.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "explore/arena.h"
#include "explore/room.h"

struct machine machine;

/* Below the stack pointer everything is dead, but a later frame may leave holes that show it: such
 * noise would split states. This much of it is wiped at every step. */
enum { WIPE = 512 };

/* The life of every worker. The prefix's worker makes the queue first. */
static void worker_main(void)
{
    const struct queue_class *queue = machine.scenario.queue;
    if (machine.running == &machine.worker[machine.workers]) {
        int error = queue->init(arena.queue, machine.scenario.capacity);
        if (error)
            trouble(VERDICT_REFUSED, 0, "%s: init failed: %s", queue->name, strerror(error));
    }
    for (;;) {
        const struct program_operation *todo =
            (const struct program_operation *)fiber_trap(TRAP_NEXT, 0, 0, 0, 0);
        uint64_t item = todo->item;
        enum operation_answer answer = ANSWER_FULL;
        if (todo->kind == OPERATION_PUT) {
            answer = queue->put(arena.queue, item) ? ANSWER_OK : ANSWER_FULL;
        } else if (todo->kind == OPERATION_EMPTY) {
            answer = queue->empty(arena.queue) ? ANSWER_TRUE : ANSWER_FALSE;
        } else {
            enum queue_answer got = queue->get_nowait(arena.queue, &item);
            answer = got == QUEUE_GOT ? ANSWER_GOT : got == QUEUE_BUSY ? ANSWER_BUSY : ANSWER_EMPTY;
            if (got != QUEUE_GOT)
                item = 0;
        }
        fiber_trap(TRAP_RETURN, 0, answer, item, 0);
    }
}

/* How many operations every worker has returned, a byte each. */
static uint64_t returned_now(void)
{
    uint64_t returned = 0;
    for (size_t w = 0; w <= machine.workers; w++)
        returned |= (uint64_t)machine.worker[w].position << 8 * w;
    return returned;
}

static void enter(struct worker *worker)
{
    worker->inside = true;
    worker->facts[worker->position].before = returned_now();
}

/* Runs the worker until it announces a step, finishes or gets stuck. */
static void run(struct worker *worker)
{
    size_t self = (size_t)(worker - machine.worker);
    const struct program_worker *program = &machine.scenario.program->workers[self];
    worker->hashed = false;
    for (;;) {
        memset((char *)worker->fiber.stack - WIPE, 0, WIPE);
        machine.running = worker;
        errno = worker->error;
        fiber_resume(&worker->fiber);
        worker->error = errno;
        machine.running = NULL;
        switch (step_kind(worker->fiber.request.what)) {
        case TRAP_NEXT:
            if (worker->position == program->count) {
                worker->status = WORKER_FINISHED;
                return;
            }
            worker->fiber.result = (uintptr_t)&program->operations[worker->position];
            break;
        case TRAP_RETURN:
            if (!worker->inside) /* an operation without any step: an instant */
                enter(worker);
            worker->facts[worker->position].answer = worker->fiber.request.first;
            worker->facts[worker->position].item = worker->fiber.request.second;
            worker->position++;
            worker->inside = false;
            break;
        case TRAP_TROUBLE:
            worker->status = WORKER_STUCK;
            return;
        default:
            if (step_visible(worker))
                return;
            worker->fiber.result = 0;
        }
    }
}

static void take_step(struct worker *worker, struct choice choice)
{
    machine.record.position = worker->position;
    if (!worker->inside)
        enter(worker);
    bool goes_on = step_perform(worker, choice);
    worker->hashed = false;
    if (machine.trouble)
        worker->status = WORKER_STUCK;
    else if (goes_on)
        run(worker);
}

void machine_take(struct choice choice)
{
    take_step(&machine.worker[choice.worker], choice);
}

/* Makes the queue and runs the prefix: nobody else is there, so every step happens at once. */
static bool set_up(void)
{
    struct worker *worker = &machine.worker[machine.workers];
    run(worker);
    while (worker->status == WORKER_READY) {
        if (!step_enabled(worker)) {
            snprintf(machine.why, sizeof machine.why, "the prefix waits for ever");
            return false;
        }
        take_step(worker, (struct choice){(uint8_t)machine.workers, INGREDIENT_NONE, 0});
    }
    return !machine.trouble;
}

static int check_scenario(const struct scenario *scenario, char *why, size_t why_size)
{
    const struct queue_class *queue = scenario->queue;
    if (!scenario->capacity) {
        snprintf(why, why_size, "a capacity is at least 1");
        return EINVAL;
    }
    if (queue->unavailable) {
        snprintf(why, why_size, "%s: %s", queue->name, queue->unavailable);
        return EINVAL;
    }
    for (size_t w = 0; w <= scenario->program->count; w++)
        for (size_t i = 0; i < scenario->program->workers[w].count; i++)
            if (scenario->program->workers[w].operations[i].kind == OPERATION_EMPTY &&
                !queue->empty) {
                snprintf(why, why_size, "%s has no empty()", queue->name);
                return EINVAL;
            }
    return 0;
}

int machine_open(const struct scenario *scenario, char *why, size_t why_size)
{
    int error = check_scenario(scenario, why, why_size);
    if (error)
        return error;
    error = arena_open(scenario->queue->size(scenario->capacity));
    if (error)
        return error;
    machine = (struct machine){.scenario = *scenario, .workers = scenario->program->count};
    error = stacks_open(machine.workers + 1);
    if (error) {
        arena_close();
        return error;
    }
    facts_forget();
    for (size_t w = 0; w <= machine.workers; w++)
        fiber_make(&machine.worker[w].fiber, (void *)stack_top(w), STACK_SIZE, worker_main);
    bool made = set_up();
    for (size_t w = 0; made && w < machine.workers; w++) {
        run(&machine.worker[w]);
        made = !machine.trouble;
    }
    if (!made) {
        snprintf(why, why_size, "%s", machine.why);
        machine_close();
        return EINVAL;
    }
    return 0;
}

size_t machine_choices(struct choice *list)
{
    size_t count = 0;
    if (machine.trouble)
        return 0;
    for (size_t w = 0; w < machine.workers; w++) {
        const struct worker *worker = &machine.worker[w];
        if (worker->status != WORKER_READY || !step_enabled(worker))
            continue;
        unsigned waiting = sync_waiting(worker);
        for (uint8_t pick = 0; waiting >> pick; pick++)
            if (waiting >> pick & 1)
                list[count++] = (struct choice){(uint8_t)w, INGREDIENT_NONE, pick};
        if (!waiting)
            list[count++] = (struct choice){(uint8_t)w, INGREDIENT_NONE, 0};
    }
    if (count)
        return count;
    /* Time passes only when nobody else can move. */
    for (size_t w = 0; w < machine.workers; w++)
        if (machine.worker[w].status == WORKER_READY && sync_timed(&machine.worker[w]))
            list[count++] = (struct choice){(uint8_t)w, INGREDIENT_TIMEOUT, 0};
    return count;
}

unsigned machine_verdict(void)
{
    unsigned verdict = machine.trouble;
    if (!verdict)
        for (size_t w = 0; w < machine.workers; w++)
            if (machine.worker[w].status == WORKER_READY)
                verdict = VERDICT_DEADLOCK;
    return verdict | facts_verdict();
}
