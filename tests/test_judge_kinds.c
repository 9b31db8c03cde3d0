/* All kinds of wrong answers against the oracle, on very many small histories: nobody is convicted
 * wrongly, and what one-sided rules miss is counted and printed. Then the wrong judges, by name.
 * QLAB_TEST_SEED chooses other histories; QLAB_TEST_LIGHT=1 tries fewer, QLAB_TEST_ALL=1 more.
 */
#include "check.h"

#include "judge/generate.h"
#include "judge/kinds.h"
#include "judge/more.h"
#include "judge/oracle.h"
#include "seed.h"

static struct kinds kinds;

static void make(uint64_t *seed, struct history *history)
{
    enum history_order order = (enum history_order)random_below(seed, ORDER_BAG + 1);
    size_t operations = 3 + random_below(seed, ORACLE_MOST - 2);
    size_t workers = 1 + random_below(seed, 4);
    bool ties = random_below(seed, 2), pending = random_below(seed, 2);
    if (random_below(seed, 2)) {
        struct recipe recipe = {.workers = workers,
                                .operations = operations,
                                .put = 45,
                                .lie = random_below(seed, 2) ? 30 : 0,
                                .other = 10,
                                .depth = 8,
                                .coarse = ties ? 2 + random_below(seed, 4) : 1,
                                .pending = pending,
                                .order = order};
        generate_simulated(seed, &recipe, history);
        if (random_below(seed, 2))
            generate_spoil(seed, history);
    } else {
        generate_arbitrary(seed, workers, operations, ties, pending, history);
    }
    if (random_below(seed, 4) == 0)
        history->guard = 1 + random_below(seed, 3);
    more_kinds(seed, history);
    history->order = order;
}

static uint64_t how_many(void)
{
    return light_test() ? 10000 : whole_test() ? 1000000 : 100000;
}

static void test_kinds(void)
{
    for (uint64_t i = 0; i < how_many(); i++) {
        uint64_t start = test_seed() * 1000000007 + i, seed = start;
        struct history history;
        make(&seed, &history);
        kinds_trial(&history, start, &kinds);
        history_free(&history);
    }
}

/* Some got items are given back, by whoever got them, right after. */
static void test_back(void)
{
    for (uint64_t i = 0; i < how_many() / 10; i++) {
        uint64_t start = test_seed() * 1000000009 + i, seed = start;
        struct history history;
        generate_arbitrary(&seed, 2 + random_below(&seed, 2), 4 + random_below(&seed, 5),
                           random_below(&seed, 2), false, &history);
        more_give_back(&seed, &history);
        kinds_trial_back(&history, start, &kinds);
        history_free(&history);
    }
    kinds_check(&kinds);
}

static void test_mistakes(void)
{
    printf("\n");
    for (int mistake = MISTAKE_NONE + 1; mistake < MISTAKES; mistake++) {
        printf("    wrong judge \"%s\": killed %" PRIu64 " times\n", mistakes[mistake].name,
               kinds.killed[mistake]);
        check_that(kinds.killed[mistake] > 0, "wrong judge \"%s\": killed 0 times, want more",
                   mistakes[mistake].name);
    }
}

int main(void)
{
    printf("seed %" PRIu64 "\n", test_seed());
    static const struct check_case cases[] = {
        {"all kinds", test_kinds},
        {"items given back", test_back},
        {"the wrong judges are killed", test_mistakes},
        {NULL, NULL},
    };
    return check_main("judge_kinds", cases);
}
