/* The workloads: what the workers do, and which knobs mean something to them. */
#include "lab/lab.h"

#include "lab/measures.h"

#define BIT(knob) (1u << (knob))
#define EVERY_WORKLOAD                                                                             \
    (BIT(KNOB_CONSUMERS) | BIT(KNOB_CAPACITY) | BIT(KNOB_WORK) | BIT(KNOB_LOOKS) |                 \
     BIT(KNOB_JITTER) | BIT(KNOB_OPS) | BIT(KNOB_DURATION) | BIT(KNOB_TIMEOUT))

#define DRAINING                                                                                   \
    (BIT(KNOB_CONSUMERS) | BIT(KNOB_CAPACITY) | BIT(KNOB_WORK) | BIT(KNOB_JITTER) |                \
     BIT(KNOB_DURATION) | BIT(KNOB_TIMEOUT))

#define POLLING                                                                                    \
    (BIT(KNOB_CONSUMERS) | BIT(KNOB_PRODUCERS) | BIT(KNOB_RATE) | BIT(KNOB_WAIT) |                 \
     BIT(KNOB_WORK) | BIT(KNOB_JITTER) | BIT(KNOB_OPS) | BIT(KNOB_DURATION))
#define ACTING                                                                                     \
    (BIT(KNOB_CONSUMERS) | BIT(KNOB_ITEMS) | BIT(KNOB_WORK) | BIT(KNOB_JITTER) | BIT(KNOB_DURATION))

#define HOLDING                                                                                    \
    (BIT(KNOB_CONSUMERS) | BIT(KNOB_ITEMS) | BIT(KNOB_BYTES) | BIT(KNOB_WORK) | BIT(KNOB_JITTER) | \
     BIT(KNOB_DURATION))

#define MAPPING                                                                                    \
    (BIT(KNOB_CONSUMERS) | BIT(KNOB_ITEMS) | BIT(KNOB_WORK) | BIT(KNOB_CHUNK) | BIT(KNOB_UNEVEN) | \
     BIT(KNOB_FAULTY) | BIT(KNOB_JITTER) | BIT(KNOB_DURATION))
#define LEASING                                                                                    \
    (BIT(KNOB_CONSUMERS) | BIT(KNOB_PRODUCERS) | BIT(KNOB_ITEMS) | BIT(KNOB_WORK) |                \
     BIT(KNOB_KILLS) | BIT(KNOB_LEASE) | BIT(KNOB_JITTER) | BIT(KNOB_DURATION))
#define HOLDING_DEAD                                                                               \
    (BIT(KNOB_CONSUMERS) | BIT(KNOB_ITEMS) | BIT(KNOB_STEP) | BIT(KNOB_TRIES) | BIT(KNOB_DURATION))
#define DELAYING (BIT(KNOB_CASE) | BIT(KNOB_BYTES) | BIT(KNOB_OPS) | BIT(KNOB_DURATION))

#define LARGE_BYTES (512 * 1024) /* eight times a pipe's usual size, half of its largest */

