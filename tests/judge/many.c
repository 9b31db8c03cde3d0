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
#include "judge/items.h"
#include "judge/judge.h"
#include "judge/sweep.h"
#include "seed.h"

enum { FEW = 1 << 12, MANY = 1 << 17, MOST = 400 };

/* A history while it is made; its clock goes on with every call, but within a batch. */
struct maker {
    struct history history;
    size_t room; /* logs */
    uint64_t now;
    bool batch;
};

static void reserve(struct maker *maker, size_t workers)
{
    if (workers <= maker->room)
        return;
    maker->history.logs = realloc(maker->history.logs, 2 * workers * sizeof *maker->history.logs);
    if (!maker->history.logs)
        abort();
    maker->room = 2 * workers;
}

static void call(struct maker *maker, size_t worker, enum operation_kind kind,
                 enum operation_answer answer, uint64_t item)
{
    reserve(maker, worker + 1);
    struct history *history = &maker->history;
    for (; history->workers <= worker; history->workers++)
        history->logs[history->workers] = (struct history_log){.worker = history->workers};
    struct history_log *log = &history->logs[worker];
    if ((log->count & (log->count - 1)) == 0)
        log->operations = realloc(log->operations, (2 * log->count + 1) * sizeof *log->operations);
    if (!log->operations)
        abort();
    log->operations[log->count++] = (struct operation){
        .item = item,
        .kind = (uint8_t)kind,
        .answer = (uint8_t)answer,
        .manner = answer == ANSWER_PENDING ? MANNER_WAIT : MANNER_NOW,
        .invoked = maker->now,
        .returned = answer == ANSWER_PENDING ? STAMP_NEVER : maker->now + 1,
    };
    maker->now += maker->batch ? 0 : 2;
}

/* Numbered in order, or all over. */
static uint64_t number(size_t i, bool scattered)
{
    return scattered ? (i + 1) * 0x9E3779B97F4A7C15u | 1 : i + 1;
}

static void put_all(struct maker *maker, size_t n, bool scattered)
{
    for (size_t i = 0; i < n; i++)
        call(maker, i % 2, OPERATION_PUT, ANSWER_OK, number(i, scattered));
}

/* Every `step`-th item from `from` on is got by this worker. */
static void get_all(struct maker *maker, size_t worker, size_t from, size_t step, size_t n,
                    bool scattered)
{
    for (size_t i = from; i < n; i += step)
        call(maker, worker, OPERATION_GET, ANSWER_GOT, number(i, scattered));
}

static void left(struct maker *maker, size_t n, bool scattered)
{
    put_all(maker, n, scattered);
    call(maker, 2, OPERATION_GET, ANSWER_EMPTY, 0);
}

static void some_left(struct maker *maker, size_t n, bool scattered)
{
    put_all(maker, n, scattered);
    get_all(maker, 2, 1, 3, n, scattered);
    call(maker, 3, OPERATION_GET, ANSWER_EMPTY, 0);
    get_all(maker, 3, 0, 3, n, scattered);
}

static void twice(struct maker *maker, size_t n, bool scattered)
{
    put_all(maker, n, scattered);
    get_all(maker, 2, 0, 1, n, scattered);
    get_all(maker, 3, 0, 1, n, scattered);
}

static void too_early(struct maker *maker, size_t n, bool scattered)
{
    get_all(maker, 2, 0, 1, n, scattered);
    put_all(maker, n, scattered);
}

static void invented(struct maker *maker, size_t n, bool scattered)
{
    get_all(maker, 0, 0, 1, n, scattered);
}

static void backwards(struct maker *maker, size_t n, bool scattered)
{
    put_all(maker, n, scattered);
    for (size_t i = n; i-- > 0;)
        call(maker, 2 + i % 2, OPERATION_GET, ANSWER_GOT, number(i, scattered));
}

static void lies(struct maker *maker, size_t n, bool scattered)
{
    for (size_t i = 0; i < n / 2; i++) {
        call(maker, 0, OPERATION_PUT, ANSWER_OK, number(i, scattered));
        call(maker, 1, OPERATION_EMPTY, i % 2 ? ANSWER_TRUE : ANSWER_FALSE, 0);
    }
}

