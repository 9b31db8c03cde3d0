/* The judge against the oracle, on very many small histories, and against the slow reference on
 * large ones. QLAB_TEST_SEED chooses other histories; QLAB_TEST_LIGHT=1 runs fewer of them.
 */
#include "check.h"

#include <stdlib.h>

#include "judge/cases.h"
#include "judge/follow.h"
#include "judge/generate.h"
#include "judge/large.h"
#include "judge/many.h"
#include "judge/oracle.h"
#include "judge/orders.h"
#include "seed.h"
#include "judge/traces.h"
#include "judge/trial.h"
#include "judge/witnesses.h"

static struct trials everything; /* of all tests that use the oracle */

static void add_up(const struct trials *trials)
{
    everything.histories += trials->histories;
    for (int variant = 0; variant < VARIANTS; variant++)
        everything.killed[variant] += trials->killed[variant];
}

/* One random history of up to 8 calls of 2 to 4 workers. */
static void make_random(uint64_t *seed, bool ties, bool pending, struct history *history)
{
    size_t operations = 3 + random_below(seed, ORACLE_MOST - 2);
    size_t workers = 2 + random_below(seed, 3);
    if (random_below(seed, 2)) {
        struct recipe recipe = {.workers = workers,
                                .operations = operations,
                                .put = 45,
                                .lie = random_below(seed, 2) ? 30 : 0,
                                .other = 10,
                                .depth = 8,
                                .coarse = ties ? 2 + random_below(seed, 4) : 1,
                                .pending = pending};
        generate_simulated(seed, &recipe, history);
        if (random_below(seed, 2))
            generate_spoil(seed, history);
    } else {
        generate_arbitrary(seed, workers, operations, ties, pending, history);
    }
    if (random_below(seed, 4) == 0)
        history->guard = 1 + random_below(seed, 3);
}

static void try_random(const char *what, bool ties, bool pending)
{
    struct trials trials = {0};
    uint64_t count = light_test() ? 10000 : 260000;
    for (uint64_t i = 0; i < count; i++) {
        uint64_t start = (test_seed() * 4 + ties * 2 + pending) * 1000000007 + i, seed = start;
        struct history history;
        make_random(&seed, ties, pending, &history);
        trial(&history, start, &trials);
        history_free(&history);
    }
    trials_check(what, &trials);
    add_up(&trials);
}

static void test_strict(void)
{
    try_random("all stamps different", false, false);
}

static void test_ties(void)
{
    try_random("with ties", true, false);
}

static void test_pending(void)
{
    try_random("with pending calls", false, true);
}

static void test_ties_pending(void)
{
    try_random("with ties and pending calls", true, true);
}

/* What six calls do; their times come from the enumeration. */
struct program {
    struct operation calls[ORDERS_MOST];
    struct trials trials;
    uint64_t order;
};

#define PUT(x)                                                                                     \
    {                                                                                              \
        .kind = OPERATION_PUT, .answer = ANSWER_OK, .item = (x)                                    \
    }
#define GET(x)                                                                                     \
    {                                                                                              \
        .kind = OPERATION_GET, .answer = ANSWER_GOT, .item = (x)                                   \
    }
#define EMPTY                                                                                      \
    {                                                                                              \
        .kind = OPERATION_GET, .answer = ANSWER_EMPTY                                              \
    }
#define PENDING                                                                                    \
    {                                                                                              \
        .kind = OPERATION_GET, .answer = ANSWER_PENDING                                            \
    }

/* One call a worker. Twice: with the points as stamps (everything at a point ties), and with all
 * stamps different, where at each point the calls begin before others end. */
static void try_order(void *context, const int *first, const int *last)
{
    struct program *program = context;
    struct operation calls[ORDERS_MOST];
    struct history_log logs[ORDERS_MOST];
    struct history history = {.logs = logs, .workers = ORDERS_MOST};
    for (int different = 0; different < 2; different++) {
        for (int i = 0; i < ORDERS_MOST; i++) {
            calls[i] = program->calls[i];
            calls[i].line = (uint32_t)i;
            calls[i].invoked = (uint64_t)(different ? first[i] * 16 + i : first[i]);
            calls[i].returned = (uint64_t)(different ? last[i] * 16 + 8 + i : last[i]);
            if (calls[i].answer == ANSWER_PENDING)
                calls[i].returned = STAMP_NEVER;
            logs[i] = (struct history_log){.operations = &calls[i], .count = 1, .worker = i};
        }
        trial(&history, program->order, &program->trials);
    }
    program->order++;
}

static void try_program(const char *what, struct program *program)
{
    size_t orders = orders_visit_all(ORDERS_MOST, try_order, program);
    check_int("interval orders of six calls (OEIS A079144)", orders, 81663);
    trials_check(what, &program->trials);
    add_up(&program->trials);
}

static void test_all_matched(void)
{
    struct program program = {{PUT(1), GET(1), PUT(2), GET(2), EMPTY, EMPTY}, {0}, 0};
    try_program("2 matched items, 2 Empties, all orders", &program);
}

static void test_all_left(void)
{
    struct program program = {{PUT(1), GET(1), PUT(2), GET(2), PUT(3), EMPTY}, {0}, 0};
    try_program("2 matched items, 1 never got, 1 Empty, all orders", &program);
}

static void test_all_pending(void)
{
    struct program program = {{PUT(1), PENDING, PUT(2), PENDING, EMPTY, EMPTY}, {0}, 0};
    try_program("2 items, 2 pending gets, 2 Empties, all orders", &program);
}

static void test_variants(void)
{
    printf("\n");
    for (int variant = VARIANT_STAMPS; variant < VARIANTS; variant++) {
        printf("    wrong variant \"%s\": killed %" PRIu64 " times\n", variant_names[variant],
               everything.killed[variant]);
        check_that(everything.killed[variant] > 0, "variant \"%s\": killed 0 times, want more",
                   variant_names[variant]);
    }
    uint64_t least = light_test() ? 40000 : 1000000;
    check_that(everything.histories >= least, "histories: got %" PRIu64 ", want at least %" PRIu64,
               everything.histories, least);
}

int main(void)
{
    printf("seed %" PRIu64 "\n", test_seed());
    static const struct check_case cases[] = {
        {"hand-written histories", test_cases},
        {"tallies", test_tallies},
        {"traces of public bug reports", test_traces},
        {"mixtures of kinds", test_mixtures},
        {"random, strict", test_strict},
        {"random, ties", test_ties},
        {"random, pending", test_pending},
        {"random, ties and pending", test_ties_pending},
        {"exhaustive, two Empties", test_all_matched},
        {"exhaustive, an item left", test_all_left},
        {"exhaustive, pending gets", test_all_pending},
        {"the wrong variants are killed", test_variants},
        {"program order, by the sweep and by the graph", test_follow},
        {"large histories", test_large},
        {"very many items", test_many},
        {"a table's items go into another", test_clusters},
        {"witnesses", test_witnesses},
        {"a witness with a pending get", test_pending_witness},
        {NULL, NULL},
    };
    return check_main("judge", cases);
}
