/* Tests of queues that are not for everybody, or promise less: one getter, one putter, no order,
 * broken by design. */
#include <sched.h>
#include <stdatomic.h>

#include "check.h"
#include "crew.h"
#include "queue/queue.h"
#include "seed.h"

enum { PUTTERS = 3 };

static uint64_t each, tries; /* items of each putter; tries of each worker that does not insist */

/* Whether it runs here, and as it is: queues with a part per worker are tested with their parts. */
static bool runs(const struct queue_class *class)
{
    return !class->unavailable && !class->peer && !class->detach && !class->settle;
}

/* What the workers of one run share. Item n of putter p is (p + 1) << 32 | n, n from 1. */
struct yard {
    const struct queue_class *class;
    void *queue;
    uint64_t putters;
    _Atomic uint64_t put, lies; /* puts that have returned */
    _Atomic uint64_t strange, overtaken, got;
};

static struct yard *yard_open(const struct queue_class *class, size_t capacity)
{
    struct yard *yard = shared_memory(sizeof *yard);
    yard->class = class;
    yard->putters = class->putters && class->putters < PUTTERS ? class->putters : PUTTERS;
    yard->queue = shared_memory(class->size(capacity));
    check_int("init", class->init(yard->queue, capacity), 0);
    return yard;
}

static void yard_close(struct yard *yard, size_t capacity)
{
    yard->class->destroy(yard->queue);
    munmap(yard->queue, yard->class->size(capacity));
    munmap(yard, sizeof *yard);
}

/* ---- one getter ---- */

static void put_each(void *shared, int worker)
{
    struct yard *yard = shared;
    for (uint64_t n = 1; n <= each; n++) {
        while (!yard->class->put(yard->queue, (uint64_t)(worker + 1) << 32 | n))
            sched_yield();
        atomic_fetch_add(&yard->put, 1);
    }
}

/* He alone gets: as long as more puts have returned than he got, every Empty is a lie. */
static void get_each(void *shared, int worker)
{
    struct yard *yard = shared;
    uint64_t last[PUTTERS] = {0}, count = 0, item = 0;
    (void)worker;
    while (count < yard->putters * each) {
        bool inside = atomic_load(&yard->put) > count;
        if (yard->class->empty && yard->class->empty(yard->queue) && inside)
            atomic_fetch_add(&yard->lies, 1);
        enum queue_answer answer = yard->class->get_nowait(yard->queue, &item);
        if (answer == QUEUE_EMPTY && inside)
            atomic_fetch_add(&yard->lies, 1);
        if (answer != QUEUE_GOT) {
            sched_yield();
            continue;
        }
        uint64_t putter = (item >> 32) - 1, n = (uint32_t)item;
        count++;
        if (putter >= yard->putters)
            atomic_fetch_add(&yard->strange, 1);
        else if (n != ++last[putter]) /* none is missing, none comes twice */
            atomic_fetch_add(&yard->overtaken, 1);
    }
}

static void run_few(const struct queue_class *class, bool processes, size_t capacity)
{
    struct yard *yard = yard_open(class, capacity);
    struct hand hands[PUTTERS + 1];
    uint64_t item = 77;
    for (int i = 0; i < (int)yard->putters; i++)
        hand_start(&hands[i], processes, put_each, yard, i);
    hand_start(&hands[yard->putters], processes, get_each, yard, (int)yard->putters);
    for (size_t i = 0; i <= yard->putters; i++)
        hand_join(&hands[i]);
    check_int("items never put", atomic_load(&yard->strange), 0);
    check_int("items lost, doubled or out of order", atomic_load(&yard->overtaken), 0);
    check_int("get from the empty queue", class->get_nowait(yard->queue, &item), QUEUE_EMPTY);
    check_int("item", item, 77);
    if (class->claim == QUEUE_EXACT)
        check_int(class->name, atomic_load(&yard->lies), 0);
    if (class->putters == 1) /* behind a full fence a release store is as good as any */
        check_int(class->name, atomic_load(&yard->lies), 0);
    yard_close(yard, capacity);
}

