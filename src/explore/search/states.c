/* Open addressing over numbers of states; the states themselves lie in chunks and never move. */
#include "explore/search/states.h"

#include <stdlib.h>
#include <string.h>

#include "explore/search/wide.h"

static size_t place_of(const struct states *states, struct hash key)
{
    size_t place = key.low & (states->index_size - 1);
    uint32_t tag = (uint32_t)key.high;
    for (; states->index[place].number != STATE_NONE;
         place = (place + 1) & (states->index_size - 1)) {
        if (states->index[place].tag != tag)
            continue;
        const struct state *state = state_at(states, states->index[place].number);
        if (state->key.low == key.low && state->key.high == key.high)
            break;
    }
    return place;
}

static bool grow_index(struct states *states)
{
    size_t size = states->index_size ? 2 * states->index_size : 1024;
    struct slot *index = wide_memory(size * sizeof *index);
    if (!index)
        return false;
    memset(index, 0xff, size * sizeof *index);
    free(states->index);
    states->index = index;
    states->index_size = size;
    for (size_t i = 0; i < states->count; i++) {
        struct hash key = state_at(states, (uint32_t)i)->key;
        size_t place = key.low & (size - 1);
        while (index[place].number != STATE_NONE)
            place = (place + 1) & (size - 1);
        index[place] = (struct slot){(uint32_t)i, (uint32_t)key.high};
    }
    return true;
}

static bool grow_chunks(struct states *states)
{
    size_t chunk = states->count / STATES_CHUNK;
    if (chunk == states->chunk_room) {
        size_t room = chunk ? 2 * chunk : 64;
        unsigned char **more = realloc(states->chunks, room * sizeof *more);
        if (!more)
            return false;
        states->chunks = more;
        states->chunk_room = room;
    }
    /* The first one page by page: most graphs are tiny, and a large page has to be cleared. */
    const size_t size = STATES_CHUNK * states_stride(states);
    states->chunks[chunk] = chunk ? wide_memory(size) : malloc(size);
    return states->chunks[chunk] != NULL;
}

uint32_t states_enter(struct states *states, struct hash key, bool *fresh)
{
    *fresh = false;
    if (8 * (states->count + 1) > 7 * states->index_size && !grow_index(states))
        return STATE_NONE;
    size_t place = place_of(states, key);
    if (states->index[place].number != STATE_NONE)
        return states->index[place].number;
    if (states->count % STATES_CHUNK == 0 && !grow_chunks(states))
        return STATE_NONE;
    uint32_t number = (uint32_t)states->count++;
    struct state *state = state_at(states, number);
    memset(state, 0, states_stride(states));
    state->key = key;
    states->index[place] = (struct slot){number, (uint32_t)key.high};
    *fresh = true;
    return number;
}

uint32_t states_find(const struct states *states, struct hash key)
{
    return states->index_size ? states->index[place_of(states, key)].number : STATE_NONE;
}

void states_free(struct states *states)
{
    for (size_t i = 0; i < states->count; i += STATES_CHUNK)
        free(states->chunks[i / STATES_CHUNK]);
    free(states->chunks);
    free(states->index);
    *states = (struct states){0};
}

size_t states_bytes(const struct states *states)
{
    return states->count * states_stride(states) + states->index_size * sizeof *states->index;
}
