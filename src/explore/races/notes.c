/* The notes of an execution: a list that only grows along it. Queues are small and programs
 * short, so a new access is simply compared with all before it that still stand. */
#include "explore/races/notes.h"

#include <stdlib.h>

#include "explore/races/passed.h"
#include "explore/races/plain.h"

_Static_assert((int)CLOCK_WORKERS == (int)MACHINE_WORKERS, "a clock for every worker");

#define FREED (UINT64_C(1) << 63) /* with a block's address: what its last giver knew */
static struct notes {
    bool watching, lost;
    struct race race;
    struct access *accesses;
    uint32_t *standing, *fallen; /* places of accesses: see notes_standing() */
    size_t accesses_count, standing_count, fallen_count;
    size_t room; /* in each of the three */
} notes;

static bool grow(void **array, size_t size)
{
    void *more = realloc(*array, (2 * notes.room + 64) * size);
    if (!more)
        return false;
    *array = more;
    return true;
}

/* Makes room for one more access. */
static bool make_room(void)
{
    if (notes.accesses_count < notes.room)
        return true;
    if (!grow((void **)&notes.accesses, sizeof *notes.accesses) ||
        !grow((void **)&notes.standing, sizeof *notes.standing) ||
        !grow((void **)&notes.fallen, sizeof *notes.fallen))
        return false;
    notes.room = 2 * notes.room + 64;
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

/* Whether the same worker did the same to the same bytes. */
static bool is_alike(const struct access *a, const struct access *b)
{
    return a->worker == b->worker && a->address == b->address && a->size == b->size &&
           a->write == b->write && a->atomic == b->atomic && a->freed == b->freed &&
           a->is_volatile == b->is_volatile;
}

const struct access *notes_standing(const uint32_t **places, size_t *count)
{
    *places = notes.standing;
    *count = notes.standing_count;
    return notes.accesses;
}

/* Whether that was noted since the worker's last step: so does a loop without one, a pause. */
static bool is_repeated(const struct access *access)
{
    const uint32_t *places;
    size_t count;
    const struct access *all = notes_standing(&places, &count);
    while (count-- > 0) {
        const struct access *at = &all[places[count]];
        if (at->worker != access->worker || at->span != access->span)
            return false;
        if (is_alike(at, access) && at->caller == access->caller)
            return true;
    }
    return false;
}

static void note_race(const struct machine_worker *worker, const struct access *before,
                      const struct access *access)
{
    if (before->worker == access->worker || !(before->write || access->write) ||
        (before->atomic && access->atomic) || !overlap(before, access) ||
        worker->clocks.now.of[before->worker] >= before->span)
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

/* The access at the last place stands now, and what it outdoes has fallen. */
static void stand(const struct machine_worker *worker)
{
    struct access *access = &notes.accesses[notes.accesses_count - 1];
    size_t kept = 0, fell = notes.fallen_count;
    for (size_t i = 0; i < notes.standing_count; i++) {
        uint32_t place = notes.standing[i];
        const struct access *other = &notes.accesses[place];
        if (covers(access, other) && worker->clocks.now.of[other->worker] >= other->span)
            notes.fallen[fell++] = place;
        else
            notes.standing[kept++] = place;
    }
    access->fell = (uint32_t)(fell - notes.fallen_count);
    notes.fallen_count = fell;
    notes.standing[kept] = (uint32_t)notes.accesses_count - 1;
    notes.standing_count = kept + 1;
}

/* As it was before the last access. */
static void unstand(void)
{
    size_t rest = notes.accesses[--notes.accesses_count].fell, at = notes.standing_count - 1;
    for (notes.standing_count = at + rest; rest > 0;) {
        uint32_t place = notes.fallen[notes.fallen_count - 1];
        bool fell = !at || notes.standing[at - 1] < place;
        notes.standing[at + rest - 1] = fell ? place : notes.standing[at - 1];
        notes.fallen_count -= fell;
        rest -= fell;
        at -= !fell;
    }
}

void notes_access(const struct machine_worker *worker, struct access access)
{
    const uint32_t *places;
    size_t count;
    access.worker = (uint8_t)(worker - machine.worker);
    access.span = worker->clocks.now.of[access.worker];
    if (!plain_may_race(access.address, access.size))
        return;
    if (!access.atomic && is_repeated(&access)) /* what is atomic is a step */
        return;
    notes_standing(&places, &count);
    while (count-- > 0 && !notes.race.found)
        note_race(worker, &notes.accesses[places[count]], &access);
    if (access.freed)
        notes_pass_on(FREED | access.address, &worker->clocks.now);
    if (!make_room()) {
        notes.lost = true;
        return;
    }
    notes.accesses[notes.accesses_count++] = access;
    stand(worker);
}

void notes_pass_on(uint64_t address, const struct clock *clock)
{
    notes.lost |= !passed_on(address, clock);
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
        clock_join(&worker->clocks.now, passed_at(FREED | other->address));
    }
    return any;
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
    free(notes.standing);
    free(notes.fallen);
    passed_close();
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
    return (struct notes_mark){(uint32_t)notes.accesses_count, (uint32_t)passed_count(),
                               notes.race.found};
}

void notes_back(struct notes_mark mark)
{
    while (notes.accesses_count > mark.accesses)
        unstand();
    passed_back(mark.passed);
    notes.race.found = mark.found;
}

const struct race *notes_race(void)
{
    return &notes.race;
}
