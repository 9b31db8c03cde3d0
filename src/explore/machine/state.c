/* The state as a key: the workers' hashes and the memory. When all workers have finished, the
 * memory no longer matters. */
#include "explore/machine/state.h"

#include "explore/machine/arena.h"
#include "explore/machine/digest.h"
#include "explore/machine/drain.h"
#include "explore/machine/facts.h"
#include "explore/machine/machine.h"
#include "explore/machine/memory_copy.h"
#include "explore/memory/c11.h"
#include "explore/outlook/outlook.h"

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

/* A sum over all words, each with its place; a word of 0 adds nothing. */
static struct hash hash_of_memory(void)
{
    static struct memory_copy copy;
    static struct hash sum;
    for (size_t i = 0; memory_differs(&copy, &i); i++) {
        struct hash before = hash_placed(copy.words[i], i), now = hash_placed(memory_word(i), i);
        sum.high += now.high - before.high;
        sum.low += now.low - before.low;
        copy.words[i] = memory_word(i);
    }
    return sum;
}

/* Of an execution that ended in trouble only what was heard counts: where it ended the stack holds
 * what the hooks left there. */
static struct hash trouble_key(void)
{
    struct hash key = {machine.trouble, 0};
    struct hash heard =
        machine.experiment.remember == REMEMBER_OUTLOOK ? outlook_now()->key : facts_key();
    hash_words(&key, heard.high, heard.low);
    for (size_t w = 0; w < machine.workers; w++) {
        const struct machine_worker *worker = &machine.worker[w];
        hash_words(&key, worker->status, (uint64_t)worker->position << 1 | worker->inside);
    }
    return key;
}

static void hash_past(struct hash *key, bool looks)
{
    if (!looks)
        hash_words(key, facts_verdict(), 1);
    if (!looks && !machine_ended())
        hash_words(key, facts_inside(), facts_early());
    if (looks && machine.experiment.remember == REMEMBER_OUTLOOK) {
        const struct outlook *outlook = outlook_now();
        hash_words(key, outlook->key.high, outlook->key.low);
    }
}

struct hash machine_key(void)
{
    struct hash key = {0, 0};
    if (machine.trouble)
        return trouble_key();
    const enum remembering remember = machine.experiment.remember;
    bool looks = machine.experiment.apart;
    for (size_t w = 0; w < machine.workers; w++) {
        const struct machine_worker *worker = digest_worker(w);
        looks = worker->looks || looks;
    }
    for (size_t w = 0; w < machine.workers; w++) {
        const struct machine_worker *worker = &machine.worker[w];
        const struct hash *hash =
            looks && remember == REMEMBER_ALL ? &worker->whole : &worker->code;
        hash_words(&key, hash->high, hash->low);
    }
    /* Once nobody asks any more, later puts change no verdict: it is all that is left of the past.
     */
    if (remember != REMEMBER_NOTHING)
        hash_past(&key, looks);
    if (!machine_ended() && machine.experiment.bounded)
        hash_words(&key, machine.past.last, machine.past.preemptions);
    if (!machine_ended() || machine_killed()) {
        struct hash memory = hash_of_memory();
        hash_words(&key, memory.high, memory.low);
        hash_bytes(&key, arena.map, (arena.granules + 15) / 16 * 16);
        hash_ingredients(&key);
        c11_hash(&key);
    } else if (remember != REMEMBER_NOTHING &&
               drain_lost()) { /* the one thing that the memory still says */
        hash_words(&key, drain_lost(), 3);
    }
    return key;
}