static void no_lies(struct maker *maker, size_t n, bool scattered)
{
    for (size_t i = 0; i < n / 4; i++) {
        call(maker, 0, OPERATION_PUT, i % 2 ? ANSWER_OK : ANSWER_FULL, number(i, scattered));
        if (i % 2)
            call(maker, 1, OPERATION_GET, ANSWER_GOT, number(i, scattered));
        call(maker, 1, OPERATION_EMPTY, ANSWER_FALSE, 0);
        call(maker, 2, OPERATION_GET, ANSWER_EMPTY, 0);
    }
}

static void pending_gets(struct maker *maker, size_t n, bool scattered)
{
    put_all(maker, n / 2, scattered);
    for (size_t i = 0; i < n / 4; i++)
        call(maker, 2 + i, OPERATION_GET, ANSWER_PENDING, 0);
}

static void pending_puts(struct maker *maker, size_t n, bool scattered)
{
    for (size_t i = 0; i < n / 4; i++)
        call(maker, 1 + i, OPERATION_PUT, ANSWER_PENDING, number(i, scattered));
    get_all(maker, 0, 0, 2, n / 4, scattered);
}

static void batches(struct maker *maker, size_t n, bool scattered)
{
    enum { BATCH = 512 };
    for (size_t first = 0; first + BATCH <= n / 2; first += BATCH)
        for (int got = 0; got < 2; got++) {
            maker->batch = true;
            for (size_t i = first; i < first + BATCH; i++)
                call(maker, 0, got ? OPERATION_GET : OPERATION_PUT, got ? ANSWER_GOT : ANSWER_OK,
                     number(i, scattered));
            maker->batch = false;
            maker->now += 2;
            call(maker, 1, OPERATION_GET, ANSWER_EMPTY, 0);
        }
}

static const struct mixture {
    const char *name;
    void (*make)(struct maker *maker, size_t n, bool scattered);
} mixtures[] = {
    {"all are left", left},
    {"some are left", some_left},
    {"all are got twice", twice},
    {"got before they are put", too_early},
    {"never put", invented},
    {"got backwards", backwards},
    {"every second answer is a lie", lies},
    {"not empty, full and empty", no_lies},
    {"put and got in batches", batches},
    {"pending gets beside them", pending_gets},
    {"pending puts, some of which went in", pending_puts},
};
enum { MIXTURES = sizeof mixtures / sizeof *mixtures };

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
static double judge(const struct mixture *mixture, struct way way, size_t n, int tries)
{
    struct maker maker = {.now = 10};
    mixture->make(&maker, n, way.scattered);
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
        check_int(mixture->name, judge_history(history, &judgement, NULL, NULL, NULL), 0);
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
    left(&maker, MANY, true);
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
    for (size_t m = 0; m < MIXTURES; m++)
        for (int order = ORDER_FIFO; order <= ORDER_BAG; order++)
            for (unsigned bits = 0; bits < 8; bits++, way++) {
                struct way its = {(enum history_order)order, bits & 1, bits & 2, bits & 4};
                bool chosen = whole_test() || (way + test_seed()) % (light_test() ? 16 : 8) == 0;
                if (!chosen || (its.scattered && order == ORDER_PRIORITY))
                    continue;
                double few = judge(&mixtures[m], its, FEW, 5);
                double ratio = judge(&mixtures[m], its, MANY, 1) / few;
                check_that(ratio < MOST,
                           "%s (%s%s%s%s): 32 times as many take %.0f times as long, want less "
                           "than %d",
                           mixtures[m].name, history_order_word((size_t)order),
                           its.drained ? ", drained" : "", its.tight ? ", tight" : "",
                           its.scattered ? ", scattered" : "", ratio, MOST);
                if (ratio > worst) {
                    worst = ratio;
                    worst_way = m;
                }
            }
    printf("\n    32 times as many items take at most %.0f times as long (%s)\n", worst,
           mixtures[worst_way].name);
}
