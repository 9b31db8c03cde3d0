/* The hash of a worker covers its living registers, its request and its stack from the stack
 * pointer upwards, and no more: what lies below is dead. A worker that has finished or died is only
 * what it learnt. */
#include "explore/machine/digest.h"

#include "explore/machine/stacks.h"
#include "explore/names/liveness.h"

size_t digest_stack(const struct machine_worker *worker)
{
    return worker->fiber.stack ? stack_top(worker_number(worker)) - worker->fiber.stack : 0;
}

void digest_registers(const struct machine_worker *worker, uint64_t registers[FIBER_REGISTERS])
{
    const struct fiber *fiber = &worker->fiber;
    uint64_t lives = liveness_at(fiber->stack, stack_top(worker_number(worker)));
    for (size_t i = 0; i < FIBER_REGISTERS; i++)
        registers[i] = lives >> i & 1 ? fiber->registers[i] : 0;
}

/* Only a get_timed() has one. */
static void hash_deadline(struct hash *hash, const struct machine_worker *worker, size_t i)
{
    const struct program_worker *program =
        &machine.experiment.program->workers[worker_number(worker)];
    if (i < program->count && program->operations[i].manner == MANNER_TIMED)
        hash_words(hash, worker->facts[i].passed, 2);
}

static struct hash hash_of_facts(const struct machine_worker *worker)
{
    struct hash learnt = {worker_number(worker), 0}, *hash = &learnt;
    const struct hash *left = machine.left[worker_number(worker)];
    for (size_t i = 0; i < worker->position; i++) {
        hash_words(hash, worker->facts[i].before, worker->facts[i].item);
        hash_words(hash, left[i].high + worker->facts[i].answer, left[i].low);
        hash_deadline(hash, worker, i);
    }
    if (worker->inside)
        hash_words(hash, worker->facts[worker->position].before, 0);
    if (worker->inside)
        hash_deadline(hash, worker, worker->position);
    return learnt;
}

/* Whether the worker still has an answer to give that the judge may look at. */
static bool will_look(const struct machine_worker *worker, size_t self)
{
    const struct program_worker *program = &machine.experiment.program->workers[self];
    if (worker->status == WORKER_DEAD)
        return false;
    for (size_t i = worker->position; i < program->count; i++)
        if (program->operations[i].kind != OPERATION_PUT ||
            program->operations[i].manner == MANNER_WAIT || machine.experiment.queue->full)
            return true;
    return false;
}

void digest_make(struct machine_worker *worker)
{
    size_t self = worker_number(worker);
    struct hash code = {worker->status, worker->inside};
    const struct hash *left = worker_left(worker);
    hash_words(&code, left->high, left->low);
    if (worker->status != WORKER_FINISHED && worker->status != WORKER_DEAD) {
        const struct fiber *fiber = &worker->fiber;
        uint64_t words[6 + FIBER_REGISTERS] = {
            fiber->request.what,   fiber->request.address, fiber->request.first,
            fiber->request.second, fiber->stack,           (uint32_t)worker->error,
        };
        digest_registers(worker, words + 6);
        hash_bytes(&code, words, sizeof words);
        hash_bytes(&code, (const void *)fiber->stack, digest_stack(worker));
    }
    if (worker->status == WORKER_FINISHED && thread_is(self)) /* not there yet, or joined later */
        hash_words(&code, worker->fiber.request.what, worker->fiber.request.first);
    if (!worker->facts_hashed) {
        worker->learnt = hash_of_facts(worker);
        worker->facts_hashed = true;
    }
    worker->code = worker->whole = code;
    hash_words(&worker->whole, worker->learnt.high, worker->learnt.low);
    worker->looks = will_look(worker, self);
    worker->hashed = true;
}