const struct workload_words workload_table[WORKLOAD_COUNT] = {
    [WORKLOAD_PREFILLED] = {"prefilled",
                            "all items are put before the start; then every worker only gets",
                            EVERY_WORKLOAD | BIT(KNOB_ITEMS), TRAIT_PEERS, NULL},
    [WORKLOAD_NEVER_EMPTY] =
        {"never-empty", "every worker puts one item, then gets one: there is always one to get",
         EVERY_WORKLOAD, TRAIT_EVERYONE, NULL},
    [WORKLOAD_PRODUCER_CONSUMER] = {"producer-consumer", "some workers put, the others get",
                                    EVERY_WORKLOAD | BIT(KNOB_PRODUCERS) | BIT(KNOB_RATE),
                                    TRAIT_PEERS, NULL},
    [WORKLOAD_DRAIN] = {"drain", "all tasks are put first; every worker leaves at its first Empty",
                        DRAINING | BIT(KNOB_ITEMS) | BIT(KNOB_FLUSH), TRAIT_ONE_PIECE | TRAIT_PEERS,
                        measures_drain},
    [WORKLOAD_TRIES] = {"tries", "as never-empty, but n attempts in a row are one try of many",
                        EVERY_WORKLOAD | BIT(KNOB_TRIES), TRAIT_EVERYONE | TRAIT_ONE_PIECE,
                        measures_tries},
    [WORKLOAD_POLL] = {"poll", "some put at a rate, the others wait for items in one of four ways",
                       POLLING, TRAIT_ONE_PIECE | TRAIT_ASIDE | TRAIT_BLOCKS | TRAIT_TIMES,
                       measures_poll},
    [WORKLOAD_ACT] = {"check-then-act", "while the queue is not empty, a get() that waits", ACTING,
                      TRAIT_ONE_PIECE | TRAIT_ASIDE | TRAIT_LOOKS | TRAIT_BLOCKS, measures_act},
    [WORKLOAD_HOLD] = {"hold", "all items are put first; attempts come after random pauses",
                       HOLDING, TRAIT_ONE_PIECE, measures_hold},
    [WORKLOAD_MAP] = {"map", "a function of every input, the results in the inputs' order", MAPPING,
                      TRAIT_ONE_PIECE | TRAIT_NO_QUEUE | TRAIT_ASIDE, measures_map},
    [WORKLOAD_TASKS] = {"tasks", "four different tasks, each given to one worker by name",
                        BIT(KNOB_CONSUMERS) | BIT(KNOB_WORK) | BIT(KNOB_DURATION),
                        TRAIT_ONE_PIECE | TRAIT_NO_QUEUE | TRAIT_ASIDE, measures_tasks},
    [WORKLOAD_LEASE] = {"lease", "tasks of killed workers are given to others when a lease is over",
                        LEASING, TRAIT_ONE_PIECE | TRAIT_KILLS | TRAIT_ASIDE, measures_lease},
    [WORKLOAD_DEAD_HOLDER] = {"dead-holder", "a worker is killed inside its get; the others go on",
                              HOLDING_DEAD, TRAIT_ONE_PIECE | TRAIT_KILLS, measures_dead_holder},
    [WORKLOAD_DELAY] = {"delay", "one item at a time is put, looked for at once, and got", DELAYING,
                        TRAIT_LOOKS | TRAIT_PEERS, measures_delay},
};

const char *const words_workload[] = {"prefilled",      "never-empty", "producer-consumer",
                                      "drain",          "tries",       "poll",
                                      "check-then-act", "hold",        "map",
                                      "tasks",          "lease",       "dead-holder",
                                      "delay",          NULL};

bool workload_uses(enum workload workload, enum knob knob)
{
    return (workload_table[workload].knobs & BIT(knob)) != 0;
}

bool workload_has(enum workload workload, enum workload_trait trait)
{
    return (workload_table[workload].traits & trait) != 0;
}

size_t workload_measures(enum workload workload)
{
    const struct measure *measures = workload_table[workload].measures;
    size_t count = 0;
    while (measures && count < MEASURES_MOST && measures[count].name)
        count++;
    return count;
}

size_t scenario_workers(const struct scenario *scenario)
{
    if (scenario->workload == WORKLOAD_DELAY) /* one puts and looks, or somebody else looks */
        return scenario->knob[KNOB_CASE] == CASE_COMPUTING ? 2 : 1;
    size_t workers = scenario->knob[KNOB_CONSUMERS];
    if (workload_uses(scenario->workload, KNOB_PRODUCERS))
        workers += scenario->knob[KNOB_PRODUCERS];
    return workers;
}

uint64_t scenario_bytes(const struct scenario *scenario)
{
    bool large = scenario->workload == WORKLOAD_DELAY && scenario->knob[KNOB_CASE] == CASE_LARGE;
    uint64_t bytes = scenario->knob[KNOB_BYTES];
    return bytes == 0 && large ? LARGE_BYTES : bytes;
}
