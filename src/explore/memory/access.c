/* Reads and stores by messages: see access.h. */
#include "explore/memory/access.h"

#include "explore/memory/left.h"
#include "explore/memory/messages.h"
#include "explore/memory/nodes.h"
#include "explore/memory/sequential.h"
#include "explore/steps/bytes.h"

/* The value that a compare-exchange expects. */
static step_value expected_by(const struct request *request)
{
    unsigned width = step_width(request->what);
    return step_kind(request->what)->by_value ? request->first & atomic_mask(width)
                                              : atomic_fetch(request->first, width);
}

/* Whether nothing can come between that message and the next. */
static bool is_taken(size_t location, size_t rank)
{
    return rank + 1u < c11.locations[location].count && message_at(location, rank + 1)->follows;
}

/* Whether the operation can take that message. */
static bool may_take(struct touch *touch, bool fails)
{
    const struct request *request = &touch->worker->fiber.request;
    const struct step_kind *kind = step_kind(request->what);
    touch->order = step_order(request->what);
    touch->reads = step_of(request->what) != STEP_STORE;
    touch->writes = !kind->only_reads;
    if (kind->compares) {
        bool equal = message_value(touch->location, touch->rank) == expected_by(request);
        if (fails && !equal)
            return false;
        touch->writes = equal && !fails;
        if (!touch->writes)
            touch->order = step_order_failed(request->what);
    }
    return !(touch->writes && is_taken(touch->location, touch->rank)) && !psc_forbids(touch);
}

unsigned access_picks(const struct machine_worker *worker, bool fails)
{
    struct touch touch = {.worker = worker, .location = location_at(worker->fiber.request.address)};
    unsigned picks = 0;
    if (touch.location == SIZE_MAX)
        return 0;
    size_t count = c11.locations[touch.location].count;
    for (touch.rank = c11_of(worker)->now.seen[touch.location]; touch.rank < count; touch.rank++)
        picks |= (unsigned)may_take(&touch, fails) << (count - 1 - touch.rank);
    return picks;
}

bool access_begin(struct touch *touch, const struct machine_worker *worker, uint8_t pick)
{
    *touch = (struct touch){.worker = worker};
    if (!location_reach(&worker->fiber.request, &touch->location))
        return false;
    if (touch->location != SIZE_MAX)
        touch->rank = c11.locations[touch->location].count - 1u - pick;
    return true;
}

step_value access_value(const struct touch *touch)
{
    const struct request *request = &touch->worker->fiber.request;
    return touch->location == SIZE_MAX ? atomic_fetch(request->address, step_width(request->what))
                                       : message_value(touch->location, touch->rank);
}

static void end_read(const struct touch *touch, uint8_t node)
{
    struct c11_worker *own = c11_of(touch->worker);
    struct message *message = message_at(touch->location, touch->rank);
    uint64_t fences = nodes_fences();
    if (c11_acquires(touch->order))
        view_join(&own->now, &message->view);
    else if (!machine.experiment.fenceless)
        view_join(&own->acquired, &message->view);
    if (own->now.seen[touch->location] < touch->rank)
        own->now.seen[touch->location] = (uint8_t)touch->rank;
    /* Whoever came to an older message, or stored this one, comes before this load. */
    own->now.leads |= fences & message->fences;
    own->now.leads |= fences & (touch->rank ? psc_before(touch->location, touch->rank - 1)
                                            : c11.locations[touch->location].older);
    message->before |= own->now.before & fences;
    if (node != C11_NONE)
        message->before |= node_bit(node);
}

/* What the new message hands on. The first message of a release sequence may be an older store of
 * this worker's. */
static struct view view_of_store(const struct touch *touch, uint8_t node)
{
    struct c11_worker *own = c11_of(touch->worker);
    uint64_t address = c11.locations[touch->location].address;
    uint8_t self = (uint8_t)worker_number(touch->worker);
    struct view view = own->released;
    if (c11_releases(touch->order)) {
        view = psc_leaving(own);
        if (node != C11_NONE)
            view.before |= node_bit(node);
        left_join(address, 1, self, &view);
    } else if (left_at(address, self)) {
        view_join(&view, &left_at(address, self)->view);
    }
    if (touch->reads)
        view_join(&view, &message_at(touch->location, touch->rank)->view);
    return view;
}

static void end_store(const struct touch *touch, uint8_t node, step_value value)
{
    struct c11_worker *own = c11_of(touch->worker);
    size_t rank = touch->rank + 1;
    own->now.leads |= psc_before(touch->location, touch->rank);
    if (!message_insert(touch->location, rank, value, &touch->worker->fiber.request))
        return;
    own->now.seen[touch->location] = (uint8_t)rank;
    if (!machine.experiment.fenceless && own->now.written[touch->location] < rank)
        own->now.written[touch->location] = (uint8_t)rank;
    struct view view = view_of_store(touch, node);
    struct message *message = message_at(touch->location, rank);
    message->view = view;
    message->follows = touch->reads;
    message->node = node;
    message->fences = own->now.before & nodes_fences();
    message->before = message->fences;
    if (node != C11_NONE)
        message->before |= node_bit(node);
}

/* Whether nobody will know that it happened: it read what everybody knows. */
static bool is_nothing(const struct touch *touch)
{
    return touch->location == SIZE_MAX && !touch->writes && !c11.nodes_count &&
           (touch->order != __ATOMIC_SEQ_CST || machine.experiment.seq_cst);
}

static void end_by_messages(const struct touch *touch, step_value value)
{
    struct c11_worker *own = c11_of(touch->worker);
    uint64_t address = c11.locations[touch->location].address;
    uint8_t node = psc_touch(touch);
    psc_passes(own, address);
    if (touch->reads)
        end_read(touch, node);
    own->now.leads |= own->now.before & nodes_accesses(address);
    own->now.through[touch->location] |= own->now.before & nodes_fences();
    if (touch->writes)
        end_store(touch, node, value);
    if (node != C11_NONE) {
        own->own |= node_bit(node);
        own->now.before |= node_bit(node);
        own->now.leads |= node_bit(node);
    }
    psc_passed(own);
}

void access_end(struct touch *touch, struct machine_worker *worker, step_value value)
{
    machine.met_weaker |= touch->order != __ATOMIC_SEQ_CST;
    c11_begin(worker);
    if (is_nothing(touch))
        return;
    if (touch->location == SIZE_MAX)
        touch->location = location_make(&worker->fiber.request);
    if (touch->location == SIZE_MAX)
        return;
    if (machine.experiment.seq_cst)
        sequential_end(touch, value);
    else
        end_by_messages(touch, value);
    c11_end(worker);
}
