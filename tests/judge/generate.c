/* Made-up histories. The simulation takes random steps: a worker invokes a call, or the call takes
 * effect, or it returns; the step's number is the stamp.
 */
#include "generate.h"

#include <stdlib.h>
#include <string.h>

uint64_t random_next(uint64_t *seed)
{
    uint64_t z = *seed += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

uint64_t random_below(uint64_t *seed, uint64_t limit)
{
    return random_next(seed) % limit;
}

static bool chance(uint64_t *seed, unsigned percent)
{
    return random_below(seed, 100) < percent;
}

static void *need(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

size_t history_flatten(const struct history *history, struct operation *calls, size_t most)
{
    size_t count = 0;
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++)
            if (count < most) {
                calls[count] = history->logs[worker].operations[i];
                calls[count].spare = (uint8_t)(worker + 1);
                calls[count++].line = (uint32_t)i + 1;
            }
    return count;
}

/* The queue that is simulated: a ring of items. */
struct ring {
    uint64_t *items;
    uint64_t head, tail, room;
};

enum stage { IDLE, INVOKED, DONE };

struct simulation {
    const struct recipe *recipe;
    struct history *history;
    struct ring ring;
    enum stage *stages;
    uint64_t *next_item;
    size_t invoked; /* calls begun */
};

static void begin_call(struct simulation *sim, uint64_t *seed, size_t worker, uint64_t now)
{
    const struct recipe *recipe = sim->recipe;
    struct history_log *log = &sim->history->logs[worker];
    if ((log->count & (log->count - 1)) == 0)
        log->operations =
            need(realloc(log->operations, (2 * log->count + 1) * sizeof *log->operations));
    bool put = recipe->prefilled
                   ? sim->invoked < recipe->operations / 2
                   : chance(seed, recipe->put) && sim->ring.tail - sim->ring.head < recipe->depth;
    struct operation call = {.invoked = now, .returned = STAMP_NEVER, .answer = ANSWER_PENDING};
    call.kind = put ? OPERATION_PUT : OPERATION_GET;
    if (put)
        call.item =
            ((worker + 1) << 32 | ++sim->next_item[worker]) * (recipe->stride + !recipe->stride);
    else if (chance(seed, recipe->other))
        call.kind = OPERATION_EMPTY;
    log->operations[log->count++] = call;
    sim->invoked++;
}

/* Swaps the item that the queue gives next to its head. */
static void choose_next(struct simulation *sim, uint64_t *seed)
{
    struct ring *ring = &sim->ring;
    uint64_t next = ring->head;
    if (sim->recipe->order == ORDER_LIFO)
        next = ring->tail - 1;
    else if (sim->recipe->order == ORDER_PRIORITY)
        for (uint64_t at = ring->head; at < ring->tail; at++)
            next =
                ring->items[at % ring->room] % 3 < ring->items[next % ring->room] % 3 ? at : next;
    else if (sim->recipe->order != ORDER_FIFO)
        next += random_below(seed, ring->tail - ring->head);
    uint64_t item = ring->items[next % ring->room];
    for (; next > ring->head; next--)
        ring->items[next % ring->room] = ring->items[(next - 1) % ring->room];
    ring->items[ring->head % ring->room] = item;
}

/* The call takes effect: its answer is settled, though it has not returned. */
static uint8_t take_effect(struct simulation *sim, uint64_t *seed, struct operation *call)
{
    const struct recipe *recipe = sim->recipe;
    struct ring *ring = &sim->ring;
    if (call->kind == OPERATION_PUT) {
        if (ring->tail - ring->head == ring->room)
            return ANSWER_FULL;
        ring->items[ring->tail++ % ring->room] = call->item;
        return ANSWER_OK;
    }
    bool none = ring->head == ring->tail || chance(seed, recipe->lie);
    if (call->kind == OPERATION_EMPTY)
        return none ? ANSWER_TRUE : ANSWER_FALSE;
    if (chance(seed, recipe->other))
        return ANSWER_BUSY;
    if (none)
        return ANSWER_EMPTY;
    if (recipe->order != ORDER_FIFO)
        choose_next(sim, seed);
    call->item = ring->items[ring->head++ % ring->room];
    return ANSWER_GOT;
}

void generate_simulated(uint64_t *seed, const struct recipe *recipe, struct history *history)
{
    *history = (struct history){.workers = recipe->workers};
    history->logs = need(calloc(recipe->workers, sizeof *history->logs));
    for (size_t worker = 0; worker < recipe->workers; worker++)
        history->logs[worker].worker = worker;
    struct simulation sim = {.recipe = recipe, .history = history};
    sim.ring.room = recipe->prefilled ? recipe->operations : recipe->depth + 1;
    sim.ring.items = need(malloc(sim.ring.room * sizeof *sim.ring.items));
    sim.stages = need(calloc(recipe->workers, sizeof *sim.stages));
    sim.next_item = need(calloc(recipe->workers, sizeof *sim.next_item));
    uint8_t *answers = need(calloc(recipe->workers, 1));
    size_t running = 0;
    bool stop = false;
    for (uint64_t step = recipe->coarse; !stop; step++) {
        uint64_t now = step / recipe->coarse;
        size_t worker = random_below(seed, recipe->workers);
        struct history_log *log = &history->logs[worker];
        if (sim.stages[worker] == IDLE && sim.invoked < recipe->operations) {
            begin_call(&sim, seed, worker, now);
            sim.stages[worker] = INVOKED;
            running++;
        } else if (sim.stages[worker] == INVOKED) {
            answers[worker] = take_effect(&sim, seed, &log->operations[log->count - 1]);
            sim.stages[worker] = DONE;
        } else if (sim.stages[worker] == DONE) {
            log->operations[log->count - 1].answer = answers[worker];
            log->operations[log->count - 1].returned = now;
            sim.stages[worker] = IDLE;
            running--;
        }
        stop = sim.invoked == recipe->operations &&
               (!running || (recipe->pending && chance(seed, 20)));
    }
    for (size_t worker = 0; worker < recipe->workers; worker++)
        if (sim.stages[worker] == DONE &&
            history->logs[worker].operations[history->logs[worker].count - 1].kind == OPERATION_GET)
            history->logs[worker].operations[history->logs[worker].count - 1].item = 0;
    free(answers);
    free(sim.next_item);
    free(sim.stages);
    free(sim.ring.items);
}

static int by_value(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

/* Gives every worker's calls their times: all different, or out of a few. */
static void choose_times(uint64_t *seed, struct history *history, bool ties)
{
    uint64_t times[64], range = ties ? 2 + random_below(seed, 9) : UINT64_C(1) << 40;
    for (size_t worker = 0; worker < history->workers; worker++) {
        struct history_log *log = &history->logs[worker];
        for (size_t i = 0; i < 2 * log->count; i++)
            times[i] = 1 + random_below(seed, range);
        qsort(times, 2 * log->count, sizeof *times, by_value);
        for (size_t i = 0; i < log->count; i++) {
            log->operations[i].invoked = times[2 * i];
            log->operations[i].returned = times[2 * i + 1];
        }
    }
}

void generate_arbitrary(uint64_t *seed, size_t workers, size_t operations, bool ties, bool pending,
                        struct history *history)
{
    *history = (struct history){.workers = workers};
    history->logs = need(calloc(workers, sizeof *history->logs));
    for (size_t worker = 0; worker < workers; worker++) {
        history->logs[worker].operations = need(calloc(operations, sizeof(struct operation)));
        history->logs[worker].worker = worker;
    }
    uint64_t left[64], items = 0, remaining = 0;
    for (size_t i = 0; i < operations; i++) {
        struct history_log *log = &history->logs[random_below(seed, workers)];
        struct operation *call = &log->operations[log->count++];
        uint64_t die = random_below(seed, 16);
        if (die < 6) {
            bool full = die == 0 && chance(seed, 30);
            *call = (struct operation){.item = ++items, .answer = full ? ANSWER_FULL : ANSWER_OK};
            if (!full)
                left[remaining++] = items;
        } else if (die < 11 && remaining) {
            uint64_t which = random_below(seed, remaining);
            *call = (struct operation){
                .kind = OPERATION_GET, .answer = ANSWER_GOT, .item = left[which]};
            left[which] = left[--remaining];
        } else if (die < 15) {
            call->kind = OPERATION_GET;
            call->answer = die == 11 && chance(seed, 30) ? ANSWER_BUSY : ANSWER_EMPTY;
        } else {
            call->kind = OPERATION_EMPTY;
            call->answer = chance(seed, 70) ? ANSWER_TRUE : ANSWER_FALSE;
        }
    }
    choose_times(seed, history, ties);
    for (size_t worker = 0; worker < workers && pending; worker++) {
        struct history_log *log = &history->logs[worker];
        struct operation *last = log->count ? &log->operations[log->count - 1] : NULL;
        if (!last || chance(seed, 50))
            continue;
        last->answer = ANSWER_PENDING;
        last->returned = STAMP_NEVER;
        last->item = last->kind == OPERATION_PUT ? last->item : 0;
    }
}

void generate_spoil(uint64_t *seed, struct history *history)
{
    struct operation *gets[64];
    size_t count = 0;
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count && count < 64; i++)
            if (history->logs[worker].operations[i].answer == ANSWER_GOT)
                gets[count++] = &history->logs[worker].operations[i];
    if (!count)
        return;
    struct operation *one = gets[random_below(seed, count)];
    struct operation *other = gets[random_below(seed, count)];
    uint64_t item = one->item;
    switch (random_below(seed, 8)) {
    case 0: /* got by nobody */
        one->answer = ANSWER_EMPTY;
        one->item = 0;
        break;
    case 1: /* got twice */
        one->item = other->item;
        break;
    case 2: /* never put */
        one->item = 1000000;
        break;
    default: /* got in another order */
        one->item = other->item;
        other->item = item;
    }
}
