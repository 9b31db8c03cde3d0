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

/* The saves, one behind the other; each ends with its own start and worker. A step that starts a
 * thread also changes that thread's place, which is free before: nothing is to be saved of it. */
static unsigned char *saves;
static size_t saves_used, saves_size;

struct save_end {
    size_t start;
    size_t worker, bytes; /* so many of its struct */
    size_t place;         /* of the thread that is started, or SIZE_MAX */
    struct past past;
    struct notes_mark notes;
    size_t stack_writes;
    unsigned trouble;
};

/* Of struct machine_worker, up to the end of its buffered stores. */
static size_t used_bytes(const struct machine_worker *worker)
{
    return offsetof(struct machine_worker, buffer.stores) +
           worker->buffer.count * sizeof worker->buffer.stores[0];
}

bool machine_save(size_t self)
{
    struct machine_worker *worker = &machine.worker[self];
    if (notes_lost() || stack_writes_lost())
        return false;
    size_t live = digest_stack(worker);
    size_t bytes = used_bytes(worker);
    size_t need = arena_bytes() + c11_bytes() + bytes + live + sizeof(struct save_end);
    if (saves_used + need > saves_size) {
        size_t size = 2 * saves_size + need;
        unsigned char *more = realloc(saves, size);
        if (!more)
            return false;
        saves = more;
        saves_size = size;
    }
    struct save_end end = {.start = saves_used,
                           .worker = self,
                           .bytes = bytes,
                           .place = SIZE_MAX,
                           .past = machine.past,
                           .notes = notes_mark(),
                           .stack_writes = stack_writes_mark(),
                           .trouble = machine.trouble};
    if (step_of(worker->fiber.request.what) == STEP_THREAD_CREATE)
        end.place = thread_place();
    unsigned char *to = c11_save(arena_save(saves + saves_used));
    memcpy(to, worker, bytes);
    to += bytes;
    memcpy(to, (const void *)worker->fiber.stack, live);
    memcpy(to + live, &end, sizeof end);
    saves_used += need;
    return true;
}

static struct save_end last_save(void)
{
    struct save_end end;
    memcpy(&end, saves + saves_used - sizeof end, sizeof end);
    return end;
}

bool machine_undoes(size_t worker)
{
    return saves_used && last_save().worker == worker &&
           step_of(machine.worker[worker].fiber.request.what) != STEP_THREAD_CREATE;
}

void machine_back(void)
{
    assert(saves_used);
    const struct save_end end = last_save();
    struct machine_worker *worker = &machine.worker[end.worker];
    stack_writes_back(end.stack_writes); /* before its own stack: who wrote there ran alone */
    const unsigned char *from = c11_load(arena_load(saves + end.start));
    memcpy(worker, from, end.bytes);
    memcpy((void *)worker->fiber.stack, from + end.bytes, digest_stack(worker));
    if (end.place != SIZE_MAX)
        machine.worker[end.place] = (struct machine_worker){.status = WORKER_FINISHED};
    machine.past = end.past;
    notes_back(end.notes);
    machine.trouble = end.trouble;
    saves_used = end.start;
}

size_t machine_saved(void)
{
    return saves_size;
}

void saves_close(void)
{
    free(saves);
    saves = NULL;
    saves_used = saves_size = 0;
}
