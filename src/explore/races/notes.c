/* The notes of an execution: two lists that only grow along it. Queues are small and programs
 * short, so a new access is simply compared with all before it. */
#include "explore/races/notes.h"

#include <stdlib.h>

#include "explore/memory/c11.h"

_Static_assert((int)CLOCK_WORKERS == (int)MACHINE_WORKERS, "a clock for every worker");

/* What a step left for whoever acquires it. */
struct published {
    uint64_t address;
    struct clock clock;
};

#define FREED (UINT64_C(1) << 63) /* with a block's address: what its last giver knew */
static struct notes {
    bool watching, lost;
    struct race race;
    struct access *accesses;
    struct published *published;
    size_t accesses_count, accesses_room, published_count, published_room;
} notes;

static bool reserve(void **array, size_t *room, size_t count, size_t size)
{
    if (count < *room)
        return true;
    void *more = realloc(*array, (2 * count + 64) * size);
    if (!more) {
        notes.lost = true;
        return false;
    }
    *array = more;
    *room = 2 * count + 64;
    return true;
}

static bool overlap(const struct access *a, const struct access *b)
{
    return a->address < b->address + b->size && b->address < a->address + a->size;
}

bool notes_watching(const struct machine_worker *worker)
{
    return notes.watching && worker != &machine.worker[machine.workers]; /* the prefix is alone */
}

/* The last access that is not atomic among the first `count`: its place from 1; 0: none. */
static size_t plain_among(size_t count)
{
    return !count || !notes.accesses[count - 1].atomic ? count : notes.accesses[count - 1].plain;
}

/* Whether the same worker did the same to the same bytes. */
static bool is_alike(const struct access *a, const struct access *b)
{
    return a->worker == b->worker && a->address == b->address && a->size == b->size &&
           a->write == b->write && a->atomic == b->atomic && a->freed == b->freed &&
           a->is_volatile == b->is_volatile;
}

/* Whether that was noted just now: so does a loop without a step, a pause. */
static bool is_repeated(const struct access *access)
{
    enum { LOOKED_AT = 8 };
    const struct access *at = notes.accesses + notes.accesses_count;
    for (size_t i = 0; i < LOOKED_AT && at > notes.accesses; i++)
        if (is_alike(--at, access) && at->span == access->span && at->caller == access->caller)
            return true;
    return false;
}

static void note_race(const struct machine_worker *worker, const struct access *before,
                      const struct access *access)
{
    if (before->worker == access->worker || !(before->write || access->write) ||
        !overlap(before, access) || worker->clocks.now.of[before->worker] >= before->span)
        return;
    notes.race = (struct race){true, *before, *access};
}

void notes_access(const struct machine_worker *worker, struct access access)
{
    access.worker = (uint8_t)(worker - machine.worker);
    access.span = worker->clocks.now.of[access.worker];
    size_t count = notes.accesses_count;
    if (!access.atomic && is_repeated(&access)) /* what is atomic is a step */
        return;
    access.plain = (uint32_t)plain_among(count);
    /* Atomic accesses make no race with each other. */
    for (size_t i = access.atomic ? access.plain : count; i && !notes.race.found;
         i = access.atomic ? plain_among(i - 1) : i - 1)
        note_race(worker, &notes.accesses[i - 1], &access);
    if (access.freed)
        notes_publish(FREED | access.address, &worker->clocks.now);
    if (reserve((void **)&notes.accesses, &notes.accesses_room, count, sizeof *notes.accesses))
        notes.accesses[notes.accesses_count++] = access;
}

void notes_publish(uint64_t address, const struct clock *clock)
{
    if (reserve((void **)&notes.published, &notes.published_room, notes.published_count,
                sizeof *notes.published))
        notes.published[notes.published_count++] = (struct published){address, *clock};
}

const struct clock *notes_published(uint64_t address)
{
    for (size_t i = notes.published_count; i-- > 0;)
        if (notes.published[i].address == address)
            return &notes.published[i].clock;
    return NULL;
}

