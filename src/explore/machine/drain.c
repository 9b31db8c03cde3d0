/* A visitor gets until he is told Empty and nothing moves any more. The queue's own threads run
 * first, and after each of his calls, until they wait: what they carry counts as inside. What the
 * drain comes to depends on the memory, on stores that wait, on those threads and on what should be
 * inside, so it is remembered by these. */
#include "explore/machine/drain.h"

#include <stdbool.h>

#include "files/starved.h"
#include "explore/machine/announced.h"
#include "explore/machine/arena.h"
#include "explore/machine/digest.h"
#include "explore/machine/facts.h"
#include "explore/machine/machine.h"
#include "explore/machine/run.h"
#include "explore/machine/saves.h"
#include "explore/machine/visitor.h"
#include "explore/steps/flush.h"

enum { REMEMBERED = 1 << 12, GETS = 100, STEPS = 1000 };

static struct {
    struct hash key;
    uint64_t lost;
    bool used;
} remembered[REMEMBERED];

static struct hash queue_key(void)
{
    struct hash key = {0, 0};
    hash_bytes(&key, arena.queue, arena.queue_size + arena.granules * ARENA_GRANULE);
    for (size_t w = 0; w < machine.workers; w++) {
        const struct buffer *buffer = &machine.worker[w].buffer;
        if (thread_is(w))
            hash_words(&key, digest_worker(w)->code.high, digest_worker(w)->code.low);
        for (size_t i = 0; i < buffer->count; i++)
            hash_words(&key, buffer->stores[i].address + w, buffer->stores[i].value);
    }
    return key;
}

/* Lets the queue's own threads go on until all of them wait; false: they never do. */
static bool threads_settle(void)
{
    bool moved = true;
    for (size_t steps = 0; moved;) {
        moved = false;
        for (size_t w = 0; w < machine.workers; w++) {
            struct machine_worker *worker = &machine.worker[w];
            while (thread_is(w) && worker_moves(w) && step_enabled(worker) && steps++ < STEPS) {
                worker_step(worker, (struct choice){.worker = (uint8_t)w});
                while (worker->buffer.count)
                    flush_oldest(worker);
                moved = true;
            }
        }
        if (steps >= STEPS || machine.trouble)
            return false;
    }
    return true;
}

/* Those who have not finished, as bits. Are there none, nobody is in the way of a get. */
static uint64_t unfinished(void)
{
    uint64_t workers = 0;
    for (size_t w = 0; w < machine.workers; w++)
        if (!thread_is(w) && machine.worker[w].status != WORKER_FINISHED)
            workers |= (uint64_t)1 << w;
    return workers;
}

/* Of the items `inside` those that do not come; 0 if the drain comes to no end. */
static uint64_t drain(uint64_t inside)
{
    for (size_t i = 0; i < GETS && inside; i++) {
        uint64_t item = 0;
        if (!threads_settle())
            return 0;
        struct hash before = queue_key();
        enum operation_answer answer = visitor_gets(&item);
        if (answer == ANSWER_GOT && item && item <= 64)
            inside &= ~((uint64_t)1 << (item - 1));
        if (answer == ANSWER_PENDING || machine.trouble)
            return 0;
        struct hash after = queue_key();
        if (answer != ANSWER_GOT && before.low == after.low && before.high == after.high)
            return answer == ANSWER_EMPTY || !unfinished() ? inside : 0;
    }
    return 0;
}

/* Whether it matters in which order waiting stores of two workers reach memory. */
static bool stores_meet(void)
{
    for (size_t w = 0; w < machine.workers; w++)
        for (size_t i = 0; i < machine.worker[w].buffer.count; i++) {
            const struct buffered *store = &machine.worker[w].buffer.stores[i];
            for (size_t v = 0; v < w; v++)
                if (buffer_meets(&machine.worker[v].buffer, store->address, store->width))
                    return true;
        }
    return false;
}

/* The same as drain(), of the worst order in which stores that wait can reach memory. */
static uint64_t drain_all(uint64_t inside)
{
    uint64_t lost = 0;
    if (!stores_meet()) {
        visitor_comes();
        lost = drain(inside);
        visitor_leaves();
        return lost;
    }
    for (size_t w = 0; w < machine.workers && !lost; w++) {
        if (!machine.worker[w].buffer.count)
            continue;
        if (!machine_save(w))
            starved(); /* a few hundred bytes */
        flush_oldest(&machine.worker[w]);
        lost = machine.trouble ? 0 : drain_all(inside);
        machine_back();
    }
    return lost;
}

/* How many gets have been invoked and have not returned. */
static int pending_gets(void)
{
    int count = 0;
    for (size_t w = 0; w < machine.workers; w++)
        count += machine.worker[w].status == WORKER_READY && !thread_is(w) &&
                 operation_of(&machine.worker[w])->kind == OPERATION_GET;
    return count;
}

uint64_t drain_lost(void)
{
    uint64_t inside = facts_inside();
    if (__builtin_popcountll(inside) <= pending_gets() || machine_killed() || machine.trouble)
        return 0;
    struct hash key = queue_key();
    hash_words(&key, inside, unfinished());
    size_t place = key.low % REMEMBERED;
    if (!remembered[place].used || remembered[place].key.low != key.low ||
        remembered[place].key.high != key.high) {
        remembered[place].lost = drain_all(inside);
        remembered[place].key = key;
        remembered[place].used = true;
    }
    uint64_t lost = remembered[place].lost;
    return __builtin_popcountll(lost) > pending_gets() ? lost : 0;
}

void drain_forget(void)
{
    for (size_t i = 0; i < REMEMBERED; i++)
        remembered[i].used = false;
}
