/* C11 memory as one value: saved, put back, hashed. See c11.h. */
#include "explore/memory/c11.h"

#include <string.h>

struct c11 c11;
bool c11_begun;

void c11_open(void)
{
    memset(&c11, 0, sizeof c11);
    c11_begun = machine.experiment.memory == MEMORY_C11;
    for (size_t w = 0; c11_begun && w < machine.workers; w++)
        for (size_t v = 0; v <= machine.workers; v++)
            c11.worker[w].now.returned |= machine_returned(&machine.worker[v]) << 8 * v;
}

void c11_close(void)
{
    c11_begun = false;
}

size_t c11_views(void)
{
    size_t each = machine.experiment.fenceless ? 2 : 3;
    return !c11_begun
               ? 0
               : each * machine.workers + c11.messages_count + c11.left_count + c11.nodes_count;
}

void c11_begin(const struct machine_worker *worker)
{
    c11_of(worker)->now.clock = worker->clocks.now;
}

void c11_end(struct machine_worker *worker)
{
    worker->clocks.now = c11_of(worker)->now.clock;
}

#define COUNTS offsetof(struct c11, worker)

/* Elements of an array, and how much of each is in use. */
struct part {
    void *start;
    size_t count, stride, used;
};

enum { PARTS = 6 };

/* Without fences the views end early, and nobody has an .acquired. */
static void list_parts(struct part parts[PARTS])
{
    size_t workers = machine.workers, each = sizeof *c11.worker, view = view_bytes();
    bool fences = !machine.experiment.fenceless;
#define PART(array, count, last)                                                                   \
    {                                                                                              \
        (array), (count), sizeof *(array),                                                         \
            fences ? sizeof *(array) : (size_t)((char *)&(array)->last - (char *)(array)) + view   \
    }
    const struct part all[PARTS] = {
        PART(c11.worker, workers, now),
        {&c11.worker->released, fences ? 0 : workers, each, view},
        {c11.locations, c11.locations_count, sizeof *c11.locations, sizeof *c11.locations},
        PART(c11.messages, c11.messages_count, view),
        PART(c11.left, c11.left_count, view),
        PART(c11.nodes, c11.nodes_count, at),
    };
    memcpy(parts, all, sizeof all);
}

size_t c11_bytes(void)
{
    struct part parts[PARTS];
    size_t bytes = COUNTS;
    if (!c11_begun)
        return 0;
    list_parts(parts);
    for (size_t p = 0; p < PARTS; p++)
        bytes += parts[p].count * parts[p].used;
    return bytes;
}

/* Copies elements that lie so far apart to where they shall; all at once if these are the same. */
static void copy(unsigned char *to, size_t to_stride, const unsigned char *from, size_t from_stride,
                 const struct part *part)
{
    if (to_stride == from_stride) {
        memcpy(to, from, part->count * part->stride);
        return;
    }
    for (size_t i = 0; i < part->count; i++, to += to_stride, from += from_stride)
        memcpy(to, from, part->used);
}

unsigned char *c11_save(unsigned char *to)
{
    struct part parts[PARTS];
    if (!c11_begun)
        return to;
    memcpy(to, &c11, COUNTS);
    to += COUNTS;
    list_parts(parts);
    for (size_t p = 0; p < PARTS; to += parts[p].count * parts[p].used, p++)
        copy(to, parts[p].used, parts[p].start, parts[p].stride, &parts[p]);
    return to;
}

const unsigned char *c11_load(const unsigned char *from)
{
    struct part parts[PARTS];
    if (!c11_begun)
        return from;
    memcpy(&c11, from, COUNTS);
    from += COUNTS;
    list_parts(parts);
    for (size_t p = 0; p < PARTS; from += parts[p].count * parts[p].used, p++)
        copy(parts[p].start, parts[p].stride, from, parts[p].used, &parts[p]);
    return from;
}

static void hash_view(struct hash *key, const struct view *view)
{
    size_t bytes = (size_t)(c11.locations_count + 7) / 8 * 8;
    uint64_t first;
    memcpy(&first, view->seen, sizeof first);
    hash_words(key, first, view->returned);
    if (bytes > sizeof first)
        hash_bytes(key, view->seen + sizeof first, bytes - sizeof first);
    if (c11.nodes_count) {
        hash_words(key, view->before, view->leads);
        hash_words(key, view->apart, 3);
    }
    if (machine.experiment.fenceless)
        return;
    hash_bytes(key, view->written, bytes);
    if (c11.nodes_count)
        hash_bytes(key, view->through, bytes * sizeof *view->through);
}

/* Without nodes their masks say nothing. */
static void hash_message(struct hash *key, const struct message *message)
{
    hash_words(key, (uint64_t)message->value, message->follows);
    if (message->value >> 64)
        hash_words(key, (uint64_t)(message->value >> 64), 1);
    if (!c11.nodes_count)
        return;
    hash_words(key, message->before, message->fences);
    hash_words(key, message->node, 2);
}

void c11_hash(struct hash *key)
{
    if (!c11_begun)
        return;
    hash_words(key, (uint64_t)c11.locations_count << 8 | c11.messages_count,
               (uint64_t)c11.left_count << 8 | c11.nodes_count);
    for (size_t w = 0; c11.nodes_count && w < machine.workers; w++) {
        const struct c11_worker *worker = &c11.worker[w];
        hash_words(key, worker->many, worker->one);
        hash_words(key, worker->own, worker->last);
    }
    for (size_t i = 0; i < c11.locations_count; i++) {
        const struct location *location = &c11.locations[i];
        hash_words(key, location->address, (uint64_t)location->count << 8 | location->width);
        if (c11.nodes_count)
            hash_words(key, location->older, 3);
    }
    for (size_t i = 0; i < c11.messages_count; i++)
        hash_message(key, &c11.messages[i]);
    for (size_t i = 0; i < c11.left_count; i++)
        hash_words(key, c11.left[i].address, c11.left[i].size << 8 | c11.left[i].worker);
    for (size_t i = 0; i < c11.nodes_count; i++) {
        const struct node *node = &c11.nodes[i];
        hash_words(key, node->address, node->before);
        hash_words(key, node->worker, node->fence);
    }
    for (size_t i = 0, views = c11_views(); i < views; i++)
        hash_view(key, c11_view(i));
}
