/* The state as bytes, saved and put back: a step changes the arena and one worker. */
#include "explore/machine/saves.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "explore/machine/arena.h"
#include "explore/machine/digest.h"
#include "explore/machine/machine.h"
#include "explore/machine/stack_writes.h"
#include "explore/memory/c11.h"
#include "explore/races/notes.h"

/* A step that starts a thread also changes that thread's place, which is free before: nothing is to
 * be saved of it. */
struct save {
    size_t start;        /* of its bytes */
    size_t first, count; /* the workers */
    size_t place;        /* of the thread that is started, or SIZE_MAX */
    struct past past;
    struct notes_mark notes;
    size_t stack_writes;
    unsigned trouble;
};

static struct save *saves;
static size_t saves_count, saves_room;
static unsigned char *bytes; /* of all saves, one behind the other */
static size_t bytes_used, bytes_room;

/* Of struct machine_worker, up to the end of its buffered stores. */
static size_t used_bytes(size_t stores)
{
    return offsetof(struct machine_worker, buffer.stores) + stores * sizeof(struct buffered);
}

static unsigned char *worker_save(unsigned char *to, const struct machine_worker *worker)
{
    size_t used = used_bytes(worker->buffer.count), live = digest_stack(worker);
    memcpy(to, worker, used);
    memcpy(to + used, (const void *)worker->fiber.stack, live);
    return to + used + live;
}

static const unsigned char *worker_load(const unsigned char *from, struct machine_worker *worker)
{
    size_t used = used_bytes(from[offsetof(struct machine_worker, buffer.count)]);
    memcpy(worker, from, used);
    size_t live = digest_stack(worker);
    memcpy((void *)worker->fiber.stack, from + used, live);
    return from + used + live;
}

/* For one more save, of so many bytes. */
static bool make_room(size_t need)
{
    if (saves_count == saves_room) {
        struct save *more = realloc(saves, (2 * saves_room + 64) * sizeof *more);
        if (!more)
            return false;
        saves = more;
        saves_room = 2 * saves_room + 64;
    }
    if (bytes_used + need > bytes_room) {
        unsigned char *more = realloc(bytes, 2 * bytes_room + need);
        if (!more)
            return false;
        bytes = more;
        bytes_room = 2 * bytes_room + need;
    }
    return true;
}

static bool save(size_t first, size_t count, size_t place)
{
    const struct machine_worker *workers = machine.worker + first;
    size_t need = arena_bytes() + c11_bytes();
    for (size_t i = 0; i < count; i++)
        need += used_bytes(workers[i].buffer.count) + digest_stack(&workers[i]);
    if (notes_lost() || stack_writes_lost() || !make_room(need))
        return false;
    saves[saves_count++] = (struct save){.start = bytes_used,
                                         .first = first,
                                         .count = count,
                                         .place = place,
                                         .past = machine.past,
                                         .notes = notes_mark(),
                                         .stack_writes = stack_writes_mark(),
                                         .trouble = machine.trouble};
    unsigned char *to = c11_save(arena_save(bytes + bytes_used));
    for (size_t i = 0; i < count; i++)
        to = worker_save(to, &workers[i]);
    bytes_used += need;
    return true;
}

static bool starts_thread(size_t worker)
{
    return step_of(machine.worker[worker].fiber.request.what) == STEP_THREAD_CREATE;
}

static bool wakes(size_t worker)
{
    const struct step_kind *kind = step_kind(machine.worker[worker].fiber.request.what);
    return kind && kind->wakes; /* who has finished has announced none */
}

bool machine_save(size_t worker)
{
    if (wakes(worker))
        return machine_save_all();
    return save(worker, 1, starts_thread(worker) ? thread_place() : SIZE_MAX);
}

bool machine_save_all(void)
{
    return save(0, machine.workers + 1, SIZE_MAX);
}

bool machine_undoes(size_t worker)
{
    if (!saves_count || starts_thread(worker))
        return false;
    const struct save *last = &saves[saves_count - 1];
    return (last->count > machine.workers || !wakes(worker)) && last->first <= worker &&
           worker < last->first + last->count;
}

void machine_again(void)
{
    assert(saves_count);
    const struct save *last = &saves[saves_count - 1];
    stack_writes_back(last->stack_writes); /* before its own stack: who wrote there ran alone */
    const unsigned char *from = c11_load(arena_load(bytes + last->start));
    for (size_t i = 0; i < last->count; i++)
        from = worker_load(from, &machine.worker[last->first + i]);
    if (last->place != SIZE_MAX)
        machine.worker[last->place] = (struct machine_worker){.status = WORKER_FINISHED};
    machine.past = last->past;
    notes_back(last->notes);
    machine.trouble = last->trouble;
}

void machine_back(void)
{
    machine_again();
    bytes_used = saves[--saves_count].start;
}

size_t machine_saved(void)
{
    return bytes_room + saves_room * sizeof *saves;
}

void saves_close(void)
{
    free(saves);
    free(bytes);
    saves = NULL;
    bytes = NULL;
    saves_count = saves_room = bytes_used = bytes_room = 0;
}
