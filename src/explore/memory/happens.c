/* Operations as bits, and who comes before whom as sets: what happened before, and each put before
 * its get. An order that is not total has no stamps, so the judge of histories cannot be asked; the
 * rules are his (judge/program.h, judge/faults.h). What pending gets may have taken excuses all. */
#include "explore/memory/happens.h"

#include <stdbool.h>
#include <stddef.h>

#include "explore/machine/machine.h"

enum { OPERATIONS = MACHINE_WORKERS * PROGRAM_OPERATIONS };
_Static_assert((int)OPERATIONS <= 64, "a bit for each");

static struct order {
    const struct fact *facts[OPERATIONS];
    const struct program_operation *todo[OPERATIONS];
    size_t partner[OPERATIONS]; /* of a put its get, of a get its put; OPERATIONS: none */
    bool returned[OPERATIONS];
    bool pending; /* some get has not returned */
    uint64_t before[OPERATIONS];
} order;

static uint64_t bit(size_t i)
{
    return UINT64_C(1) << i;
}

static bool is_before(size_t a, size_t b)
{
    return order.before[b] >> a & 1;
}

static bool has_answered(size_t i, enum operation_answer answer)
{
    return order.returned[i] && order.facts[i]->answer == answer;
}

static bool is_put(size_t i)
{
    return order.todo[i]->kind == OPERATION_PUT;
}

static bool is_got(size_t i)
{
    return order.todo[i]->kind == OPERATION_GET && has_answered(i, ANSWER_GOT);
}

/* Which it is among the places for all. */
static size_t place(size_t w, size_t i)
{
    return w * PROGRAM_OPERATIONS + i;
}

static void add_operation(size_t w, size_t i)
{
    const struct machine_worker *worker = &machine.worker[w];
    size_t at = place(w, i);
    order.facts[at] = &worker->facts[i];
    order.todo[at] = &machine.experiment.program->workers[w].operations[i];
    order.returned[at] = i < worker->position;
    order.before[at] = i ? bit(at - 1) : 0;
    order.pending |= !order.returned[at] && order.todo[at]->kind == OPERATION_GET;
    if (machine.experiment.unordered && is_put(at))
        return; /* its set was not kept, and is not asked for */
    for (size_t v = 0; v <= machine.workers; v++)
        for (size_t k = 0; k < (worker->facts[i].before >> 8 * v & 0xff); k++)
            order.before[at] |= bit(place(v, k));
}

/* Pairs puts and gets by their items; the get that comes second of one item, or has none, is wrong.
 * A get that has come before its put is, too. */
static unsigned pair_items(void)
{
    unsigned verdict = 0;
    for (size_t g = 0; g < OPERATIONS; g++) {
        if (!order.todo[g] || !is_got(g))
            continue;
        unsigned wrong = VERDICT_INVENTS;
        for (size_t p = 0; p < OPERATIONS && order.partner[g] == OPERATIONS; p++) {
            if (!order.todo[p] || !is_put(p) || order.todo[p]->item != order.facts[g]->item)
                continue;
            wrong = VERDICT_REPEATS;
            if (order.partner[p] == OPERATIONS) {
                order.partner[p] = g;
                order.partner[g] = p;
                order.before[g] |= bit(p);
            }
        }
        if (order.partner[g] == OPERATIONS)
            verdict |= wrong;
    }
    return verdict;
}

static void close_order(void)
{
    for (size_t m = 0; m < OPERATIONS; m++)
        for (size_t i = 0; i < OPERATIONS; i++)
            if (is_before(m, i))
                order.before[i] |= order.before[m];
}

/* Whether the items that were certainly put before an Empty, and those that must have gone with
 * them, were not all gone before it; `puts` of these. */
