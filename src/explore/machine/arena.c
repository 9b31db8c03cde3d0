/* The memory that workers share. The map of the heap lives beside the heap, so that a queue that
 * writes where it must not cannot break it. */
#include "explore/machine/arena.h"

#include <dlfcn.h>
#include <errno.h>
#include <string.h>
#include <sys/mman.h>

#define ARENA_ADDRESS ((void *)0x510000000000)

struct arena arena;

/* As the map, of blocks as they were given back last: no part of the state. */
static unsigned char was[ARENA_GRANULES + 1];

int arena_open(size_t size)
{
    if (arena.queue)
        return EBUSY;
    if (size > ARENA_QUEUE)
        return EINVAL;
    size_t rounded = (size + 63) / 64 * 64;
    void *memory = mmap(ARENA_ADDRESS, ARENA_SIZE, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (memory == MAP_FAILED)
        return ENOMEM;
    arena.queue = memory;
    arena.queue_size = rounded;
    arena.queue_uses = size;
    arena.heap = arena.queue + rounded;
    arena.granules = 0;
    memset(arena.map, 0, sizeof arena.map);
    memset(was, 0, sizeof was);
    return 0;
}

void arena_close(void)
{
    if (arena.queue)
        munmap(arena.queue, ARENA_SIZE);
    arena.queue = NULL;
}

void *arena_allocate(size_t size, size_t alignment)
{
    size_t need = size ? (size + ARENA_GRANULE - 1) / ARENA_GRANULE : 1;
    size_t align = alignment > ARENA_GRANULE ? alignment / ARENA_GRANULE : 1;
    for (size_t first = 0; need <= ARENA_GRANULES && first + need <= ARENA_GRANULES;
         first += align) {
        size_t free = 0;
        while (free < need && !arena.map[first + free])
            free++;
        if (free < need)
            continue;
        memset(arena.map + first, ARENA_FURTHER, need);
        arena.map[first] = ARENA_FIRST;
        arena.map[first + need - 1] += 4 * (need * ARENA_GRANULE - size);
        if (arena.granules < first + need)
            arena.granules = first + need;
        return memset(arena.heap + first * ARENA_GRANULE, ARENA_FRESH, need * ARENA_GRANULE);
    }
    return NULL;
}

size_t arena_block(const void *block)
{
    uint64_t offset = (uintptr_t)block - (uintptr_t)arena.heap;
    if (offset >= arena.granules * ARENA_GRANULE || offset % ARENA_GRANULE ||
        arena_kind(arena.map[offset / ARENA_GRANULE]) != ARENA_FIRST)
        return 0;
    size_t first = offset / ARENA_GRANULE, last = first + 1;
    while (last < arena.granules && arena_kind(arena.map[last]) == ARENA_FURTHER)
        last++;
    return (last - first) * ARENA_GRANULE;
}

void *arena_around(uint64_t address)
{
    size_t first = (address - (uintptr_t)arena.heap) / ARENA_GRANULE;
    if (address < (uintptr_t)arena.heap || first >= arena.granules || !arena.map[first])
        return NULL;
    while (arena_kind(arena.map[first]) != ARENA_FIRST)
        first--;
    return arena.heap + first * ARENA_GRANULE;
}

bool arena_was(uint64_t address, uint64_t *start, size_t *size)
{
    size_t first = (address - (uintptr_t)arena.heap) / ARENA_GRANULE, last;
    if (address < (uintptr_t)arena.heap || first >= ARENA_GRANULES || !was[first])
        return false;
    while (first && was[first] == 2)
        first--;
    for (last = first + 1; was[last] == 2; last++)
        ;
    *start = (uintptr_t)arena.heap + first * ARENA_GRANULE;
    *size = (last - first) * ARENA_GRANULE;
    return true;
}

bool arena_free(void *block)
{
    size_t size = arena_block(block);
    if (!size)
        return false;
    size_t first = (size_t)((unsigned char *)block - arena.heap) / ARENA_GRANULE;
    memset(arena.map + first, 0, size / ARENA_GRANULE);
    memset(was + first, 2, size / ARENA_GRANULE);
    was[first] = 1;
    if (was[first + size / ARENA_GRANULE] == 2) /* the rest of a larger one */
        was[first + size / ARENA_GRANULE] = 0;
    memset(block, 0xdd, size);
    while (arena.granules && !arena.map[arena.granules - 1])
        arena.granules--;
    return true;
}

/* The map is saved in whole words, so that the heap behind it stays aligned. */
static size_t map_bytes(void)
{
    return (arena.granules + 15) / 16 * 16;
}

size_t arena_bytes(void)
{
    return 16 + map_bytes() + arena.queue_size + arena.granules * ARENA_GRANULE;
}

unsigned char *arena_save(unsigned char *to)
{
    uint64_t granules[2] = {arena.granules, 0};
    memcpy(to, granules, 16);
    memcpy(to + 16, arena.map, map_bytes());
    to += 16 + map_bytes();
    size_t size = arena.queue_size + arena.granules * ARENA_GRANULE;
    memcpy(to, arena.queue, size);
    return to + size;
}

const unsigned char *arena_load(const unsigned char *from)
{
    uint64_t granules[2];
    size_t used = arena.granules;
    memcpy(granules, from, 16);
    arena.granules = granules[0];
    /* What this state has beyond the saved one is free there. */
    if (used > arena.granules)
        memset(arena.map + arena.granules, 0, used - arena.granules);
    memcpy(arena.map, from + 16, map_bytes());
    from += 16 + map_bytes();
    size_t size = arena.queue_size + arena.granules * ARENA_GRANULE;
    memcpy(arena.queue, from, size);
    return from + size;
}

/* Where the linker has put this program. */
extern const char __executable_start[], _end[];

bool arena_is_static(uint64_t address)
{
    Dl_info object; /* that of a queue file from outside was loaded */
    return (address >= (uintptr_t)__executable_start && address < (uintptr_t)_end) ||
           dladdr((const void *)address, &object);
}
