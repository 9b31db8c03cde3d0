/* A brute-force linearizability check (Wing and Gong, "Testing and verifying concurrent objects",
 * 1993): try every call that nothing precedes as the next one, run the object, and go on; states
 * seen before (which calls are done, what is inside in which order) are not tried again. It knows
 * nothing of intervals or of the judge.
 */
#include "oracle.h"

#include <stdlib.h>
#include <string.h>

#include "generate.h"

enum { SEEN = 1 << 12 };

struct search {
    struct operation calls[ORACLE_MOST];
    unsigned before[ORACLE_MOST]; /* the calls that precede this one, a bit each */
    unsigned count, required;     /* required: the calls that returned */
    enum oracle_object object;
};

/* Whether a state is new. States of earlier searches are told apart by the search's number. */
static struct {
    uint64_t search, state;
} seen[SEEN];
static uint64_t searches;

static bool is_new(uint64_t state)
{
    size_t at = (state * 0x9E3779B97F4A7C15u) >> 52;
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

/* What is inside: the put calls' numbers + 1, four bits each, the oldest lowest. */
static uint64_t inside_without(uint64_t inside, unsigned place)
{
    uint64_t low = inside & (((uint64_t)1 << 4 * place) - 1);
    return low | (inside >> 4 * (place + 1)) << 4 * place;
}

static bool go_on(const struct search *search, unsigned done, uint64_t inside, unsigned size);

/* Tries call c next, in every way that the object allows. */
static bool try_call(const struct search *search, unsigned c, unsigned done, uint64_t inside,
                     unsigned size)
{
    const struct operation *call = &search->calls[c];
    done |= 1u << c;
    if (call->kind == OPERATION_PUT)
        return go_on(search, done, inside | (uint64_t)(c + 1) << 4 * size, size + 1);
    if (operation_says_empty(call))
        return size == 0 && go_on(search, done, inside, size);
    unsigned reach = search->object == ORACLE_BAG ? size : size > 0;
    for (unsigned place = 0; place < reach; place++) {
        unsigned put = (unsigned)(inside >> 4 * place & 15) - 1;
        if (call->answer == ANSWER_GOT && call->item != search->calls[put].item)
            continue;
        if (go_on(search, done, inside_without(inside, place), size - 1))
            return true;
    }
    return false;
}

static bool go_on(const struct search *search, unsigned done, uint64_t inside, unsigned size)
{
    if ((done & search->required) == search->required)
        return true;
    if (!is_new((uint64_t)done << 32 | inside))
        return false;
    for (unsigned c = 0; c < search->count; c++)
        if (!(done >> c & 1) && (search->before[c] & ~done) == 0 &&
            try_call(search, c, done, inside, size))
            return true;
    return false;
}

bool oracle_accepts(const struct operation *calls, size_t count, uint64_t guard,
                    enum oracle_object object)
{
    struct search search = {.object = object};
    for (size_t i = 0; i < count; i++) {
        uint8_t answer = calls[i].answer;
        bool pending_empty = answer == ANSWER_PENDING && calls[i].kind == OPERATION_EMPTY;
        if (answer == ANSWER_FULL || answer == ANSWER_BUSY || answer == ANSWER_FALSE ||
            pending_empty)
            continue;
        if (search.count == ORACLE_MOST)
            abort();
        search.required |= (unsigned)(answer != ANSWER_PENDING) << search.count;
        search.calls[search.count++] = calls[i];
    }
    for (unsigned a = 0; a < search.count; a++)
        for (unsigned b = 0; b < search.count; b++)
            if (operation_over(&search.calls[a], guard) < search.calls[b].invoked ||
                flat_program_order(&search.calls[a], &search.calls[b]))
                search.before[b] |= 1u << a;
    searches++;
    return go_on(&search, 0, 0, 0);
}
