/* Tests of the clock: stamps never run backwards, and the fence is what makes them honest. */
#include <pthread.h>
#include <sched.h>

#include "history/stamp.h"
#include "measure_queues.h"
#include "measure_runs.h"
#include "stamp/handover.h"

static const enum stamp_kind kinds[] = {STAMP_FENCED, STAMP_RAW, STAMP_TICKET};

/* Opens a clock and checks what every clock promises. */
static struct stamp_clock open_clock(enum stamp_kind wanted, _Atomic uint64_t *ticket)
{
    struct stamp_clock clock;
    cpu_set_t before, after;
    sched_getaffinity(0, sizeof before, &before);
    stamp_clock_open(&clock, wanted, ticket);
    sched_getaffinity(0, sizeof after, &after);
    check_that(CPU_EQUAL(&before, &after), "the affinity is as it was");
    check_that(clock.why && *clock.why, "says why");
    if (clock.kind != wanted)
        check_int("the only fallback", clock.kind, STAMP_TICKET);
    if (clock.kind == STAMP_TICKET) {
        check_int("guard of tickets", clock.guard, 0);
        check_int("rate of tickets", clock.ticks_per_second, 0);
    } else {
        check_that(clock.ticks_per_second > 1000000, "rate: got %" PRIu64, clock.ticks_per_second);
        check_that(clock.guard < clock.ticks_per_second / 10000,
                   "guard below 100 us: got %" PRIu64 " ticks", clock.guard);
    }
    return clock;
}

static void one_thread(void)
{
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        _Atomic uint64_t ticket = 1;
        struct stamp_clock clock = open_clock(kinds[k], &ticket);
        uint64_t last = 0;
        unsigned backwards = 0;
        for (int i = 0; i < 100000; i++) {
            uint64_t invoked = stamp_invoked(&clock), returned = stamp_returned(&clock);
            backwards += invoked < last || returned < invoked;
            last = returned;
        }
        check_int(clock.why, backwards, 0);
    }
}

static void nanoseconds(void)
{
    const struct stamp_clock clock = {.kind = STAMP_FENCED, .ticks_per_second = 2500000000};
    const struct stamp_clock ticket = {.kind = STAMP_TICKET};
    check_int("5 ticks", stamp_nanoseconds(&clock, 5), 2);
    check_int("a year", stamp_nanoseconds(&clock, UINT64_C(31536000) * 2500000000),
              INT64_C(31536000000000000));
    check_int("tickets stay", stamp_nanoseconds(&ticket, 5), 5);
}

/* ---- between processors ---- */

#define ROUNDS 20000

struct relay {
    struct stamp_clock clock;
    _Alignas(64) _Atomic uint64_t turn; /* release by one side; partner: the acquire of the other */
    uint64_t stamp;                     /* the last one, published by .turn */
    unsigned backwards;                 /* likewise */
};

struct side {
    struct relay *relay;
    uint64_t odd; /* takes the odd or the even turns */
};

static void *relay_run(void *argument)
{
    const struct side *side = argument;
    struct relay *relay = side->relay;
    for (uint64_t turn = side->odd; turn < ROUNDS; turn += 2) {
        for (unsigned spins = 1; atomic_load_explicit(&relay->turn, memory_order_acquire) != turn;
             spins++)
            if (spins % 1000 == 0)
                sched_yield();
        uint64_t now = stamp_returned(&relay->clock);
        relay->backwards += now < relay->stamp;
        relay->stamp = now;
        atomic_store_explicit(&relay->turn, turn + 1, memory_order_release);
    }
    return NULL;
}

/* The allowed processor of that rank, counted from the first or, if `last`, from the last. */
static cpu_set_t one_processor(bool last)
{
    cpu_set_t allowed, one;
    int found = -1;
    CPU_ZERO(&one);
    sched_getaffinity(0, sizeof allowed, &allowed);
    for (int cpu = 0; cpu < CPU_SETSIZE; cpu++)
        if (CPU_ISSET(cpu, &allowed) && (last || found < 0))
            found = cpu;
    CPU_SET(found, &one);
    return one;
}

