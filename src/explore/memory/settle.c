/* Forgets what makes no difference any more: messages that nobody can read, views that everybody
 * has, nodes that can be on no circle. Two states that mean the same should be the same; where that
 * fails, there are more states, and nothing is wrong. */
#include "explore/memory/settle.h"

#include <string.h>

#include "explore/memory/left.h"
#include "explore/memory/messages.h"
#include "explore/memory/nodes.h"

/* A thread that has ended leaves its view to who joins it, a dead worker to who gets its lock. */
static bool leaves_view(size_t w)
{
    const struct machine_worker *worker = &machine.worker[w];
    return worker->status == WORKER_DEAD ||
           (thread_is(w) && worker->status == WORKER_FINISHED && worker->fiber.request.what);
}

/* What every worker knows who still moves. False: nobody does. */
static bool common_view(struct view *common)
{
    bool any = false;
    for (size_t w = 0; w < machine.workers; w++) {
        const struct view *now = &c11.worker[w].now;
        if (!worker_moves(w))
            continue;
        if (!any)
            *common = *now;
        any = true;
        view_meet(common, now);
        for (size_t v = 0; v < CLOCK_WORKERS; v++)
            if (common->clock.of[v] > machine.worker[w].clocks.now.of[v])
                common->clock.of[v] = machine.worker[w].clocks.now.of[v];
    }
    return any;
}

static void settle_workers(void)
{
    for (size_t w = 0; w < machine.workers; w++) {
        struct c11_worker *worker = &c11.worker[w];
        if (!worker_moves(w)) {
            struct view left = leaves_view(w) ? worker->now : (struct view){.returned = 0};
            *worker = (struct c11_worker){.now = left};
            continue;
        }
        if (!machine.experiment.fenceless)
            view_join(&worker->acquired, &worker->now);
        if (!worker->one)
            worker->last = 0;
    }
}

/* What is no moving worker's present view says no more than what somebody does not know. */
static void settle_views(const struct view *common)
{
    for (size_t w = 0; w < machine.workers; w++) {
        view_reduce(&c11.worker[w].released, common);
        if (!worker_moves(w))
            view_reduce(&c11.worker[w].now, common);
    }
    for (size_t i = 0; i < c11.messages_count; i++)
        view_reduce(&c11.messages[i].view, common);
    for (size_t i = c11.left_count; i-- > 0;) {
        view_reduce(&c11.left[i].view, common);
        if (view_is_bare(&c11.left[i].view, common))
            left_remove(i);
    }
}

static bool is_met(size_t location)
{
    if (machine.experiment.fenceless)
        return false;
    for (size_t i = 0, views = c11_views(); i < views; i++)
        if (c11_view(i)->through[location])
            return true;
    return false;
}

static void settle_locations(const struct view *common)
{
    for (size_t l = c11.locations_count; l-- > 0;) {
        const struct message *message = message_at(l, 0);
        if (c11.locations[l].count == 1 && !c11.locations[l].older && !message->before &&
            message->node == C11_NONE && view_is_bare(&message->view, common) && !is_met(l))
            location_forget(l);
    }
}

/* Whether something can still come before it: a load or store before its message, or before one
 * that it has seen. */
static bool is_open(size_t n)
{
    const struct node *node = &c11.nodes[n];
    for (size_t l = 0; l < c11.locations_count; l++) {
        if (node->fence && node->at.seen[l])
            return true;
        for (size_t i = 1; !node->fence && i < c11.locations[l].count; i++)
            if (message_at(l, i)->node == n)
                return true;
    }
    return false;
}

/* Whether node b says all that node a says: who asks for the one asks for the other. */
static bool is_outdone(size_t a, size_t b)
{
    const uint64_t first = node_bit(a), second = node_bit(b);
#define SAYS_MORE(mask) (((mask)&first) && !((mask)&second))
    for (size_t w = 0; w < machine.workers; w++) {
        const struct c11_worker *worker = &c11.worker[w];
        if (SAYS_MORE(worker->own) || SAYS_MORE(worker->many) ||
            SAYS_MORE(worker->one | worker->many))
            return false;
    }
    for (size_t l = 0; l < c11.locations_count; l++)
        if (SAYS_MORE(c11.locations[l].older))
            return false;
    for (size_t i = 0; i < c11.messages_count; i++)
        if (SAYS_MORE(c11.messages[i].before) || SAYS_MORE(c11.messages[i].fences))
            return false;
    for (size_t i = 0, views = c11_views(); i < views; i++) {
        const struct view *view = c11_view(i);
        if (SAYS_MORE(view->before) || SAYS_MORE(view->leads) || SAYS_MORE(view->apart))
            return false;
        for (size_t l = 0; l < c11.locations_count; l++)
            if (SAYS_MORE(view->through[l]))
                return false;
    }
    return true;
}

static bool is_needless(size_t n, uint64_t open)
{
    const struct node *node = &c11.nodes[n];
    if (open >> n & 1)
        return false;
    if (!node->before)
        return true;
    for (size_t i = 0; i < c11.nodes_count; i++) {
        const struct node *other = &c11.nodes[i];
        if (i != n && !(open >> i & 1) && other->before == node->before &&
            other->worker == node->worker && other->fence == node->fence &&
            other->address == node->address && is_outdone(n, i))
            return true;
    }
    return false;
}

/* A circle goes through nodes that something can still come before: others only pass on who is
 * before them. */
static void settle_nodes(void)
{
    for (bool again = c11.nodes_count; again;) {
        uint64_t open = 0;
        for (size_t n = 0; n < c11.nodes_count; n++)
            open |= (uint64_t)is_open(n) << n;
        again = false;
        for (size_t n = 0; n < c11.nodes_count; n++)
            c11.nodes[n].before &= open;
        for (size_t n = c11.nodes_count; n-- > 0 && !again;)
            if (is_needless(n, open)) {
                nodes_remove(n);
                again = true;
            }
    }
}

void settle(void)
{
    struct view common;
    settle_workers();
    if (!common_view(&common)) {
        memset(&c11, 0, offsetof(struct c11, worker));
        return;
    }
    for (size_t l = 0; l < c11.locations_count; l++)
        for (; common.seen[l]; common.seen[l]--)
            message_forget(l);
    if (c11.nodes_count || !machine.experiment.fenceless) {
        settle_nodes();
        common_view(&common);
    }
    settle_views(&common);
    settle_locations(&common);
}
