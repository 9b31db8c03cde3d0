/* Atomic operations: each happens at one instant, in the order in which the scheduler takes them. A
 * store that goes into a buffer happens there, and its flush is another step. */
#include <string.h>

#include "explore/hooks/access.h"
#include "explore/machine/arena.h"
#include "explore/machine/room.h"

__extension__ typedef unsigned __int128 wide;

static wide fetch(uint64_t address, unsigned width)
{
    wide value = 0;
    memcpy(&value, (const void *)address, width); /* both machines are little-endian */
    return value;
}

static void put_back(uint64_t address, unsigned width, wide value)
{
    memcpy((void *)address, &value, width);
}

static wide combine(enum step_kind kind, wide old, wide operand)
{
    switch (kind) {
    case STEP_ADD:
        return old + operand;
    case STEP_SUB:
        return old - operand;
    case STEP_AND:
        return old & operand;
    case STEP_OR:
        return old | operand;
    case STEP_XOR:
        return old ^ operand;
    case STEP_NAND:
        return ~(old & operand);
    default:
        return operand; /* store, exchange */
    }
}

/* What is in memory afterwards. A compare-exchange by value has two results. */
static wide exchange(struct machine_worker *worker, wide old, wide mask, bool fails)
{
    struct request *request = &worker->fiber.request;
    enum step_kind kind = step_kind(request->what);
    unsigned width = step_width(request->what);
    bool by_value = kind == STEP_CAS_VALUE || kind == STEP_CAS_WEAK_VALUE;
    wide expected = by_value ? request->first & mask : fetch(request->first, width);
    wide desired = width > 8 ? fetch(request->second, 16) : request->second & mask;
    bool done = old == expected && !fails;
    worker->fiber.result = by_value ? (uint64_t)old : done;
    if (by_value)
        request->second = done;
    else if (!done)
        put_back(request->first, width, old);
    machine.record.succeeded = done;
    if (!done)
        machine.record.order = (uint8_t)step_order_failed(request->what);
    return done ? desired : old;
}

/* Everything of one width at once; 16-byte operands and results travel by address. */
static void perform(struct machine_worker *worker, unsigned width, bool fails)
{
    struct request *request = &worker->fiber.request;
    enum step_kind kind = step_kind(request->what);
    struct record *record = &machine.record;
    wide mask = width >= 16 ? ~(wide)0 : ((wide)1 << 8 * width) - 1;
    wide old = fetch(request->address, width), new = old;
    if (worker->buffer.count) {
        buffer_forward(&worker->buffer, request->address, &old, width);
        record->buffered = buffer_meets(&worker->buffer, request->address, width);
    }
    if (kind >= STEP_CAS_STRONG && kind <= STEP_CAS_VALUE) {
        new = exchange(worker, old, mask, fails);
    } else {
        wide operand = width > 8 && kind != STEP_LOAD ? fetch(request->first, 16) : request->first;
        if (kind != STEP_LOAD)
            new = combine(kind, old, operand) & mask;
        worker->fiber.result = (uint64_t)old;
        if (width > 8 && kind != STEP_STORE)
            put_back(request->second, 16, old);
    }
    if (buffer_wants(request)) {
        buffer_put(worker, (uint64_t) new);
        record->buffered = true;
    } else if (kind != STEP_LOAD) {
        put_back(request->address, width, new);
    }
    record->before = (uint64_t)old;
    record->after = (uint64_t) new;
}

bool memory_swaps(const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    enum step_kind kind = step_kind(request->what);
    unsigned width = step_width(request->what);
    if (kind != STEP_CAS_WEAK && kind != STEP_CAS_WEAK_VALUE)
        return false;
    if (arena_place(request->address, width) != ARENA_LIVE)
        return false;
    wide expected = request->first;
    if (kind == STEP_CAS_WEAK)
        expected = fetch(request->first, width);
    return fetch(request->address, width) == expected;
}

void memory_perform(struct machine_worker *worker, bool fails)
{
    const struct request *request = &worker->fiber.request;
    unsigned width = step_width(request->what);
    uint64_t top = stack_top((size_t)(worker - machine.worker));
    enum arena_place place = arena_place(request->address, width);
    if (place == ARENA_FREED)
        trouble_in_step(VERDICT_FREED, request->caller, "%s memory that is not allocated",
                        step_word(step_kind(request->what)));
    else if (place == ARENA_OUTSIDE &&
             (request->address < worker->fiber.stack || request->address >= top))
        trouble_in_step(access_is_static(request->address) ? VERDICT_REFUSED : VERDICT_FREED,
                        request->caller,
                        "%s outside the queue's memory, the heap and its own stack",
                        step_word(step_kind(request->what)));
    else
        perform(worker, width, fails);
}