static void two_threads(void)
{
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        _Atomic uint64_t ticket = 1;
        struct relay relay = {.stamp = 0};
        struct side side[2] = {{&relay, 0}, {&relay, 1}};
        pthread_t thread[2];
        if (kinds[k] == STAMP_RAW)
            continue; /* without a fence a stamp may be taken before the message is read */
        relay.clock = open_clock(kinds[k], &ticket);
        for (int i = 0; i < 2; i++) {
            cpu_set_t set = one_processor(i == 1);
            pthread_attr_t attributes;
            pthread_attr_init(&attributes);
            pthread_attr_setaffinity_np(&attributes, sizeof set, &set);
            check_int("thread", pthread_create(&thread[i], &attributes, relay_run, &side[i]), 0);
            pthread_attr_destroy(&attributes);
        }
        for (int i = 0; i < 2; i++)
            pthread_join(thread[i], NULL);
        check_int("turns", relay.turn, ROUNDS);
        check_int("stamps that ran backwards along the chain", relay.backwards, 0);
    }
}

/* ---- what the fence is for ---- */

static uint64_t convictions(enum stamp_kind stamp, uint64_t items)
{
    struct scenario scenario = small("producer-consumer", false);
    scenario.knob[KNOB_CONSUMERS] = 1;
    scenario.knob[KNOB_OPS] = items;
    scenario.pin = true;
    struct measure_outcome outcome = run(&ring_queue, &scenario, stamp, 0);
    printf("\n    %" PRIu64 " Empties judged, %" PRIu64 " convicted ",
           outcome.tally.legal_empty + outcome.tally.spurious, outcome.tally.spurious);
    history_free(&outcome.witness);
    return outcome.tally.spurious;
}

static void fenced_ring(void)
{
    check_int("a correct queue convicted", convictions(STAMP_FENCED, light_test() ? 20000 : 500000),
              0);
    check_int("by tickets", convictions(STAMP_TICKET, light_test() ? 20000 : 100000), 0);
}

/* Raw stamps take the return of a put before its store is visible. Whether that shows is the
 * machine's affair, so it is told and not required. */
static void raw_ring(void)
{
    if (convictions(STAMP_RAW, light_test() ? 20000 : 500000) == 0)
        printf("\n    not seen on this machine ");
}

/* ---- other ways to stamp ---- */

#define ALL_EMPTIES 10000000 /* with QLAB_TEST_ALL=1 */

/* A handover of that kind, until so many Empties were judged. Returns the wrong convictions. */
static uint64_t handovers(enum stamping stamping, unsigned cold, uint64_t empties, uint64_t guard)
{
    static const char *const names[] = {"as we stamp", "raw", "plain"};
    uint64_t judged = 0, convicted = 0;
    do {
        struct handover handover = {
            .stamping = stamping,
            .cold = cold,
            .guard = guard,
            .calls = light_test()  ? 20000
                     : empties > 0 ? 400000
                                   : 100000,
            .processor = {one_processor(false), one_processor(true)},
        };
        int error = handover_run(&handover);
        check_int("handover", error, 0);
        if (error)
            break;
        judged += handover.empties;
        convicted += handover.convicted;
    } while (judged < empties);
    printf("\n    %s, %u cold stores: %" PRIu64 " Empties judged, %" PRIu64 " convicted ",
           names[stamping], cold, judged, convicted);
    return convicted;
}

/* Every answer of a correct ring, Full too. Whether others' stamps convict it is the machine's
 * affair, so that is told and not required. */
static void stamping(void)
{
    uint64_t empties = whole_test() ? ALL_EMPTIES : 0;
    _Atomic uint64_t ticket = 1;
    struct stamp_clock clock = open_clock(STAMP_FENCED, &ticket);
    for (unsigned cold = 0; cold <= 8 && clock.kind == STAMP_FENCED; cold += 8) {
        check_int("a correct ring convicted", handovers(STAMPING_OURS, cold, empties, clock.guard),
                  0);
        handovers(STAMPING_RAW, cold, 0, clock.guard);
        handovers(STAMPING_PLAIN, cold, 0, clock.guard);
    }
}

int main(void)
{
    const struct check_case cases[] = {
        {"kinds, and one thread", one_thread},
        {"nanoseconds", nanoseconds},
        {"two processors", two_threads},
        {"fenced stamps never convict a correct ring", fenced_ring},
        {"raw stamps may convict it", raw_ring},
        {"ours never convict another, others may", stamping},
        {NULL, NULL},
    };
    return check_main("stamp", cases);
}
