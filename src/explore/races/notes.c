/* The notes of an execution: two lists that only grow along it. Queues are small and programs
 * short, so a new access is simply compared with all before it. */
#include "explore/races/notes.h"

#include <stdlib.h>

#include "explore/races/plain.h"

_Static_assert((int)CLOCK_WORKERS == (int)MACHINE_WORKERS, "a clock for every worker");

#define FREED (UINT64_C(1) << 63) /* with a block's address: what its last giver knew */
static struct notes {
    bool watching, comparing, lost;
    struct race race;
    struct access *accesses;
    struct published *published;
    size_t accesses_count, accesses_room, published_count, published_room;
    size_t published_linked; /* the first so many have their .before */
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

/* Whether it races with all that the one before races with. */
static bool covers(const struct access *access, const struct access *before)
{
    return access->address <= before->address &&
           before->address + before->size <= access->address + access->size &&
           access->write >= before->write && access->freed >= before->freed &&
           access->atomic <= before->atomic && access->is_volatile <= before->is_volatile;
}

/* The access comes next; marks at that place and behind are of another execution. */
static void outdo(const struct machine_worker *worker, struct access *before,
                  const struct access *access)
{
    if (before->outdone > notes.accesses_count)
        before->outdone = 0;
    if (!before->outdone && covers(access, before) &&
        worker->clocks.now.of[before->worker] >= before->span)
        before->outdone = (uint32_t)notes.accesses_count + 1;
}

bool notes_outdone(const struct access *access)
{
    return access->outdone && access->outdone <= notes.accesses_count;
}

void notes_access(const struct machine_worker *worker, struct access access)
{
    access.worker = (uint8_t)(worker - machine.worker);
    access.span = worker->clocks.now.of[access.worker];
    size_t count = notes.accesses_count;
    if (!plain_may_race(access.address, access.size))
        return;
    if (!access.atomic && is_repeated(&access)) /* what is atomic is a step */
        return;
    access.plain = (uint32_t)plain_among(count);
    for (size_t i = 0; notes.comparing && i < count; i++)
        outdo(worker, &notes.accesses[i], &access);
    /* Atomic accesses make no race with each other. */
    for (size_t i = access.atomic ? access.plain : count; i && !notes.race.found;
         i = access.atomic ? plain_among(i - 1) : i - 1)
        note_race(worker, &notes.accesses[i - 1], &access);
    if (access.freed)
        notes_publish(FREED | access.address, &worker->clocks.now);
    if (reserve((void **)&notes.accesses, &notes.accesses_room, count, sizeof *notes.accesses))
        notes.accesses[notes.accesses_count++] = access;
}

/* What was left there last among the first `place`: its place from 1; 0: nothing. */
static size_t last_left(size_t place, uint64_t address)
{
    while (place && notes.published[place - 1].address != address)
        place--;
    return place;
}

void notes_publish(uint64_t address, const struct clock *clock)
{
    struct published left = {.address = address, .clock = *clock};
    if (reserve((void **)&notes.published, &notes.published_room, notes.published_count,
                sizeof *notes.published))
        notes.published[notes.published_count++] = left;
}

const struct clock *notes_published(uint64_t address)
{
    size_t place = last_left(notes.published_count, address);
    return place ? &notes.published[place - 1].clock : NULL;
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

/* Few engines ask for these links, so they are not made with the notes. */
static void link_new(void)
{
    for (; notes.published_linked < notes.published_count; notes.published_linked++) {
        struct published *left = &notes.published[notes.published_linked];
        left->before = (uint32_t)last_left(notes.published_linked, left->address);
    }
}

void notes_sift(void)
{
    link_new();
    for (size_t i = 0; i < notes.published_count; i++) {
        struct published *left = &notes.published[i];
        left->outdone = false;
        if (left->before)
            notes.published[left->before - 1].outdone = true;
    }
}

const struct access *notes_accesses(size_t *count)
{
    *count = notes.accesses_count;
    return notes.accesses;
}

const struct published *notes_left(size_t *count)
{
    *count = notes.published_count;
    return notes.published;
}

void notes_open(bool watching)
{
    notes.watching = watching;
    notes.race.found = notes.lost = false;
    notes_forget();
}

void notes_forget(void)
{
    notes_back((struct notes_mark){.found = notes.race.found});
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

void notes_compare(bool on)
{
    notes.comparing = on;
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
    if (notes.published_linked > mark.published)
        notes.published_linked = mark.published;
}

const struct race *notes_race(void)
{
    return &notes.race;
}
