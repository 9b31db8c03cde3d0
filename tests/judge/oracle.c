/* A brute-force linearizability check (Wing and Gong, "Testing and verifying concurrent objects",
 * 1993): try every call that nothing precedes as the next one, run the object, and go on; states
 * seen before (which calls are done, what is inside in which order) are not tried again. It knows
 * nothing of intervals or of the judge.
 */
#include "oracle.h"

#include <stdlib.h>
#include <string.h>

#include "generate.h"

enum { SEEN_BITS = 16, SEEN = 1 << SEEN_BITS };

struct search {
    struct operation calls[ORACLE_MOST];
    unsigned before[ORACLE_MOST]; /* the calls that precede this one, a bit each */
    unsigned count, required;     /* required: the calls that returned */
    const struct oracle_world *world;
    unsigned gone, *hangs; /* the fewest yet; NULL: one order is enough */
};

/* Where a search is. */
struct state {
    unsigned done, size, vanish;
    uint64_t inside; /* the put calls' numbers + 1, four bits each, the oldest lowest */
};

/* Whether a state is new. States of earlier searches are told apart by the search's number. */
static struct {
    uint64_t search, state;
} seen[SEEN];
static uint64_t searches;

static bool is_new(uint64_t state)
{
    size_t at = (state * 0x9E3779B97F4A7C15u) >> (64 - SEEN_BITS);
    for (size_t tries = 0; seen[at].search == searches; at = (at + 1) % SEEN) {
        if (seen[at].state == state)
            return false;
        if (++tries == SEEN)
            return true; /* full: search on without memory */
    }
    seen[at].search = searches;
    seen[at].state = state;
    return true;
}

static const struct operation *put_at(const struct search *search, const struct state *state,
                                      unsigned place)
{
    return &search->calls[(state->inside >> 4 * place & 15) - 1];
}

static struct state without(struct state state, unsigned place)
{
    uint64_t low = state.inside & (((uint64_t)1 << 4 * place) - 1);
    state.inside = low | (state.inside >> 4 * (place + 1)) << 4 * place;
    state.size--;
    return state;
}

/* Whether the object may give the item at this place. */
static bool gives(const struct search *search, const struct state *state, unsigned place)
{
    const struct oracle_world *world = search->world;
    const struct operation *put = put_at(search, state, place);
    if (world->object == ORACLE_QUEUE)
        return place == 0;
    if (world->object == ORACLE_STACK)
        return place == state->size - 1;
    for (unsigned other = 0; other < state->size && world->object != ORACLE_BAG; other++) {
        const struct operation *there = put_at(search, state, other);
        if (world->object == ORACLE_PRIORITY
                ? world->priorities[there->item] < world->priorities[put->item]
                : other < place && there->spare == put->spare)
            return false;
    }
    return true;
}

static bool go_on(const struct search *search, struct state state);

/* Tries call c next, in every way that the object allows. */
static bool try_call(const struct search *search, unsigned c, struct state state)
{
    const struct operation *call = &search->calls[c];
    uint64_t capacity = search->world->capacity;
    state.done |= 1u << c;
    if (call->answer == ANSWER_FULL)
        return state.size >= capacity && go_on(search, state);
    if (call->answer == ANSWER_FALSE)
        return state.size > 0 && go_on(search, state);
    if (operation_says_empty(call))
        return state.size == 0 && go_on(search, state);
    if (call->kind == OPERATION_PUT) {
        if (capacity && state.size >= capacity)
            return false;
        state.inside |= (uint64_t)(c + 1) << 4 * state.size++;
        return go_on(search, state);
    }
    for (unsigned place = 0; place < state.size; place++) {
        if (call->answer == ANSWER_GOT && call->item != put_at(search, &state, place)->item)
            continue;
        if (gives(search, &state, place) && go_on(search, without(state, place)))
            return true;
    }
    return false;
}

/* How many calls hang in this state. */
static unsigned count_hangs(const struct search *search, const struct state *state)
{
    unsigned hangs = 0, items = state->size;
    uint64_t capacity = search->world->capacity;
    unsigned places = capacity > items ? (unsigned)capacity - items : 0;
    for (unsigned c = 0; c < search->count; c++) {
        const struct operation *call = &search->calls[c];
        if (call->answer != ANSWER_PENDING || search->gone >> call->spare & 1)
            continue;
        unsigned *allowed = call->kind == OPERATION_PUT ? &places : &items;
        bool sleeps = !(state->done >> c & 1) && call->manner == MANNER_WAIT;
        if (sleeps && !*allowed)
            continue;
        *allowed -= sleeps;
        hangs++;
    }
    return hangs;
}

static bool go_on(const struct search *search, struct state state)
{
    bool over = (state.done & search->required) == search->required;
    if (over && !search->hangs && (!search->world->drained || state.size <= state.vanish))
        return true;
    if (!is_new((uint64_t)state.done << 32 | state.inside))
        return false;
    if (over && search->hangs) {
        unsigned hangs = count_hangs(search, &state);
        *search->hangs = hangs < *search->hangs ? hangs : *search->hangs;
    }
    for (unsigned c = 0; c < search->count; c++)
        if (!(state.done >> c & 1) && (search->before[c] & ~state.done) == 0 &&
            try_call(search, c, state))
            return true;
    for (unsigned place = 0; place < state.size && state.vanish; place++) {
        struct state gone = without(state, place);
        gone.vanish--;
        if (go_on(search, gone))
            return true;
    }
    return false;
}

/* Whether the oracle may leave a call out. */
static bool says_nothing(const struct operation *call, uint64_t capacity)
{
    return call->answer == ANSWER_BUSY || (call->answer == ANSWER_FULL && !capacity) ||
           (call->answer == ANSWER_PENDING && call->kind == OPERATION_EMPTY);
}

static bool start(struct search *search, const struct operation *calls, size_t count)
{
    uint64_t guard = search->world->guard;
    for (size_t i = 0; i < count; i++) {
        if (says_nothing(&calls[i], search->world->capacity))
            continue;
        if (search->count == ORACLE_MOST)
            abort();
        search->required |= (unsigned)(calls[i].answer != ANSWER_PENDING) << search->count;
        search->calls[search->count++] = calls[i];
    }
    for (unsigned a = 0; a < search->count; a++)
        for (unsigned b = 0; b < search->count; b++)
            if (operation_over(&search->calls[a], guard) < search->calls[b].invoked ||
                flat_program_order(&search->calls[a], &search->calls[b]))
                search->before[b] |= 1u << a;
    searches++;
    return go_on(search, (struct state){.vanish = search->world->vanish});
}

bool oracle_runs(const struct operation *calls, size_t count, const struct oracle_world *world)
{
    struct search search = {.world = world};
    return start(&search, calls, count);
}

bool oracle_accepts(const struct operation *calls, size_t count, uint64_t guard,
                    enum oracle_object object)
{
    struct operation saying[ORACLE_MOST];
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (calls[i].answer != ANSWER_FALSE)
            saying[kept++] = calls[i];
    return oracle_runs(saying, kept, &(struct oracle_world){.object = object, .guard = guard});
}

unsigned oracle_hangs(const struct operation *calls, size_t count, const struct oracle_world *world,
                      unsigned gone)
{
    unsigned hangs = ORACLE_MOST + 1;
    struct search search = {.world = world, .gone = gone, .hangs = &hangs};
    start(&search, calls, count);
    return hangs;
}
