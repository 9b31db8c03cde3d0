/* Words are told apart by their value: items are marked (items.h), and a stack is where nothing
 * else is. A worker's own items and addresses are to him just that, whoever he is. */
#include "explore/search/likeness.h"

#include <string.h>

#include "explore/machine/arena.h"
#include "explore/machine/digest.h"
#include "explore/machine/machine.h"
#include "explore/machine/memory_copy.h"
#include "explore/machine/stacks.h"

enum { IN_HANDS = 8, IN_MEMORY = 256, LIKENESSES = 1 << 10 }; /* references, and likenesses kept */

struct item_origin item_origins[ITEMS_MOST + 1];

static struct worker_likeness {
    struct likeness likeness;
    struct reference references[IN_HANDS];
} likenesses[MACHINE_WORKERS][LIKENESSES];

static struct reference in_memory[IN_MEMORY];
static struct likeness memory;
static struct memory_copy copy;

void likeness_open(void)
{
    memset(likenesses, 0, machine.workers * sizeof likenesses[0]);
    memory = (struct likeness){.room = IN_MEMORY, .references = in_memory};
    memset(copy.words, 0, copy.count * sizeof copy.words[0]);
    memset(item_origins, 0, sizeof item_origins);
    for (size_t w = 0; w <= machine.workers; w++) {
        const struct program_worker *worker = &machine.experiment.program->workers[w];
        for (size_t i = 0; i < worker->count; i++)
            item_origins[worker->operations[i].item] =
                (struct item_origin){(uint8_t)w, (uint8_t)(worker->count - i)};
    }
}

/* Whether the word speaks of a worker. */
static bool speaks_of(uint64_t word, struct reference *reference)
{
    uint64_t number = item_number(word);
    if (number != word) {
        reference->worker = item_origins[number].worker;
        reference->what = ITEM_MARK | item_origins[number].turn;
        return true;
    }
    if (word - (stack_top(0) - STACK_SIZE) >= (uint64_t)STACKS_APART * machine.workers)
        return false;
    reference->worker = (uint32_t)((word - stack_top(0) + STACK_SIZE) / STACKS_APART);
    reference->what = stack_top(reference->worker) - word;
    return true;
}

/* Adds words to the likeness of worker `self`, in places from `first` on. */
static void look_at(struct likeness *likeness, size_t self, size_t first, const void *from,
                    size_t bytes)
{
    const uint64_t *words = from;
    for (size_t i = 0; i < bytes / sizeof *words; i++) {
        struct reference reference;
        bool speaks = speaks_of(words[i], &reference), own = speaks && reference.worker == self;
        if (speaks && !own && likeness->count < likeness->room) {
            reference.place = (uint32_t)(first + i);
            likeness->references[likeness->count++] = reference;
        } else if (own) {
            hash_words(&likeness->words, reference.what, ~(first + i));
        } else {
            hash_words(&likeness->words, words[i], first + i);
            likeness->crowded |= speaks;
        }
    }
}

/* The likeness of a worker; it depends on his code's state alone, so it is remembered. */
const struct likeness *likeness_worker(size_t self)
{
    const struct machine_worker *worker = digest_worker(self);
    struct worker_likeness *kept = &likenesses[self][worker->code.low % LIKENESSES];
    struct likeness *likeness = &kept->likeness;
    const struct fiber *fiber = &worker->fiber;
    if (likeness->key.low == worker->code.low && likeness->key.high == worker->code.high)
        return likeness;
    *likeness = (struct likeness){
        .key = worker->code,
        .words = {worker->status, worker->inside},
        .room = IN_HANDS,
        .references = kept->references,
    };
    const struct hash *left = worker_left(worker);
    hash_words(&likeness->words, left->high, left->low);
    if (worker->status == WORKER_FINISHED)
        return likeness;
    uint64_t registers[FIBER_REGISTERS];
    const uint64_t request[5] = {fiber->request.what, fiber->request.address, fiber->request.first,
                                 fiber->request.second, fiber->stack};
    digest_registers(worker, registers);
    hash_words(&likeness->words, (uint32_t)worker->error, 0);
    look_at(likeness, self, 0, request, sizeof request);
    look_at(likeness, self, 8, registers, sizeof registers);
    look_at(likeness, self, 32, (const void *)fiber->stack, digest_stack(worker));
    return likeness;
}

/* Takes out what the word at that place was. */
static void forget(size_t place, uint64_t word)
{
    for (size_t i = 0; i < memory.count; i++)
        if (memory.references[i].place == place) {
            memory.references[i] = memory.references[--memory.count];
            return;
        }
    struct hash hash = hash_placed(word, place);
    memory.words.high -= hash.high;
    memory.words.low -= hash.low;
}

static void learn(size_t place, uint64_t word)
{
    struct reference reference = {.place = (uint32_t)place};
    bool speaks = speaks_of(word, &reference);
    if (speaks && memory.count < memory.room) {
        memory.references[memory.count++] = reference;
        return;
    }
    struct hash hash = hash_placed(word, place);
    memory.words.high += hash.high;
    memory.words.low += hash.low;
    memory.crowded |= speaks; /* from now on */
}

const struct likeness *likeness_memory(void)
{
    for (size_t i = 0; memory_differs(&copy, &i); i++) {
        forget(i, copy.words[i]);
        copy.words[i] = memory_word(i);
        learn(i, copy.words[i]);
    }
    return &memory;
}
