/* What the notes mean for races to come: of every access that others may still meet, who knows of
 * it and where it is handed on. The order of the notes means nothing, so these are sums.
 */
#include "explore/memory/c11.h"
#include "explore/races/notes.h"
#include "explore/races/passed.h"

static uint64_t bit_if(const struct clock *clock, const struct access *access, unsigned place)
{
    return (uint64_t)(clock->of[access->worker] >= access->span) << place;
}

/* Those who could still meet an access, as bits. */
static unsigned who_moves(void)
{
    unsigned moving = 0;
    for (size_t w = 0; w < machine.workers; w++)
        moving |= (unsigned)worker_moves(w) << w;
    return moving;
}

/* Who of them knows of the access, as bits; 0: all do. */
static uint64_t known_by(unsigned moving, const struct access *access)
{
    uint64_t known = 0;
    bool all = true;
    for (unsigned rest = moving & ~(1u << access->worker); rest; rest &= rest - 1) {
        unsigned w = (unsigned)__builtin_ctz(rest);
        const struct clocks *clocks = &machine.worker[w].clocks;
        uint64_t now = bit_if(&clocks->now, access, 0);
        all = all && now;
        known |= (now | bit_if(&clocks->fence, access, 1) | bit_if(&clocks->pending, access, 2))
                 << 3 * w;
    }
    return all ? 0 : known | UINT64_C(1) << 63;
}

/* Adds what is handed on somewhere, if the access is part of it. */
static void hash_handed(struct hash *sum, uint64_t where, const struct clock *clock,
                        const struct access *access)
{
    struct hash one = {where, 0};
    if (!bit_if(clock, access, 0))
        return;
    hash_words(&one, where, 1);
    sum->high += one.high;
    sum->low += one.low;
}

/* Everywhere: in stores that wait, in views of C11 memory, and at addresses. */
static void hash_all_handed(struct hash *sum, const struct access *access,
                            const struct passed *const *passed, size_t length)
{
    for (size_t w = 0; w < machine.workers; w++)
        for (size_t k = 0; k < machine.worker[w].buffer.count; k++)
            hash_handed(sum, w << 8 | k, &machine.worker[w].buffer.stores[k].passes_on, access);
    for (size_t k = c11_views(); k-- > 0;)
        hash_handed(sum, UINT64_C(1) << 16 | k, &c11_view(k)->clock, access);
    for (size_t k = 0; k < length; k++)
        hash_handed(sum, passed[k]->address, &passed[k]->clock, access);
}

void notes_hash(struct hash *hash)
{
    struct hash sum = {0, 0};
    const uint32_t *places;
    size_t count, length;
    const struct access *accesses = notes_standing(&places, &count);
    const struct passed *const *passed = passed_newest(&length);
    unsigned moving = who_moves();
    for (size_t i = 0; i < count; i++) {
        const struct access *access = &accesses[places[i]];
        uint64_t known = known_by(moving, access);
        if (!known)
            continue;
        struct hash one = {access->address, known};
        hash_words(&one, access->size,
                   (uint64_t)access->worker << 4 | (uint64_t)access->write << 3 |
                       (uint64_t)access->atomic << 2 | (uint64_t)access->freed << 1 |
                       access->is_volatile);
        hash_all_handed(&one, access, passed, length);
        sum.high += one.high;
        sum.low += one.low;
    }
    hash_words(hash, sum.high, sum.low);
}
