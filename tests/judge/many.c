/* Very many items that are left, lost, got twice, made up, or pending, in every order and reading.
 *
 * 32 times as many may not take 400 times as long: what is linear (but for a logarithm, and for
 * caches) takes 40 to 150 times, what is quadratic a thousand. It is processor time, the best of a
 * few tries, and a ratio, so neither the machine nor its load matters.
 */
#include "many.h"

#include <stdlib.h>
#include <time.h>

#include "../check.h"
#include "crowd.h"
#include "judge/items.h"
#include "judge/judge.h"
#include "judge/sweep.h"
#include "seed.h"

enum { FEW = 1 << 12, MANY = 1 << 17, MOST = 400 };

static double processor_time(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* One way to judge such a history. */
struct way {
    enum history_order order;
    bool drained, tight, scattered;
};

/* Seconds that judging takes. */
static double judge(const struct crowd *crowd, struct way way, size_t n, int tries)
{
    struct maker maker = {.now = 10};
    crowd->make(&maker, n, way.scattered);
    struct history *history = &maker.history;
    history->order = way.order;
    history->drained = way.drained;
    history->guard = way.tight ? 4 : 0;
    history->capacity = 4;
    history->has_ended = !way.drained;
    history->ended = maker.now;
    if (way.order == ORDER_PRIORITY && !way.scattered) {
        history->priorities = calloc(n + 1, sizeof *history->priorities);
        for (size_t i = 1; history->priorities && i <= n; i++)
            history->priorities[i] = (int64_t)(i * 7919 % n);
    }
    double best = 1e9;
    for (; tries; tries--) {
        struct judgement judgement;
        double start = processor_time();
        check_int(crowd->name, judge_history(history, &judgement, NULL, NULL, NULL), 0);
        double seconds = processor_time() - start;
        best = seconds < best ? seconds : best;
    }
    history_free(history);
    return best;
}

/* How far from its home a block of the table is at most. */
static size_t farthest(const struct blocks *blocks)
{
    size_t most = 0;
    for (size_t at = 0; at <= blocks->mask; at++) {
        size_t far = (at - blocks_home(blocks, blocks->slots[at].block)) & blocks->mask;
        if (blocks->slots[at].word && far > most)
            most = far;
    }
    return most;
}

/* The items left come out of one table in an order in which the next can take them. */
void test_clusters(void)
{
    struct maker maker = {.now = 10};
    crowds[0].make(&maker, MANY, true);
    struct fates fates = {0}, list = {0};
    struct faults faults = {0};
    struct sweep_items items = {.faults = &faults, .left = &list};
    struct items table;
    check_int("sweep", sweep_once(&maker.history, &fates, &items, NULL), 0);
    check_int("left", list.count, MANY);
    check_int("table", items_open(&table), 0);
    size_t most = 0;
    for (size_t i = 0; i < list.count; i++) {
        uint64_t *word = items_claim(&table, list.left[i]);
        if (word)
            *word = 1;
        if (i % 1000 == 0 && farthest(&table.blocks) > most)
            most = farthest(&table.blocks);
    }
    check_that(most > 0 && most < 1000, "a block is %zu from its home, want less than 1000", most);
    items_close(&table);
    fates_close(&list);
    history_free(&maker.history);
}

void test_many(void)
{
    size_t way = 0, worst_way = 0;
    double worst = 0;
    for (size_t m = 0; crowds[m].name; m++)
        for (int order = ORDER_FIFO; order <= ORDER_BAG; order++)
            for (unsigned bits = 0; bits < 8; bits++, way++) {
                struct way its = {(enum history_order)order, bits & 1, bits & 2, bits & 4};
                bool chosen = whole_test() || (way + test_seed()) % (light_test() ? 16 : 8) == 0;
                if (!chosen || (its.scattered && order == ORDER_PRIORITY))
                    continue;
                double few = judge(&crowds[m], its, FEW, 5);
                double ratio = judge(&crowds[m], its, MANY, 1) / few;
                check_that(ratio < MOST,
                           "%s (%s%s%s%s): 32 times as many take %.0f times as long, want less "
                           "than %d",
                           crowds[m].name, history_order_word((size_t)order),
                           its.drained ? ", drained" : "", its.tight ? ", tight" : "",
                           its.scattered ? ", scattered" : "", ratio, MOST);
                if (ratio > worst) {
                    worst = ratio;
                    worst_way = m;
                }
            }
    printf("\n    32 times as many items take at most %.0f times as long (%s)\n", worst,
           crowds[worst_way].name);
}
