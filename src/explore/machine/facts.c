/* What the judge may know of an execution: which operations returned before which was invoked, and
 * what they answered. Different executions with the same facts have the same verdict, so it is
 * looked up by the facts.
 *
 * The sets "returned before b was invoked" are nested, so they can be spread on a line: b is
 * invoked at 2|set|+1, and a returns at twice the size of the smallest set that it is in. Where
 * Empties of gets alone are judged puts have no set: they may have been invoked as early as their
 * worker's call before.
 */
#include "explore/machine/facts.h"

#include <stdbool.h>

#include "explore/machine/digest.h"
#include "explore/machine/machine.h"
#include "explore/machine/wrongs.h"
#include "explore/memory/c11.h"
#include "explore/memory/happens.h"
#include "explore/places.h"

enum { REMEMBERED = 1 << 12 };

static struct memory {
    struct hash key;
    unsigned verdict; /* with bit 31 set if the entry is used */
} remembered[REMEMBERED];

static struct operation operations[MACHINE_WORKERS][PROGRAM_OPERATIONS];
static struct history_log logs[MACHINE_WORKERS];
static struct history history = {.logs = logs};

uint64_t facts_before(const struct machine_worker *worker, enum operation_kind kind)
{
    uint64_t before = 0;
    if (machine.blurred && kind == OPERATION_PUT)
        return 0;
    if (c11_models(worker))
        return c11_of(worker)->now.returned;
    for (size_t w = 0; w <= machine.workers; w++)
        before |= machine_returned(&machine.worker[w]) << 8 * w;
    return before;
}

/* The size of a set. */
static unsigned count_returned(uint64_t set)
{
    unsigned count = 0;
    for (uint64_t rest = set; rest; rest >>= 8)
        count += rest & 0xff;
    return count;
}

static size_t invoked_operations(const struct machine_worker *worker)
{
    return (size_t)worker->position + (worker->inside && worker->status != WORKER_FINISHED);
}

/* Whether the operation has a set of its own. */
static bool has_set(size_t w, size_t i)
{
    return !machine.blurred ||
           machine.experiment.program->workers[w].operations[i].kind != OPERATION_PUT;
}

/* Whether it is a timed get whose deadline has come. */
static bool has_deadline(size_t w, size_t i)
{
    return machine.experiment.program->workers[w].operations[i].manner == MANNER_TIMED &&
           machine.worker[w].facts[i].passed != DEADLINE_AHEAD;
}

/* Size of the smallest set that operation i of worker w is in. Its own worker's later operations
 * come after it in any case, unless when it returned need not be known. */
static unsigned returned_level(size_t w, size_t i, unsigned none)
{
    unsigned level = none;
    for (size_t v = 0; v <= machine.workers; v++)
        for (size_t k = 0; k < invoked_operations(&machine.worker[v]); k++) {
            const struct fact *fact = &machine.worker[v].facts[k];
            unsigned count = count_returned(fact->before);
            bool inside =
                (fact->before >> 8 * w & 0xff) > i || (v == w && k > i && !machine.blurred);
            if (has_set(v, k) && inside && count < level)
                level = count;
            if (has_deadline(v, k) && (fact->passed >> 8 * w & 0xff) > i &&
                count_returned(fact->passed) < level)
                level = count_returned(fact->passed);
        }
    return level;
}

/* A deadline that has not come lies after everything. */
uint64_t facts_deadline(size_t w, size_t i)
{
    return has_deadline(w, i) ? 2 * count_returned(machine.worker[w].facts[i].passed) + 1
                              : STAMP_NEVER - 1;
}

static struct operation operation_at(size_t w, size_t i, unsigned none)
{
    const struct machine_worker *worker = &machine.worker[w];
    const struct program_operation *todo = &machine.experiment.program->workers[w].operations[i];
    uint64_t invoked = i ? operations[w][i - 1].invoked : 0;
    bool returned = i < worker->position;
    uint64_t end = returned ? 2 * returned_level(w, i, none) : STAMP_NEVER;
    bool gave_up =
        returned && todo->manner != MANNER_NOW && worker->facts[i].answer == ANSWER_EMPTY;
    if (has_set(w, i))
        invoked = 2 * count_returned(worker->facts[i].before) + 1;
    return (struct operation){
        .item = gave_up    ? facts_deadline(w, i)
                : returned ? worker->facts[i].item
                           : todo->item,
        .invoked = invoked,
        .returned = end < invoked ? invoked : end, /* a set without gets knows no end of them */
        .kind = (uint8_t)todo->kind,
        .manner = gave_up ? MANNER_TIMED : (uint8_t)todo->manner, /* a wait gives up too early */
        .answer = returned ? (uint8_t)worker->facts[i].answer : ANSWER_PENDING,
    };
}

const struct history *facts_history(void)
{
    unsigned none = 1; /* more than any set holds */
    for (size_t w = 0; w <= machine.workers; w++)
        none += machine.worker[w].position;
    for (size_t w = 0; w <= machine.workers; w++) {
        logs[w] = (struct history_log){.operations = operations[w],
                                       .count = invoked_operations(&machine.worker[w]),
                                       .worker = w};
        for (size_t i = 0; i < logs[w].count; i++)
            operations[w][i] = operation_at(w, i, none);
    }
    history.workers = machine.workers + 1;
    return &history;
}

struct hash facts_key(void)
{
    struct hash key = {0, 0};
    for (size_t w = 0; w < machine.workers; w++) {
        const struct machine_worker *worker = digest_worker(w);
        hash_words(&key, worker->learnt.high, worker->learnt.low);
    }
    return key;
}

static unsigned judged(void)
{
    if (machine.experiment.memory == MEMORY_C11) /* nothing is known of one instant */
        return happens_verdict(places_exact(&machine.experiment, &(struct history){.workers = 0}));
    const struct history *known = facts_history();
    return wrongs_judge(known, !machine.experiment.unordered,
                        places_exact(&machine.experiment, known));
}

/* Items, as bits from item 1 on. */
struct items {
    uint64_t put, got;
};

static struct items items_moved(void)
{
    struct items items = {0, 0};
    for (size_t w = 0; w <= machine.workers; w++) {
        const struct machine_worker *worker = &machine.worker[w];
        for (size_t i = 0; i < worker->position; i++) {
            const struct fact *fact = &worker->facts[i];
            uint64_t bit = fact->item && fact->item <= 64 ? (uint64_t)1 << (fact->item - 1) : 0;
            items.put |= fact->answer == ANSWER_OK ? bit : 0;
            items.got |= fact->answer == ANSWER_GOT ? bit : 0;
        }
    }
    return items;
}

uint64_t facts_inside(void)
{
    struct items items = items_moved();
    return items.put & ~items.got;
}

uint64_t facts_early(void)
{
    struct items items = items_moved();
    return items.got & ~items.put;
}

unsigned facts_verdict(void)
{
    struct hash key = facts_key();
    struct memory *memory = &remembered[key.low % REMEMBERED];
    if (!(memory->verdict >> 31) || memory->key.low != key.low || memory->key.high != key.high)
        *memory = (struct memory){key, judged() | 1u << 31};
    return memory->verdict & ~(1u << 31);
}

void facts_forget(void)
{
    for (size_t i = 0; i < REMEMBERED; i++)
        remembered[i].verdict = 0;
}
