/* The edges of psc between nodes: see psc.h. */
#include "explore/memory/psc.h"

#include <assert.h>
#include <string.h>

#include "explore/memory/messages.h"
#include "explore/memory/nodes.h"

uint64_t psc_before(size_t location, size_t rank)
{
    uint64_t nodes = c11.locations[location].older;
    for (size_t i = 0; i <= rank; i++)
        nodes |= message_at(location, i)->before;
    return nodes;
}

/* Those, and all before them. */
static uint64_t with_earlier(uint64_t nodes)
{
    uint64_t all = nodes;
    for (size_t i = 0; i < c11.nodes_count; i++)
        all |= nodes & node_bit(i) ? c11.nodes[i].before : 0;
    return all;
}

/* From here on `nodes` and all before them come before `targets`, and before all after these. */
static void link_nodes(uint64_t nodes, uint64_t targets)
{
    uint64_t all = with_earlier(nodes);
    for (size_t i = 0; all && i < c11.nodes_count; i++)
        if ((c11.nodes[i].before | node_bit(i)) & targets)
            c11.nodes[i].before |= all;
}

/* What comes after an operation that reads or stores there: the later stores, and the fences that
 * these, or with `reads` the readers of these, happened before. */
static uint64_t later(size_t location, size_t rank, bool reads)
{
    uint64_t nodes = 0;
    for (size_t i = rank + 1; i < c11.locations[location].count; i++)
        if (message_at(location, i)->node != C11_NONE)
            nodes |= node_bit(message_at(location, i)->node);
    for (size_t i = 0; i < c11.nodes_count; i++) {
        const struct node *node = &c11.nodes[i];
        const uint8_t *ranks = reads ? node->at.seen : node->at.written;
        nodes |= node->fence && ranks[location] > rank ? node_bit(i) : 0;
    }
    return nodes;
}

/* What the worker will know once it has touched the message. */
static struct view view_after(const struct touch *touch)
{
    struct view view = c11_of(touch->worker)->now;
    if (touch->reads && c11_acquires(touch->order))
        view_join(&view, &message_at(touch->location, touch->rank)->view);
    return view;
}

/* The nodes that come before a seq_cst access: its worker's earlier accesses; fences that happened
 * before something before it; accesses with other locations between, or of the same location, that
 * happened before it; and for a store those before it in the order of messages. */
static uint64_t earlier(const struct touch *touch, const struct view *after)
{
    const struct c11_worker *own = c11_of(touch->worker);
    uint64_t address = c11.locations[touch->location].address;
    uint64_t nodes = own->own | (own->now.before & nodes_fences()) | own->many;
    if (own->last != address)
        nodes |= own->one;
    nodes |= (after->before & nodes_accesses(address)) | after->through[touch->location];
    if (touch->writes)
        nodes |= psc_before(touch->location, touch->rank);
    return nodes;
}

bool psc_forbids(const struct touch *touch)
{
    if (!c11.nodes_count)
        return false;
    uint64_t stores = later(touch->location, touch->rank, false);
    uint64_t any = later(touch->location, touch->rank, true) | stores;
    if (!any)
        return false;
    struct view after = view_after(touch);
    if (with_earlier(after.before & nodes_fences()) & any)
        return true;
    return touch->order == __ATOMIC_SEQ_CST && with_earlier(earlier(touch, &after)) & stores;
}

/* The fences that are still to come where a later store is known, or a reader of one. */
static void lead_on(const struct touch *touch, uint8_t node, uint64_t fences)
{
    for (size_t i = 0, views = c11_views(); i < views; i++) {
        struct view *view = c11_view(i);
        if (view->seen[touch->location] > touch->rank)
            view->leads |= fences;
        if (node != C11_NONE && view->written[touch->location] > touch->rank)
            view->leads |= node_bit(node);
    }
}

uint8_t psc_touch(const struct touch *touch)
{
    uint8_t node = C11_NONE;
    bool sc = touch->order == __ATOMIC_SEQ_CST;
    if (sc)
        node = nodes_add(touch->worker,
                         (struct node){.address = c11.locations[touch->location].address});
    if (!c11.nodes_count || (sc && node == C11_NONE))
        return C11_NONE;
    struct view after = view_after(touch);
    uint64_t stores = later(touch->location, touch->rank, false);
    uint64_t any = later(touch->location, touch->rank, true) | stores;
    if (sc) {
        c11.nodes[node].before = with_earlier(earlier(touch, &after));
        link_nodes(node_bit(node), stores);
    }
    uint64_t fences = after.before & nodes_fences();
    link_nodes(fences, any);
    lead_on(touch, node, fences);
    return node;
}

void psc_fence(const struct machine_worker *worker)
{
    struct c11_worker *own = c11_of(worker);
    uint8_t node = nodes_add(worker, (struct node){.fence = true});
    if (node == C11_NONE)
        return;
    struct view leaving = psc_leaving(own);
    struct node *fence = &c11.nodes[node];
    fence->before = with_earlier(leaving.leads);
    memcpy(fence->at.seen, own->now.seen, sizeof fence->at.seen);
    memcpy(fence->at.written, own->now.written, sizeof fence->at.written);
    own->now.before |= node_bit(node);
    own->now.leads |= node_bit(node);
}

void psc_passes(struct c11_worker *worker, uint64_t address)
{
    if (!address || worker->last != address) {
        worker->many |= worker->one;
        worker->one = 0;
        worker->last = address;
    }
    worker->now.apart |= worker->own & ~(address ? nodes_accesses(address) : 0);
}

void psc_passed(struct c11_worker *worker)
{
    worker->one |= worker->now.apart & ~worker->many;
}

struct view psc_leaving(const struct c11_worker *worker)
{
    struct view view = worker->now;
    view.leads |= worker->many;
    return view;
}
