/* The table of nodes: see nodes.h. It stands in an order of its own, so that states that mean the
 * same are the same; so a new node moves the bits of those behind it. */
#include "explore/memory/nodes.h"

#include <string.h>

#include "explore/machine/trouble.h"

uint64_t nodes_fences(void)
{
    uint64_t nodes = 0;
    for (size_t i = 0; i < c11.nodes_count; i++)
        nodes |= c11.nodes[i].fence ? node_bit(i) : 0;
    return nodes;
}

uint64_t nodes_accesses(uint64_t address)
{
    uint64_t nodes = 0;
    for (size_t i = 0; i < c11.nodes_count; i++)
        nodes |= !c11.nodes[i].fence && c11.nodes[i].address == address ? node_bit(i) : 0;
    return nodes;
}

static void open_bit(uint64_t *mask, size_t at)
{
    uint64_t below = node_bit(at) - 1;
    *mask = (*mask & below) | (*mask & ~below) << 1;
}

static void close_bit(uint64_t *mask, size_t at)
{
    uint64_t below = node_bit(at) - 1;
    *mask = (*mask & below) | (*mask >> 1 & ~below);
}

/* Does so to every mask of nodes that there is. */
static void shift_masks(void (*shift)(uint64_t *mask, size_t at), size_t at)
{
    for (size_t w = 0; w < machine.workers; w++) {
        struct c11_worker *worker = &c11.worker[w];
        shift(&worker->own, at);
        shift(&worker->many, at);
        shift(&worker->one, at);
    }
    for (size_t l = 0; l < c11.locations_count; l++)
        shift(&c11.locations[l].older, at);
    for (size_t i = 0; i < c11.messages_count; i++) {
        shift(&c11.messages[i].before, at);
        shift(&c11.messages[i].fences, at);
    }
    for (size_t i = 0; i < c11.nodes_count; i++)
        shift(&c11.nodes[i].before, at);
    for (size_t i = 0, views = c11_views(); i < views; i++) {
        struct view *view = c11_view(i);
        shift(&view->before, at);
        shift(&view->leads, at);
        shift(&view->apart, at);
        for (size_t l = 0; l < c11.locations_count; l++)
            shift(&view->through[l], at);
    }
}

uint8_t nodes_add(const struct machine_worker *worker, struct node node)
{
    size_t at = 0;
    node.worker = (uint8_t)worker_number(worker);
    if (c11.nodes_count == C11_NODES) {
        trouble_in_step(VERDICT_REFUSED, worker->fiber.request.caller,
                        "more than %d seq_cst operations at a time in C11 memory", C11_NODES);
        return C11_NONE;
    }
    while (at < c11.nodes_count && c11.nodes[at].worker <= node.worker)
        at++;
    shift_masks(open_bit, at);
    for (size_t i = 0; i < c11.messages_count; i++)
        if (c11.messages[i].node != C11_NONE && c11.messages[i].node >= at)
            c11.messages[i].node++;
    memmove(&c11.nodes[at + 1], &c11.nodes[at], (c11.nodes_count - at) * sizeof *c11.nodes);
    c11.nodes[at] = node;
    c11.nodes_count++;
    return (uint8_t)at;
}

void nodes_remove(size_t at)
{
    c11.nodes_count--;
    memmove(&c11.nodes[at], &c11.nodes[at + 1], (c11.nodes_count - at) * sizeof *c11.nodes);
    shift_masks(close_bit, at);
    for (size_t i = 0; i < c11.messages_count; i++) {
        uint8_t *node = &c11.messages[i].node;
        if (*node == at)
            *node = C11_NONE;
        else if (*node != C11_NONE && *node > at)
            --*node;
    }
}
