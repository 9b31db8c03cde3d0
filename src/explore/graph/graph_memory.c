/* The memory of a state, word by word. Where words lie depends on what is allocated alone: their
 * names are looked up once for every map of the heap. */
#include "explore/graph/graph_memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/machine/arena.h"
#include "explore/machine/hash.h"
#include "explore/machine/machine.h"
#include "explore/names/leaves.h"
#include "explore/steps/condition.h"
#include "explore/steps/mutex_model.h"
#include "explore/steps/pipe.h"
#include "explore/steps/semaphore.h"
#include "explore/steps/spin.h"
#include "explore/tell/action.h"

enum { WORDS_MOST = 1024 };

struct layout {
    struct hash key;
    struct leaves leaves;
};

/* What is allocated, and which of it are pipes. */
static struct hash layout_key(void)
{
    struct hash key = {0, 0};
    hash_bytes(&key, arena.map, (arena.granules + 15) / 16 * 16);
    for (size_t i = 0; i < arena.granules; i++)
        if (arena_kind(arena.map[i]) == ARENA_FIRST &&
            pipe_at((uintptr_t)arena.heap + i * ARENA_GRANULE))
            hash_words(&key, i, 1);
    return key;
}

static const struct leaves *layout_find(struct layouts *layouts)
{
    struct hash key = layout_key();
    for (size_t i = 0; i < layouts->count; i++)
        if (layouts->list[i].key.low == key.low && layouts->list[i].key.high == key.high)
            return &layouts->list[i].leaves;
    struct layout *more = realloc(layouts->list, (layouts->count + 1) * sizeof *more);
    if (!more)
        return NULL;
    layouts->list = more;
    struct layout *layout = &more[layouts->count++];
    *layout = (struct layout){.key = key};
    if (names_leaves(&layout->leaves))
        return NULL;
    for (size_t i = 0; i < layout->leaves.count; i++) {
        struct leaf *leaf = &layout->leaves.list[i];
        action_place(leaf->name, sizeof leaf->name, leaf->address, leaf->width);
    }
    return &layout->leaves;
}

void layouts_free(struct layouts *layouts)
{
    for (size_t i = 0; i < layouts->count; i++)
        free(layouts->list[i].leaves.list);
    free(layouts->list);
    *layouts = (struct layouts){0};
}

static void write_owner(char *text, size_t size, uint32_t owner)
{
    if (owner > machine.workers)
        snprintf(text, size, "held");
    else if (owner)
        snprintf(text, size, "held by %c", 'A' + (int)owner - 1);
    else
        snprintf(text, size, "free");
}

static void write_waiting(char *text, size_t size, uint32_t waiting)
{
    size_t used = (size_t)snprintf(text, size, waiting ? "waiting:" : "nobody waits");
    for (size_t w = 0; w < PROGRAM_WORKERS && used < size; w++)
        if (waiting >> w & 1)
            used += (size_t)snprintf(text + used, size - used, " %c", 'A' + (int)w);
}

static void write_pipe(char *text, size_t size, const struct model_pipe *pipe)
{
    enum { SHOWN = 16 };
    size_t used = (size_t)snprintf(text, size, pipe->used ? "%u bytes:" : "empty", pipe->used);
    for (size_t i = 0; i < pipe->used && i < SHOWN && used < size; i++)
        used += (size_t)snprintf(text + used, size - used, " %02x", pipe->bytes[i]);
    if (pipe->used > SHOWN && used < size)
        snprintf(text + used, size - used, " ...");
}

/* A plain value; memory that was allocated and not yet written says so. */
static void write_plain(char *text, size_t size, const struct leaf *leaf)
{
    step_value value = 0, fresh = 0;
    memcpy(&value, (const void *)(uintptr_t)leaf->address, leaf->width);
    memset(&fresh, 0xa5, leaf->width); /* arena_allocate()'s pattern */
    if (value == fresh)
        snprintf(text, size, "not set");
    else
        action_value(text, size, leaf->address, value, leaf->width);
}

static void write_value(char *text, size_t size, const struct leaf *leaf)
{
    const void *at = (const void *)(uintptr_t)leaf->address;
    switch ((enum leaf_kind)leaf->kind) {
    case LEAF_MUTEX:
        write_owner(text, size, ((const struct model_mutex *)at)->owner);
        break;
    case LEAF_SPIN:
        write_owner(text, size, spin_owner(*(const int *)at));
        break;
    case LEAF_CONDITION:
        write_waiting(text, size, ((const struct model_condition *)at)->waiting);
        break;
    case LEAF_SEMAPHORE:
        snprintf(text, size, "%u", ((const struct model_semaphore *)at)->value);
        break;
    case LEAF_PIPE:
        write_pipe(text, size, at);
        break;
    case LEAF_VALUE:
        write_plain(text, size, leaf);
    }
}

/* What waits in a worker's store buffer, the oldest first. */
static void write_buffer(char *text, size_t size, const struct buffer *buffer)
{
    char name[64], value[64];
    size_t used = (size_t)snprintf(text, size, buffer->count ? "" : "empty");
    for (size_t i = 0; i < buffer->count && used < size; i++) {
        const struct buffered *store = &buffer->stores[i];
        action_place(name, sizeof name, store->address, store->width);
        action_value(value, sizeof value, store->address, store->value, store->width);
        used += (size_t)snprintf(text + used, size - used, "%s%s = %s", i ? ", " : "", name, value);
    }
}

/* Sets one word of a row of values. */
static bool set_word(struct state_graph *graph, uint32_t *row, size_t *count, const char *name,
                     const char *text)
{
    uint32_t word = texts_number(&graph->words, name);
    uint32_t value = texts_number(&graph->texts, text);
    if (word == TEXT_NONE || value == TEXT_NONE)
        return false;
    if (word >= WORDS_MOST)
        return true;
    while (*count <= word)
        row[(*count)++] = TEXT_NONE;
    row[word] = value;
    return true;
}

bool graph_memory_note(struct state_graph *graph, struct layouts *layouts,
                       struct graph_memory *memory)
{
    static uint32_t row[WORDS_MOST];
    const struct leaves *leaves = layout_find(layouts);
    char name[64], text[512];
    size_t count = 0;
    bool noted = leaves != NULL;
    for (size_t i = 0; noted && i < leaves->count; i++) {
        write_value(text, sizeof text, &leaves->list[i]);
        noted = set_word(graph, row, &count, leaves->list[i].name, text);
    }
    for (size_t w = 0; machine.experiment.memory == MEMORY_TSO && noted && w < machine.workers;
         w++) {
        snprintf(name, sizeof name, "%c's store buffer", 'A' + (int)w);
        write_buffer(text, sizeof text, &machine.worker[w].buffer);
        noted = set_word(graph, row, &count, name, text);
    }
    if (!noted || !GRAPH_ROOM(graph, value, count))
        return false;
    *memory = (struct graph_memory){graph->value_count, count};
    memcpy(graph->values + graph->value_count, row, count * sizeof *row);
    graph->value_count += count;
    return true;
}
