/* Atomic operations on sequentially consistent memory: each happens at one instant, in the order in
 * which the scheduler takes them. */
#include <string.h>

#include "explore/access.h"
#include "explore/arena.h"
#include "explore/room.h"

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

/* Everything of one width at once; 16-byte operands and results travel by address. */
static void perform(struct worker *worker, unsigned width)
{
    struct request *request = &worker->fiber.request;
    enum step_kind kind = step_kind(request->what);
    struct record *record = &machine.record;
    wide mask = width >= 16 ? ~(wide)0 : ((wide)1 << 8 * width) - 1;
    wide old = fetch(request->address, width), new = old;
    if (kind >= STEP_CAS_STRONG && kind <= STEP_CAS_VALUE) {
        bool by_value = kind == STEP_CAS_VALUE || kind == STEP_CAS_WEAK_VALUE;
        wide expected = by_value ? request->first & mask : fetch(request->first, width);
        wide desired = width > 8 ? fetch(request->second, 16) : request->second & mask;
        record->succeeded = old == expected;
        if (record->succeeded)
            new = desired;
        else
            record->order = (uint8_t)step_order_failed(request->what);
        if (by_value) {
            worker->fiber.result = (uint64_t)old;
            request->second = record->succeeded;
        } else {
            worker->fiber.result = record->succeeded;
            if (!record->succeeded)
                put_back(request->first, width, old);
        }
    } else {
        wide operand = width > 8 && kind != STEP_LOAD ? fetch(request->first, 16) : request->first;
        if (kind != STEP_LOAD)
            new = combine(kind, old, operand) & mask;
        worker->fiber.result = (uint64_t)old;
        if (width > 8 && kind != STEP_STORE)
            put_back(request->second, 16, old);
    }
    if (kind != STEP_LOAD)
        put_back(request->address, width, new);
    record->before = (uint64_t)old;
    record->after = (uint64_t) new;
}

void memory_perform(struct worker *worker)
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
        perform(worker, width);
}
