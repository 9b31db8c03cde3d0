/* C11 memory as one value: saved, put back, hashed. See c11.h. */
#include "explore/memory/c11.h"

#include <assert.h>
#include <string.h>

struct c11 c11;
static bool begun;

void c11_open(void)
{
    memset(&c11, 0, sizeof c11);
    begun = machine.experiment.memory == MEMORY_C11;
    for (size_t w = 0; begun && w < machine.workers; w++)
        for (size_t v = 0; v <= machine.workers; v++)
            c11.worker[w].now.returned |= machine_returned(&machine.worker[v]) << 8 * v;
}

void c11_close(void)
{
    begun = false;
}

bool c11_models(const struct machine_worker *worker)
{
    return begun && worker != &machine.worker[machine.workers];
}

enum { VIEWS_EACH = sizeof(struct c11_worker) / sizeof(struct view) };

size_t c11_views(void)
{
    return !begun ? 0
                  : VIEWS_EACH * machine.workers + c11.messages_count + c11.left_count +
                        c11.nodes_count;
}

struct view *c11_view(size_t i)
{
    if (i < VIEWS_EACH * machine.workers) {
        struct c11_worker *worker = &c11.worker[i / VIEWS_EACH];
        struct view *const views[VIEWS_EACH] = {&worker->now, &worker->acquired, &worker->released};
        return views[i % VIEWS_EACH];
    }
    i -= VIEWS_EACH * machine.workers;
    if (i < c11.messages_count)
        return &c11.messages[i].view;
    i -= c11.messages_count;
    if (i < c11.left_count)
        return &c11.left[i].view;
    i -= c11.left_count;
    assert(i < c11.nodes_count);
    return &c11.nodes[i].at;
}

void c11_begin(const struct machine_worker *worker)
{
    c11_of(worker)->now.clock = worker->clocks.now;
}

void c11_end(struct machine_worker *worker)
{
    worker->clocks.now = c11_of(worker)->now.clock;
}

/* The parts of it that are in use. */
#define PARTS(what)                                                                                \
    what(c11.worker, machine.workers) what(c11.locations, c11.locations_count)                     \
        what(c11.messages, c11.messages_count) what(c11.left, c11.left_count)                      \
            what(c11.nodes, c11.nodes_count)
#define COUNTS offsetof(struct c11, worker)

size_t c11_bytes(void)
{
    if (!begun)
        return 0;
    size_t bytes = COUNTS;
#define ADD(array, count) bytes += (count) * sizeof *(array);
    PARTS(ADD)
    return bytes;
}

unsigned char *c11_save(unsigned char *to)
{
    if (!begun)
        return to;
    memcpy(to, &c11, COUNTS);
    to += COUNTS;
#define PUT(array, count)                                                                          \
    memcpy(to, (array), (count) * sizeof *(array));                                                \
    to += (count) * sizeof *(array);
    PARTS(PUT)
    return to;
}

const unsigned char *c11_load(const unsigned char *from)
{
    if (!begun)
        return from;
    memcpy(&c11, from, COUNTS);
    from += COUNTS;
#define TAKE(array, count)                                                                         \
    memcpy((array), from, (count) * sizeof *(array));                                              \
    from += (count) * sizeof *(array);
    PARTS(TAKE)
    return from;
}

static void hash_view(struct hash *key, const struct view *view)
{
    size_t bytes = (size_t)(c11.locations_count + 7) / 8 * 8; /* behind them there are zeros */
    hash_bytes(key, view->seen, bytes);
    hash_bytes(key, view->written, bytes);
    hash_words(key, view->returned, 0);
    if (!c11.nodes_count)
        return;
    hash_words(key, view->apart, 0);
    hash_bytes(key, view->through, bytes * sizeof *view->through);
    hash_words(key, view->before, view->leads);
}

void c11_hash(struct hash *key)
{
    if (!begun)
        return;
    hash_words(key, (uint64_t)c11.locations_count << 8 | c11.messages_count,
               (uint64_t)c11.left_count << 8 | c11.nodes_count);
    for (size_t w = 0; w < machine.workers; w++) {
        const struct c11_worker *worker = &c11.worker[w];
        hash_words(key, worker->many, worker->one);
        hash_words(key, worker->own, worker->last);
    }
    for (size_t i = 0; i < c11.locations_count; i++) {
        const struct location *location = &c11.locations[i];
        hash_words(key, location->address, location->older);
        hash_words(key, location->count, location->width);
    }
    for (size_t i = 0; i < c11.messages_count; i++) {
        const struct message *message = &c11.messages[i];
        hash_words(key, (uint64_t)message->value, (uint64_t)(message->value >> 64));
        hash_words(key, message->before, message->fences);
        hash_words(key, message->node, message->follows);
    }
    for (size_t i = 0; i < c11.left_count; i++)
        hash_words(key, c11.left[i].address, c11.left[i].size << 8 | c11.left[i].worker);
    for (size_t i = 0; i < c11.nodes_count; i++) {
        const struct node *node = &c11.nodes[i];
        hash_words(key, node->address, node->before);
        hash_words(key, node->worker, node->fence);
    }
    for (size_t i = 0; i < c11_views(); i++)
        hash_view(key, c11_view(i));
}
