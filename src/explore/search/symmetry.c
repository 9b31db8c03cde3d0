/* In "put | put | put,get" nothing tells the first worker from the second but who is who; in "get |
 * put,get" nothing does so once the put is over. If the queue treats all alike (queue.h, .alike), a
 * state in which workers with the same left to do have changed parts, and their items with them,
 * has the same future: as many interleavings, no lie if there is none. So one of the two is
 * searched. (C. N. Ip and D. L. Dill, Better verification through symmetry, 1996.)
 *
 * The key of a state is that of its workers put in an order that does not depend on who is who: by
 * a mark of what each is doing, has learnt and where his items lie. Among equal marks any order
 * will do: two keys may then stand for one state, never one for two. Items are found in memory and
 * on stacks by their value, which no number, address or count of a queue has.
 */
#include "explore/search/symmetry.h"

#include <string.h>

#include "explore/machine/arena.h"
#include "explore/machine/drain.h"
#include "explore/machine/facts.h"
#include "explore/machine/machine.h"
#include "explore/search/likeness.h"
#include "explore/search/lineup.h"

static struct lineup now;

static bool same_work(const struct program_worker *a, const struct program_worker *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (a->operations[i].kind != b->operations[i].kind)
            return false;
    return a->count != 0;
}

bool symmetry_applies(const struct experiment *experiment)
{
    const struct program *program = experiment->program;
    bool pairs = false;
    if (!experiment->queue->alike || experiment->memory != MEMORY_SC || experiment->bounded ||
        experiment->apart)
        return false;
    for (size_t i = 0; i < INGREDIENTS; i++)
        if (experiment->budget[i])
            return false;
    for (size_t w = 0; w < program->count; w++) {
        for (size_t i = 0; i < program->workers[w].count; i++)
            if (program->workers[w].operations[i].manner != MANNER_NOW)
                return false;
        for (size_t v = 0; v < w; v++)
            pairs |= same_work(&program->workers[v], &program->workers[w]);
    }
    return pairs;
}

void symmetry_open(void)
{
    likeness_open();
}

/* Puts the workers in order of their marks, unless they are to stay. */
static void put_in_order(bool stay)
{
    for (size_t w = 0; w < machine.workers; w++) {
        size_t before = 0;
        for (size_t v = 0; v < machine.workers; v++)
            before +=
                stay ? v < w : now.mark[v] < now.mark[w] || (now.mark[v] == now.mark[w] && v < w);
        now.slot[w] = before;
        now.worker[before] = w;
    }
    now.slot[machine.workers] = machine.workers;
}

/* A sum, for they come in any order. */
static void hash_references(struct hash *key, const struct likeness *likeness)
{
    struct hash sum = {0, 0};
    for (size_t i = 0; i < likeness->count; i++) {
        const struct reference *reference = &likeness->references[i];
        uint64_t place = (uint64_t)reference->place << 8 | now.slot[reference->worker];
        struct hash one = hash_placed(reference->what + 1, place); /* a stack's top is 0 */
        sum.high += one.high;
        sum.low += one.low;
    }
    hash_words(key, sum.high, sum.low);
}

/* Marks whoever is spoken of in memory or by a worker of that kind. */
static void mark_by_references(const struct likeness *likeness, uint64_t kin)
{
    for (size_t i = 0; i < likeness->count; i++)
        now.mark[likeness->references[i].worker] +=
            lineup_mix(likeness->references[i].place + kin, likeness->references[i].what);
}

static void make_marks(const struct likeness *likeness[MACHINE_WORKERS],
                       const struct likeness *memory)
{
    memset(now.mark, 0, sizeof now.mark);
    for (size_t w = 0; w < machine.workers; w++)
        now.kin[w] = worker_left(&machine.worker[w])->low + machine.worker[w].inside;
    for (size_t w = 0; w < machine.workers; w++) {
        likeness[w] = likeness_worker(w);
        now.mark[w] += likeness[w]->words.low;
        mark_by_references(likeness[w], now.kin[w]);
    }
    if (memory)
        mark_by_references(memory, MACHINE_WORKERS);
}

struct hash symmetry_key(void)
{
    const struct likeness *likeness[MACHINE_WORKERS];
    struct hash key = {0, 0};
    bool looks = false, ended = machine_ended(), crowded;
    const struct likeness *memory = ended ? NULL : likeness_memory();
    make_marks(likeness, memory);
    crowded = memory && memory->crowded;
    for (size_t w = 0; w < machine.workers; w++) {
        looks = machine.worker[w].looks || looks;
        crowded = crowded || likeness[w]->crowded || thread_is(w); /* nobody is like a thread */
    }
    if (looks)
        lineup_mark(&now);
    put_in_order(crowded);
    for (size_t place = 0; place < machine.workers; place++) {
        size_t w = now.worker[place];
        hash_words(&key, likeness[w]->words.high, likeness[w]->words.low);
        hash_references(&key, likeness[w]);
    }
    if (looks)
        lineup_hash(&now, &key);
    /* As in machine_key(). */
    if (!looks)
        hash_words(&key, facts_verdict(), 1);
    if (!looks && !ended)
        hash_words(&key, lineup_items(facts_inside(), now.slot),
                   lineup_items(facts_early(), now.slot));
    if (!ended) {
        hash_words(&key, memory->words.high, memory->words.low);
        hash_references(&key, memory);
        hash_bytes(&key, arena.map, (arena.granules + 15) / 16 * 16);
    } else if (drain_lost()) {
        hash_words(&key, lineup_items(drain_lost(), now.slot), 3);
    }
    return key;
}
