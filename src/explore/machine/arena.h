/* The arena: all memory that workers share, at a fixed address.
 *
 * First the queue itself, then a heap for what the queue allocates. Addresses are the same in every
 * run, so a state can be compared byte for byte and a schedule replayed. The heap gives the lowest
 * address that fits: freed memory comes back at once, which is what brings an ABA error to light,
 * and states that differ only in history stay equal. Memory that is not allocated is poisoned; so
 * is what a granule has behind the end of its block, which the map tells to the byte.
 */
#ifndef QLAB_EXPLORE_MACHINE_ARENA_H
#define QLAB_EXPLORE_MACHINE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    ARENA_GRANULE = 16,
    ARENA_SIZE = 1 << 24,                        /* bytes at most, of queue and heap */
    ARENA_HEAP = 1 << 21,                        /* bytes of heap */
    ARENA_QUEUE = ARENA_SIZE - ARENA_HEAP,       /* bytes of queue at most */
    ARENA_GRANULES = ARENA_HEAP / ARENA_GRANULE, /* one byte of map each */
};

struct arena {
    unsigned char *queue;
    size_t queue_size; /* a multiple of 64, */
    size_t queue_uses; /* and what it asked for */
    unsigned char *heap;
    size_t granules; /* of the heap in use: the top of the last block */
    unsigned char
        map[ARENA_GRANULES]; /* 0 free, or enum arena_kind + 4 * the bytes behind the end */
};
extern struct arena arena;

enum arena_kind { ARENA_FIRST = 1, ARENA_FURTHER = 2 };

/* Of which kind a granule of a block is; 0: it is free. */
static inline unsigned arena_kind(unsigned granule)
{
    return granule & 3;
}

/* How many of its bytes are the block's. */
static inline unsigned arena_valid(unsigned granule)
{
    return granule ? ARENA_GRANULE - granule / 4 : 0;
}

/* What fresh memory is filled with. */
#define ARENA_FRESH 0xa5

enum arena_place { ARENA_OUTSIDE, ARENA_LIVE, ARENA_FREED };

/* Maps an arena for a queue of `size` bytes. 0, EBUSY if there is one, EINVAL if it is too big, or
 * ENOMEM. */
int arena_open(size_t size);
void arena_close(void);

/* Where the bytes [address, address + width) lie. */
static inline enum arena_place arena_place(uint64_t address, size_t width)
{
    uint64_t offset = address - (uintptr_t)arena.queue;
    if (offset < arena.queue_size)
        return offset + width <= arena.queue_uses ? ARENA_LIVE : ARENA_FREED;
    offset -= arena.queue_size;
    if (offset >= ARENA_HEAP)
        return ARENA_OUTSIDE;
    size_t i = offset / ARENA_GRANULE, end = offset + width - 1, last = end / ARENA_GRANULE;
    if (last >= arena.granules || end < offset)
        return ARENA_FREED;
    for (; i < last; i++) /* a block goes on into whole granules only */
        if (arena_valid(arena.map[i]) < ARENA_GRANULE ||
            arena_kind(arena.map[i + 1]) != ARENA_FURTHER)
            return ARENA_FREED;
    return end % ARENA_GRANULE < arena_valid(arena.map[last]) ? ARENA_LIVE : ARENA_FREED;
}

/* Whether it is the address of the program's own code, constants or variables, which the explorer
 * cannot put back. */
bool arena_is_static(uint64_t address);

/* A block of memory, filled with a constant pattern, or NULL. `alignment` is a power of two. */
void *arena_allocate(size_t size, size_t alignment);
/* Bytes of the block that starts there, in whole granules; 0 if none does. */
size_t arena_block(const void *block);
/* The start of the block in one of whose granules the address is; NULL: in none. */
void *arena_around(uint64_t address);
/* The block of memory that is not allocated any more: sets its start and size, as it was given back
 * last; false if none ever was. For those who name it. */
bool arena_was(uint64_t address, uint64_t *start, size_t *size);
/* Gives a block back; false if there is none at this address. */
bool arena_free(void *block);

/* Bytes that arena_save writes now. */
size_t arena_bytes(void);
unsigned char *arena_save(unsigned char *to);
const unsigned char *arena_load(const unsigned char *from);

#endif