static bool lies(size_t empty, uint64_t *puts)
{
    uint64_t past = order.before[empty];
    *puts = 0;
    for (bool more = true; more;) {
        more = false;
        for (size_t p = 0; p < OPERATIONS; p++) {
            if (!(past >> p & 1) || !is_put(p) || !has_answered(p, ANSWER_OK))
                continue;
            size_t get = order.partner[p];
            *puts |= bit(p);
            if (get == OPERATIONS) {
                if (order.pending)
                    continue;
                return true;
            }
            more = more || !(past >> get & 1);
            past |= bit(get) | order.before[get];
        }
    }
    return past >> empty & 1;
}

/* How many items can have been inside at some instant of the operation. */
static uint64_t most_inside(size_t i)
{
    uint64_t count = 0;
    for (size_t p = 0; p < OPERATIONS; p++)
        count += p != i && order.todo[p] && is_put(p) &&
                 (!order.returned[p] || order.facts[p]->answer == ANSWER_OK) && !is_before(i, p) &&
                 !(order.partner[p] < OPERATIONS && is_before(order.partner[p], i));
    return count;
}

/* FIFO: x was put before y, and y was got, before x or though x never was. */
static bool overtakes(size_t x, size_t y)
{
    size_t first = order.partner[x], second = order.partner[y];
    return is_before(x, y) && has_answered(x, ANSWER_OK) && second < OPERATIONS &&
           (first == OPERATIONS ? !order.pending : is_before(second, first));
}

static unsigned verdict_of(size_t i, uint64_t capacity)
{
    enum operation_kind kind = order.todo[i]->kind;
    unsigned verdict = is_before(i, i) ? VERDICT_INVENTS : 0;
    uint64_t puts;
    for (size_t k = 0; is_put(i) && !machine.experiment.unordered && k < OPERATIONS; k++)
        if (order.todo[k] && is_put(k) && overtakes(i, k))
            verdict |= VERDICT_OVERTAKES;
    if ((has_answered(i, ANSWER_EMPTY) || has_answered(i, ANSWER_TRUE)) && lies(i, &puts))
        verdict |= VERDICT_SPURIOUS;
    if (kind == OPERATION_EMPTY && has_answered(i, ANSWER_FALSE) && !most_inside(i))
        verdict |= VERDICT_NOT_EMPTY;
    if (capacity && has_answered(i, ANSWER_FULL) && most_inside(i) < capacity)
        verdict |= VERDICT_FULL;
    return verdict;
}

unsigned happens_verdict(uint64_t capacity)
{
    order = (struct order){.pending = false};
    for (size_t i = 0; i < OPERATIONS; i++)
        order.partner[i] = OPERATIONS;
    for (size_t w = 0; w <= machine.workers; w++) {
        const struct machine_worker *worker = &machine.worker[w];
        bool inside = worker->inside && worker->status != WORKER_FINISHED;
        for (size_t i = 0; i < (size_t)worker->position + inside; i++)
            add_operation(w, i);
    }
    unsigned verdict = pair_items();
    close_order();
    for (size_t i = 0; i < OPERATIONS; i++)
        verdict |= order.todo[i] ? verdict_of(i, capacity) : 0;
    return verdict;
}

bool happens_lie(struct happens_lie *lie)
{
    *lie = (struct happens_lie){.items = 0};
    if (!(happens_verdict(0) & VERDICT_SPURIOUS))
        return false;
    for (size_t i = 0; i < OPERATIONS && !lie->items; i++) {
        uint64_t puts = 0;
        if (!order.todo[i] || !(verdict_of(i, 0) & VERDICT_SPURIOUS) || !lies(i, &puts))
            continue;
        lie->worker = i / PROGRAM_OPERATIONS;
        lie->index = i % PROGRAM_OPERATIONS;
        for (size_t p = 0; p < OPERATIONS; p++)
            if (puts >> p & 1 && order.todo[p]->item && order.todo[p]->item <= 64)
                lie->items |= bit(order.todo[p]->item - 1);
    }
    return lie->items;
}
