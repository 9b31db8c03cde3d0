/* The exact ends of blocks and of the queue's own memory, which no granule of 16 bytes and no line
 * of 64 coincides with. */
#include "ring.h"

/* A put that does that first to two blocks of 24 bytes, one behind the other. */
#define TWO_BLOCKS(name, what)                                                                     \
    static bool name##_put(void *queue, uint64_t item)                                             \
    {                                                                                              \
        uint64_t *block = malloc(3 * sizeof *block), *next = malloc(3 * sizeof *next);             \
        what;                                                                                      \
        free(next);                                                                                \
        free(block);                                                                               \
        return ring_put(queue, item);                                                              \
    }                                                                                              \
    CASE(case_##name, name##_put, ring_get);

/* No constant, so that the compiler leaves it as it is. */
static size_t at(void *queue, size_t place)
{
    return place + ((struct ring *)queue)->capacity - 2;
}

TWO_BLOCKS(behind_block, block[at(queue, 3)] = item)                   /* case: behind_block */
TWO_BLOCKS(across_end, memset(block, 0, 8 * at(queue, 4)))             /* case: across_end */
TWO_BLOCKS(behind_bytes, item += ((char *)next)[at(queue, 24)] == 'x') /* case: behind_bytes */

static void store(uint64_t *word, uint64_t item)
{
    atomic_store((_Atomic uint64_t *)word, item); /* case: behind_atomic */
}
TWO_BLOCKS(behind_atomic, store(block + at(queue, 3), item))

/* Two blocks of whole granules: a copy that begins in one ends in the other. */
static bool across_blocks_put(void *queue, uint64_t item)
{
    char *block = malloc(32), *next = malloc(32), copy[16];
    memcpy(copy, block + at(queue, 24), sizeof copy); /* case: across_blocks */
    free(next);
    free(block);
    return ring_put(queue, copy[0] ? item : item);
}
CASE(case_across_blocks, across_blocks_put, ring_get);

static size_t odd_size(size_t capacity)
{
    return ring_size(capacity) + 3;
}

static bool behind_state_put(void *queue, uint64_t item)
{
    unsigned char *behind = (unsigned char *)((struct ring *)queue + 1);
    behind[at(queue, 3)] = 1; /* case: behind_state */
    return ring_put(queue, item);
}
CASE_OF(case_behind_state, odd_size, ring_init, behind_state_put, ring_get);

struct odd {
    uint64_t item;
    char text[5];
};

/* All of what it was given, to the last byte. */
static bool to_the_end_put(void *queue, uint64_t item)
{
    unsigned char *behind = (unsigned char *)((struct ring *)queue + 1);
    struct odd *odd = malloc(sizeof *odd), *copy = aligned_alloc(64, sizeof *odd);
    char *bytes = calloc(7, 1);
    _Atomic uint64_t *words = calloc(3, sizeof *words);
    *odd = (struct odd){.item = item};
    *copy = *odd;
    bytes[6] = 1;
    bytes = realloc(bytes, at(queue, 33));
    memset(bytes + 7, 1, 26);
    atomic_fetch_add(&words[at(queue, 2)], item);
    bool room = ring_put(queue, copy->item - (bytes[6] != bytes[32]));
    pthread_mutex_lock(&((struct ring *)queue)->lock);
    behind[2]++;
    pthread_mutex_unlock(&((struct ring *)queue)->lock);
    free((void *)words);
    free(bytes);
    free(copy);
    free(odd);
    return room;
}
CASE_OF(case_to_the_end, odd_size, ring_init, to_the_end_put, ring_get);
