/* Futexes: a worker sleeps on a word of memory as long as it has a value, and is woken by whoever
 * changes it. A wait is two steps: it looks, and falls asleep if the word is as expected; later it
 * is woken, or gives up, or wakes up without cause. A wake finds who sleeps there at that moment,
 * and nobody else: it is not kept for those who come later. After futex(2). */
#include "explore/steps/futex.h"

#include <errno.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "explore/machine/arena.h"
#include "explore/machine/stack_writes.h"
#include "explore/machine/trouble.h"
#include "explore/races/order.h"
#include "explore/steps/atomic.h"
#include "explore/steps/bytes.h"
#include "explore/steps/object.h"

/* Set in .first by who wakes it. */
enum { ASLEEP, WOKEN };

static bool sleeps_on(const struct machine_worker *worker, uint64_t address)
{
    const struct request *request = &worker->fiber.request;
    return step_of(request->what) == STEP_FUTEX_WOKEN && request->address == address &&
           request->first == ASLEEP && worker_moves(worker_number(worker));
}

static unsigned sleepers(uint64_t address)
{
    unsigned list = 0;
    for (size_t w = 0; w < machine.workers; w++)
        list |= (unsigned)sleeps_on(&machine.worker[w], address) << w;
    return list;
}

/* Whether a word can be there, and sleepers on it: who wakes them does not look at it. */
static bool wake_reached(const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    if (arena_place(request->address, 1) == ARENA_OUTSIDE &&
        stack_owner(request->address) == SIZE_MAX)
        object_outside(request);
    return !machine.trouble;
}

static bool wait_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    if (!atomic_reached(worker))
        return true;
    struct request *request = &worker->fiber.request;
    machine.record.before = machine.record.after = atomic_fetch(request->address, FUTEX_WIDTH);
    if ((uint64_t)machine.record.before != request->first)
        return object_done(worker, EAGAIN);
    request->what += STEP_FUTEX_WOKEN - STEP_FUTEX_WAIT;
    request->first = ASLEEP;
    return false;
}

static bool woken_enabled(const struct machine_worker *worker)
{
    return worker->fiber.request.first == WOKEN || object_refuses(worker);
}

/* Who was woken in time is not told that time is up. */
static bool woken_offers(const struct machine_worker *worker, enum ingredient ingredient)
{
    return !woken_enabled(worker) &&
           (ingredient == INGREDIENT_WAKEUP || object_times_out(worker, ingredient, true));
}

static bool woken_performs(struct machine_worker *worker, struct choice choice)
{
    bool woken = worker->fiber.request.first == WOKEN;
    bool late = choice.ingredient == INGREDIENT_TIMEOUT || choice.ingredient == INGREDIENT_EARLY ||
                (choice.ingredient == INGREDIENT_NONE && !woken);
    return object_done(worker, late ? ETIMEDOUT : 0);
}

static unsigned wake_picks(const struct machine_worker *worker)
{
    unsigned list = sleepers(worker->fiber.request.address);
    return worker->fiber.request.first == 1 ? list : 0;
}

static bool wake_performs(struct machine_worker *worker, struct choice choice)
{
    if (!wake_reached(worker))
        return true;
    const struct request *request = &worker->fiber.request;
    unsigned list = sleepers(request->address), count = (unsigned)__builtin_popcount(list);
    if (request->first == 1) {
        list &= 1u << choice.pick;
    } else if (request->first < count) {
        trouble_in_step(VERDICT_REFUSED, request->caller,
                        "wakes %d of %u who sleep; one and all are modelled", (int)request->first,
                        count);
        return true;
    }
    for (size_t w = 0; w < machine.workers; w++) {
        struct machine_worker *sleeper = &machine.worker[w];
        if (list >> w & 1) {
            sleeper->fiber.request.first = WOKEN;
            sleeper->hashed = false;
        }
    }
    machine.record.unheard = !list;
    machine.record.woken = (uint8_t)__builtin_popcount(list);
    worker->fiber.result = machine.record.woken;
    return true;
}

/* The kernel reads the word as an atomic operation would, which orders nothing that the language
 * knows of. */
static void wait_orders(struct machine_worker *worker, const struct record *record)
{
    struct record relaxed = *record;
    relaxed.order = __ATOMIC_RELAXED;
    order_atomic(worker, &relaxed, true, false);
}

/* A deadline on a clock, or so long from now. */
static uint64_t wait_really(struct request *request)
{
    bool relative = step_order_failed(request->what);
    int call = relative ? FUTEX_WAIT : FUTEX_WAIT_BITSET;
    if (!relative && object_clock(request) == CLOCK_REALTIME)
        call |= FUTEX_CLOCK_REALTIME;
    return syscall(SYS_futex, (void *)request->address, call, (uint32_t)request->first,
                   object_deadline(request), NULL, FUTEX_BITSET_MATCH_ANY)
               ? (uint64_t)errno
               : 0;
}

static uint64_t wait_attempt(struct request *request, bool patient)
{
    (void)patient; /* nobody else is about to change it */
    uint32_t now = __atomic_load_n((uint32_t *)request->address, __ATOMIC_SEQ_CST);
    return now == request->first ? 0 : EAGAIN;
}

static uint64_t woken_attempt(struct request *request, bool patient)
{
    (void)request, (void)patient;
    return 0;
}

static uint64_t wake_really(struct request *request)
{
    return (uint64_t)syscall(SYS_futex, (void *)request->address, FUTEX_WAKE, (int)request->first);
}

const struct step_kind step_futex_wait = {
    .word = "futex wait",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_SLEEP,
    .then = STEP_FUTEX_WOKEN,
    .perform = wait_performs,
    .orders = wait_orders,
    .native = wait_really,
    .attempt = wait_attempt,
};

const struct step_kind step_futex_woken = {
    .word = "wake up",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_CALL,
    .enabled = woken_enabled,
    .offers = woken_offers,
    .perform = woken_performs,
    .attempt = woken_attempt,
};

const struct step_kind step_futex_wake = {
    .word = "futex wake",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_CALL,
    .silent = true, /* at the gate nobody sleeps */
    .wakes = true,
    .picks = wake_picks,
    .perform = wake_performs,
    .native = wake_really,
};