bool notes_join_freed(struct machine_worker *worker, uint64_t address, size_t size)
{
    const struct access wanted = {.address = address, .size = (uint32_t)size};
    bool any = false;
    for (size_t i = 0; i < notes.accesses_count; i++) {
        const struct access *other = &notes.accesses[i];
        if (!other->freed || !overlap(other, &wanted))
            continue;
        any = true;
        clock_join(&worker->clocks.now, notes_published(FREED | other->address));
    }
    return any;
}

static uint64_t bit_if(const struct clock *clock, const struct access *access, unsigned place)
{
    return (uint64_t)(clock->of[access->worker] >= access->span) << place;
}

/* Whether a later access of the same sort by the same worker says it all. */
static bool is_outdone(size_t i)
{
    for (size_t k = i + 1; k < notes.accesses_count; k++)
        if (is_alike(&notes.accesses[k], &notes.accesses[i]))
            return true;
    return false;
}

/* Who knows of the access, as bits; 0: all do who could still meet it. */
static uint64_t known_by(const struct access *access)
{
    uint64_t known = 0;
    bool all = true;
    for (size_t w = 0; w < machine.workers; w++) {
        const struct machine_worker *worker = &machine.worker[w];
        const struct clocks *clocks = &worker->clocks;
        if (w == access->worker || !worker_moves(w))
            continue;
        uint64_t now = bit_if(&clocks->now, access, 0);
        all = all && now;
        known |= (now | bit_if(&clocks->fence, access, 1) | bit_if(&clocks->pending, access, 2))
                 << 3 * w;
    }
    return all ? 0 : known | UINT64_C(1) << 63;
}

/* Adds what is handed on at an address: whether it is the last word said there. */
static void hash_handed(struct hash *hash, uint64_t where, const struct clock *clock,
                        const struct access *access)
{
    if (bit_if(clock, access, 0))
        hash_words(hash, where, 1);
}

/* Sums: the order of the notes means nothing. */
void notes_hash(struct hash *hash)
{
    struct hash sum = {0, 0};
    for (size_t i = 0; i < notes.accesses_count; i++) {
        const struct access *access = &notes.accesses[i];
        uint64_t known = is_outdone(i) ? 0 : known_by(access);
        if (!known)
            continue;
        struct hash one = {access->address, known};
        hash_words(&one, access->size,
                   (uint64_t)access->worker << 4 | (uint64_t)access->write << 3 |
                       (uint64_t)access->atomic << 2 | (uint64_t)access->freed << 1 |
                       access->is_volatile);
        for (size_t w = 0; w < machine.workers; w++)
            for (size_t k = 0; k < machine.worker[w].buffer.count; k++)
                hash_handed(&one, w << 8 | k, &machine.worker[w].buffer.stores[k].passes_on,
                            access);
        for (size_t k = c11_views(); k-- > 0;)
            hash_handed(&one, UINT64_C(1) << 16 | k, &c11_view(k)->clock, access);
        for (size_t k = 0; k < notes.published_count; k++) {
            const struct published *published = &notes.published[k];
            struct hash handed = {0, 0};
            if (notes_published(published->address) != &published->clock)
                continue;
            hash_handed(&handed, published->address, &published->clock, access);
            one.high += handed.high;
            one.low += handed.low;
        }
        sum.high += one.high;
        sum.low += one.low;
    }
    hash_words(hash, sum.high, sum.low);
}

void notes_open(bool watching)
{
    notes.watching = watching;
    notes.race.found = notes.lost = false;
    notes_forget();
}

void notes_forget(void)
{
    notes.accesses_count = notes.published_count = 0;
}

void notes_close(void)
{
    free(notes.accesses);
    free(notes.published);
    notes = (struct notes){0};
}

void notes_watch(bool on)
{
    notes.watching = on;
}
bool notes_lost(void)
{
    return notes.lost;
}

struct notes_mark notes_mark(void)
{
    return (struct notes_mark){(uint32_t)notes.accesses_count, (uint32_t)notes.published_count,
                               notes.race.found};
}

void notes_back(struct notes_mark mark)
{
    notes.accesses_count = mark.accesses;
    notes.published_count = mark.published;
    notes.race.found = mark.found;
}

const struct race *notes_race(void)
{
    return &notes.race;
}