static void test_few(void)
{
    static const size_t capacities[] = {1, 2, 64};
    int few = 0;
    for (int i = 0; queue_table[i]; i++) {
        const struct queue_class *class = queue_table[i];
        if (class->getters != 1 || !runs(class))
            continue;
        few++;
        for (size_t c = 0; c < 3; c++) {
            run_few(class, false, capacities[c]);
            if (!UNDER_TSAN && !class->threads_only)
                run_few(class, true, capacities[c]);
        }
    }
    check_that(few >= 4, "%d queues for one getter", few);
}

/* ---- bags ---- */

/* Filled and emptied three times: every item comes out once, in whatever order. */
static void run_bag(const struct queue_class *class, size_t capacity)
{
    struct yard *yard = yard_open(class, capacity);
    const uint64_t most = 2 * capacity + 4;
    bool *seen = calloc(most + 1, sizeof *seen);
    for (size_t round = 0; round < 3; round++) {
        uint64_t put = 0, got = 0, strange = 0, item = 0;
        memset(seen, 0, (most + 1) * sizeof *seen);
        while (put < most && class->put(yard->queue, put + 1))
            put++;
        check_that(put >= capacity && put < most, "%s, capacity %zu: Full at %d", class->name,
                   capacity, (int)put);
        check_int("empty() when Full", class->empty(yard->queue), false);
        for (; class->get_nowait(yard->queue, &item) == QUEUE_GOT; got++) {
            strange += item < 1 || item > put || seen[item];
            seen[item <= put ? item : 0] = true;
        }
        check_int("items got", got, put);
        check_int("items got twice or never put", strange, 0);
        check_int("empty()", class->empty(yard->queue), true);
    }
    free(seen);
    yard_close(yard, capacity);
}

static void test_bags(void)
{
    int bags = 0;
    for (int i = 0; queue_table[i]; i++)
        if (queue_table[i]->order == QUEUE_BAG && runs(queue_table[i])) {
            bags++;
            run_bag(queue_table[i], 4);
            run_bag(queue_table[i], 1000);
        }
    check_that(bags >= 2, "%d bags", bags);
}

/* ---- broken by design ---- */

/* Puts and gets without insisting; whatever he gets must have been put by somebody. */
static void bungle(void *shared, int worker)
{
    struct yard *yard = shared;
    uint64_t item;
    for (uint64_t n = 1; n <= tries; n++) {
        yard->class->put(yard->queue, (uint64_t)(worker + 1) << 32 | n);
        if (yard->class->empty)
            yard->class->empty(yard->queue);
        if (yard->class->get_nowait(yard->queue, &item) != QUEUE_GOT)
            continue;
        atomic_fetch_add(&yard->got, 1);
        if ((item >> 32) - 1 > PUTTERS || (uint32_t)item < 1 || (uint32_t)item > tries)
            atomic_fetch_add(&yard->strange, 1);
    }
}

/* Whatever is broken in it, it neither crashes nor hangs nor makes items up. */
static void run_broken(const struct queue_class *class, bool processes, size_t capacity)
{
    struct yard *yard = yard_open(class, capacity);
    struct hand hands[PUTTERS + 1];
    for (int i = 0; i <= PUTTERS; i++)
        hand_start(&hands[i], processes, bungle, yard, i);
    for (int i = 0; i <= PUTTERS; i++)
        hand_join(&hands[i]);
    check_int("items made up", atomic_load(&yard->strange), 0);
    check_that(atomic_load(&yard->got) > 0, "%s gave nothing", class->name);
    yard_close(yard, capacity);
}

static void test_broken(void)
{
    static const size_t capacities[] = {1, 2, 64};
    int broken = 0;
    for (int i = 0; queue_table[i]; i++)
        if (queue_table[i]->order == QUEUE_BROKEN && runs(queue_table[i])) {
            broken++;
            for (size_t c = 0; c < 3; c++) {
                run_broken(queue_table[i], false, capacities[c]);
                if (!UNDER_TSAN)
                    run_broken(queue_table[i], true, capacities[c]);
            }
        }
    check_that(broken >= 1, "%d broken queues", broken);
}

int main(void)
{
    each = UNDER_TSAN ? 5000 : whole_test() ? 50000 : 10000;
    tries = 4 * each;
    static const struct check_case cases[] = {
        {"one getter: nothing lost, doubled, overtaken; no lie of an exact queue", test_few},
        {"bags: every item once", test_bags},
        {"broken by design: no crash, no hang, nothing made up", test_broken},
        {NULL, NULL},
    };
    return check_main("queue few", cases);
}
