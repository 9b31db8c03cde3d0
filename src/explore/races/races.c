/* Data races: what the machine and the hooks tell, and what is told of them. See races.h. */
#include "explore/races/races.h"

#include <stdio.h>

#include "explore/machine/stack_writes.h"
#include "explore/memory/handed.h"
#include "explore/memory/messages.h"
#include "explore/names/members.h"
#include "explore/names/names.h"
#include "explore/names/source.h"
#include "explore/races/notes.h"
#include "explore/races/order.h"
#include "explore/races/plain.h"

static uint64_t possible;

uint64_t races_possible(void)
{
    return possible;
}

/* The prefix is alone; and of two accesses to a stack one is to another's. */
static bool is_possible(const struct machine_worker *worker, uint64_t address)
{
    return worker != &machine.worker[machine.workers] &&
           stack_owner(address) != worker_number(worker);
}

void races_open(void)
{
    notes_open(true);
    for (size_t w = 0; w < MACHINE_WORKERS; w++)
        machine.worker[w].clocks.now.of[w] = 1;
}

void races_watch(bool on)
{
    notes_watch(on);
}

void races_fence(struct machine_worker *worker, unsigned order)
{
    if (notes_watching(worker) || c11_models(worker))
        order_fence(worker, order);
}

/* The footprint of the step itself. */
static void add_step(const struct machine_worker *worker)
{
    const struct record *record = &machine.record;
    const struct step_kind *kind = step_kinds[record->kind];
    const struct request *request = &worker->fiber.request;
    struct footprint *print = &machine.footprint;
    if (kind->on >= STEP_ON_PIPES || kind == &step_sem_getvalue || kind->sign)
        print->marks |= FOOTMARK_ALL;
    if (kind->on == STEP_ON_NOTHING)
        return;
    bool writes = kind->compares ? record->succeeded : !kind->only_reads;
    footprint_add(print, record->address, record->width ? record->width : 1, writes);
    if (kind->with_mutex)
        footprint_add(print, request->first, 1, true);
    if (kind->compares && !kind->by_value && stack_owner(request->first) != worker_number(worker))
        footprint_add(print, request->first, record->width, !record->succeeded);
    print->marks |= kind->locks ? FOOTMARK_LOCKS : 0u;
}

void races_step(struct machine_worker *worker)
{
    const struct record *record = &machine.record;
    const struct step_kind *kind = step_kinds[record->kind];
    if (kind->on == STEP_ON_VOLATILE)
        plain_note(record->address, record->width, !kind->only_reads);
    else if (kind->on == STEP_ON_BYTES)
        plain_note_atomic(record->address, record->width, !kind->only_reads);
    possible += kind->on == STEP_ON_VOLATILE ||
                (stack_owner(record->address) != SIZE_MAX && is_possible(worker, record->address));
    if (machine.prints)
        add_step(worker);
    bool watching = notes_watching(worker);
    if (machine.trouble || !(watching || c11_models(worker)))
        return;
    if (kind->orders)
        kind->orders(worker, record);
    worker->clocks.now.of[worker_number(worker)] += watching;
}

void races_flushed(const struct machine_worker *worker, const struct buffered *store)
{
    if (notes_watching(worker))
        notes_pass_on(store->address, &store->passes_on);
}

void races_hash(struct hash *hash)
{
    notes_hash(hash);
}

void races_access(uint64_t address, size_t size, bool write, uint64_t caller)
{
    possible += is_possible(machine.running, address);
    if (machine.prints)
        footprint_add(&machine.footprint, address, size, write);
    if (machine.running != &machine.worker[machine.workers]) /* the prefix */
        plain_note(address, size, write);
    if (write && c11_models(machine.running))
        locations_renew(address, size);
    if (notes_watching(machine.running))
        notes_access(machine.running, (struct access){.address = address,
                                                      .caller = caller,
                                                      .size = (uint32_t)size,
                                                      .write = write});
}

/* Memory of the heap, handed out or given back. */
static void add_block(uint64_t address, size_t size)
{
    footprint_add(&machine.footprint, address, size, true);
    machine.footprint.marks |= FOOTMARK_HEAP;
}

void races_freed(const void *block, size_t size, uint64_t caller)
{
    struct record *record = &machine.record;
    uint64_t address = (uintptr_t)block;
    if (!(record->heap & HEAP_FREED) || address < record->freed)
        record->freed = address;
    if (!(record->heap & HEAP_FREED) || address + size > record->freed_end)
        record->freed_end = address + size;
    record->heap |= HEAP_FREED;
    possible++;
    add_block(address, size);
    plain_note(address, size, true);
    if (c11_models(machine.running))
        handed_back(machine.running, address, size);
    if (notes_watching(machine.running))
        notes_access(machine.running, (struct access){.address = address,
                                                      .caller = caller,
                                                      .size = (uint32_t)size,
                                                      .write = true,
                                                      .freed = true});
}

void races_allocated(const void *block, size_t size)
{
    machine.record.heap |= HEAP_ALLOCATED;
    add_block((uintptr_t)block, size);
    if (c11_models(machine.running))
        handed_out(machine.running, (uintptr_t)block, size);
    if (notes_watching(machine.running) &&
        notes_join_freed(machine.running, (uintptr_t)block, size))
        machine.record.heap |= HEAP_REUSED;
}

unsigned races_verdict(void)
{
    const struct race *race = notes_race();
    if (!race->found)
        return 0;
    if (race->first.freed || race->second.freed)
        return VERDICT_FREED;
    return race->first.is_volatile && race->second.is_volatile ? VERDICT_VOLATILE : VERDICT_RACE;
}

/* "A reads it (vyukov.c:91)" */
static void tell_access(const struct access *access, char *text, size_t size)
{
    struct place place;
    char file[48];
    names_source(access->caller, &place);
    source_name(file, sizeof file, place.file);
    snprintf(text, size, "%c %s (%s:%d)", 'A' + access->worker,
             access->freed   ? "gives it back"
             : access->write ? "writes it"
                             : "reads it",
             file, place.line);
}

void races_tell(char *text, size_t size)
{
    const struct race *race = notes_race();
    char name[64], first[96], second[96];
    names_member(race->second.address, 1, name, sizeof name);
    tell_access(&race->first, first, sizeof first);
    tell_access(&race->second, second, sizeof second);
    snprintf(text, size, "%s: %s, %s, and nothing orders the two", name, first, second);
}
