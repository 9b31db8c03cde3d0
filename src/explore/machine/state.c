/* The state as bytes: saved, put back, and hashed.
 *
 * A step changes the arena and one worker. The hash of a worker covers its registers, its request
 * and its stack from the stack pointer upwards, and no more: what lies below is dead. A worker that
 * has finished or died is only what it learnt. When all have finished, the memory no longer matters
 * either.
 */
#include <stdlib.h>
#include <string.h>

#include "explore/machine/arena.h"
#include "explore/machine/room.h"

/* The saves, one behind the other; each ends with its own start and worker. A step that starts a
 * thread also changes that thread's place, which is free before: nothing is to be saved of it. */
static unsigned char *saves;
static size_t saves_used, saves_size;

struct save_end {
    size_t start;
    size_t worker;
    size_t place; /* of the thread that is started, or SIZE_MAX */
    struct past past;
    struct races_mark races;
};

static size_t live_bytes(const struct machine_worker *worker, size_t self)
{
    return worker->fiber.stack ? stack_top(self) - worker->fiber.stack : 0;
}

/* Of struct machine_worker, up to the end of its buffered stores. */
static size_t used_bytes(const struct machine_worker *worker)
{
    return offsetof(struct machine_worker, buffer.stores) +
           worker->buffer.count * sizeof worker->buffer.stores[0];
}

bool machine_save(size_t self)
{
    struct machine_worker *worker = &machine.worker[self];
    if (races_lost())
        return false;
    size_t live = live_bytes(worker, self);
    size_t bytes = used_bytes(worker);
    size_t need = arena_bytes() + bytes + live + sizeof(struct save_end);
    if (saves_used + need > saves_size) {
        size_t size = 2 * saves_size + need;
        unsigned char *more = realloc(saves, size);
        if (!more)
            return false;
        saves = more;
        saves_size = size;
    }
    struct save_end end = {saves_used, self, SIZE_MAX, machine.past, races_mark()};
    if (step_kind(worker->fiber.request.what) == STEP_THREAD_CREATE)
        end.place = thread_place();
    unsigned char *to = arena_save(saves + saves_used);
    memcpy(to, worker, bytes);
    to += bytes;
    memcpy(to, (const void *)worker->fiber.stack, live);
    memcpy(to + live, &end, sizeof end);
    saves_used += need;
    return true;
}

void machine_back(void)
{
    struct save_end end;
    memcpy(&end, saves + saves_used - sizeof end, sizeof end);
    struct machine_worker *worker = &machine.worker[end.worker];
    const unsigned char *from = arena_load(saves + end.start);
    memcpy(worker, from, offsetof(struct machine_worker, buffer.stores));
    size_t bytes = used_bytes(worker);
    memcpy(worker, from, bytes);
    memcpy((void *)worker->fiber.stack, from + bytes, live_bytes(worker, end.worker));
    if (end.place != SIZE_MAX)
        machine.worker[end.place] = (struct machine_worker){.status = WORKER_FINISHED};
    machine.past = end.past;
    races_back(end.races);
    machine.trouble = 0;
    saves_used = end.start;
}

size_t machine_saved(void)
{
    return saves_size;
}

void machine_close(void)
{
    arena_close();
    stacks_close();
    facts_forget();
    races_close();
    free(saves);
    saves = NULL;
    saves_used = saves_size = 0;
}

static void hash_facts(struct hash *hash, const struct machine_worker *worker)
{
    for (size_t i = 0; i < worker->position; i++) {
        hash_words(hash, worker->facts[i].before, worker->facts[i].item);
        hash_words(hash, worker->facts[i].answer, i);
    }
    if (worker->inside)
        hash_words(hash, worker->facts[worker->position].before, 0);
}

/* Whether the worker still has an answer to give that the judge may look at. */
static bool will_look(const struct machine_worker *worker, size_t self)
{
    const struct program_worker *program = &machine.experiment.program->workers[self];
    if (worker->status == WORKER_DEAD)
        return false;
    for (size_t i = worker->position; i < program->count; i++)
        if (program->operations[i].kind != OPERATION_PUT)
            return true;
    return false;
}

static void hash_worker(struct machine_worker *worker, size_t self)
{
    struct hash code = {worker->status, (uint64_t)worker->position << 1 | worker->inside};
    struct hash learnt = {self, 0};
    if (worker->status != WORKER_FINISHED && worker->status != WORKER_DEAD) {
        const struct fiber *fiber = &worker->fiber;
        hash_words(&code, fiber->request.what, fiber->request.address);
        hash_words(&code, fiber->request.first, fiber->request.second);
        hash_words(&code, fiber->stack, (uint32_t)worker->error);
        hash_bytes(&code, fiber->registers, sizeof fiber->registers);
        hash_bytes(&code, (const void *)fiber->stack, live_bytes(worker, self));
    }
    if (worker->status == WORKER_FINISHED && thread_is(self)) /* not there yet, or joined later */
        hash_words(&code, worker->fiber.request.what, worker->fiber.request.first);
    hash_facts(&learnt, worker);
    worker->code = worker->whole = code;
    worker->learnt = learnt;
    hash_words(&worker->whole, learnt.high, learnt.low);
    worker->looks = will_look(worker, self);
    worker->hashed = true;
}

/* The stores that wait, and what is left of the budgets. */
static void hash_ingredients(struct hash *key)
{
    for (size_t w = 0; machine.experiment.memory != MEMORY_SC && w < machine.workers; w++) {
        const struct buffer *buffer = &machine.worker[w].buffer;
        for (size_t i = 0; i < buffer->count; i++) {
            hash_words(key, buffer->stores[i].address, buffer->stores[i].value);
            hash_words(key, buffer->stores[i].width, w);
        }
    }
    for (size_t i = 0; machine.budgeted && i < INGREDIENTS; i++)
        hash_words(key, machine_spent((enum ingredient)i), i);
}

struct hash machine_key(void)
{
    struct hash key = {0, 0};
    bool looks = machine.experiment.apart;
    for (size_t w = 0; w < machine.workers; w++) {
        struct machine_worker *worker = &machine.worker[w];
        if (!worker->hashed)
            hash_worker(worker, w);
        looks = looks || worker->looks;
    }
    for (size_t w = 0; w < machine.workers; w++) {
        const struct machine_worker *worker = &machine.worker[w];
        const struct hash *hash = looks ? &worker->whole : &worker->code;
        hash_words(&key, hash->high, hash->low);
    }
    /* Once nobody asks any more, later puts change no verdict: it is all that is left of the past.
     */
    if (!looks)
        hash_words(&key, facts_verdict(), 1);
    if (!machine_ended() && machine.experiment.bounded)
        hash_words(&key, machine.past.last, machine.past.preemptions);
    if (!machine_ended() || somebody_died()) {
        hash_bytes(&key, arena.queue, arena.queue_size + arena.granules * ARENA_GRANULE);
        hash_bytes(&key, arena.map, (arena.granules + 15) / 16 * 16);
        hash_ingredients(&key);
    }
    return key;
}

struct hash facts_key(void)
{
    struct hash key = {0, 0};
    for (size_t w = 0; w < machine.workers; w++) {
        struct machine_worker *worker = &machine.worker[w];
        if (!worker->hashed)
            hash_worker(worker, w);
        hash_words(&key, worker->learnt.high, worker->learnt.low);
    }
    return key;
}
