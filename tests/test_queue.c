/* Tests of the queues: order and bounds by one worker; nothing lost, doubled or overtaken among
 * threads and among processes; no lie of an exact queue; no wake-up lost. Queues that are not for
 * everybody, or promise less, have tests of their own (test_queue_few.c). */
#include <sched.h>
#include <stdatomic.h>

#include "check.h"
#include "crew.h"
#include "queue/queue.h"
#include "seed.h"

enum { WORKERS = 4, MOST = UNDER_TSAN ? 2000 : 20000 };

static uint64_t each; /* items of each worker, at most MOST */

/* The next queue of the table that this build can run, from *i on; NULL after the last. Those with
 * a feeder, and those whose GOT is not final, have tests of their own (test_cpython.c,
 * test_server.c). */
static const struct queue_class *next_queue(int *i)
{
    while (queue_table[*i] && (queue_table[*i]->unavailable || !queue_table[*i]->put ||
                               queue_table[*i]->detach || queue_table[*i]->settle))
        ++*i;
    return queue_table[*i] ? queue_table[(*i)++] : NULL;
}

/* ---- one worker ---- */

/* Puts until Full (at most `most` items), numbered on from *last. */
static size_t fill(const struct queue_class *class, void *queue, uint64_t *last, size_t most)
{
    size_t count = 0;
    while (count < most && class->put(queue, *last + 1)) {
        (*last)++;
        count++;
    }
    return count;
}

/* Gets `count` items, which must come numbered on from *first. */
static void drain(const struct queue_class *class, void *queue, uint64_t *first, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint64_t item = 0;
        enum queue_answer answer = class->get_nowait(queue, &item);
        if (answer != QUEUE_GOT || item != *first + 1) {
            check_int(class->name, answer, QUEUE_GOT);
            check_int(class->name, item, *first + 1);
            return;
        }
        (*first)++;
    }
}

static void check_empty(const struct queue_class *class, void *queue)
{
    uint64_t item = 77;
    check_int(class->name, class->get_nowait(queue, &item), QUEUE_EMPTY);
    check_int("an item that was not got", item, 77);
    if (class->empty)
        check_int(class->name, class->empty(queue), true);
}

static void check_not_empty(const struct queue_class *class, void *queue)
{
    if (class->empty)
        check_int(class->name, class->empty(queue), false);
}

static void run_alone(const struct queue_class *class, size_t capacity)
{
    /* From aligned_alloc, not mapped: so the address sanitizer knows where it ends. */
    size_t size = (class->size(capacity) + 63) / 64 * 64;
    void *queue = aligned_alloc(64, size);
    memset(queue, 0xa5, size);
    check_int("init", class->init(queue, capacity), 0);
    uint64_t put = 0, got = 0;
    check_empty(class, queue);
    /* The kernel grants a message queue fewer places, but half of the usual limit of 10 at least.
     */
    size_t least = strcmp(class->name, "posix-mq") == 0 && capacity > 5 ? 5 : capacity;
    for (int round = 0; round < 3; round++) {
        size_t held = fill(class, queue, &put, 4 * capacity);
        check_that(held >= least, "%s, capacity %zu: Full at %zu", class->name, capacity, held);
        check_that(held < 4 * capacity, "%s, capacity %zu: never Full", class->name, capacity);
        check_int("put when Full", class->put(queue, 1000000), false);
        check_not_empty(class, queue);
        drain(class, queue, &got, held);
        check_empty(class, queue);
    }
    for (size_t around = 0; around < 10 * capacity + 10; around++) { /* round and round */
        size_t some = fill(class, queue, &put, around % 5 % capacity + 1);
        check_int("room for them", some, around % 5 % capacity + 1);
        check_not_empty(class, queue);
        drain(class, queue, &got, some);
    }
    check_empty(class, queue);
    class->destroy(queue);
    free(queue);
}

static void test_alone(void)
{
    static const size_t capacities[] = {1, 2, 3, 1000};
    const struct queue_class *class;
    for (int i = 0; (class = next_queue(&i));)
        for (size_t c = 0; c < 4 && class->order != QUEUE_BAG; c++)
            run_alone(class, capacities[c]);
}

/* ---- many workers ---- */

/* What the workers of one run share. Item n of worker w is (w + 1) << 32 | n, n from 1. */
struct yard {
    const struct queue_class *class;
    void *queue;
    uint64_t each; /* items of every worker */
    _Atomic int ready, putting;
    _Atomic uint64_t lies, sum, count;
    uint64_t got[WORKERS][MOST];
};

static struct yard *yard_open(const struct queue_class *class, size_t capacity)
{
    struct yard *yard = shared_memory(sizeof *yard);
    yard->class = class;
    /* A ring of ck whose putter is off the processor keeps the later ones spinning, each for all
     * of its time slice. */
    yard->each = strcmp(class->name, "ck-ring") == 0 ? each / 100 : each;
    yard->queue = shared_memory(class->size(capacity));
    check_int("init", class->init(yard->queue, capacity), 0);
    return yard;
}

static void yard_close(struct yard *yard, size_t capacity)
{
    check_empty(yard->class, yard->queue);
    yard->class->destroy(yard->queue);
    munmap(yard->queue, yard->class->size(capacity));
    munmap(yard, sizeof *yard);
}

static void put_surely(struct yard *yard, uint64_t item)
{
    while (!yard->class->put(yard->queue, item))
        sched_yield();
}

/* Puts one, gets one. Nobody gets more than he has put, so as long as a worker looks for his one,
 * at least one item is inside: every Empty is a lie. */
static void put_one_get_one(void *shared, int worker)
{
    struct yard *yard = shared;
    atomic_fetch_add(&yard->ready, 1);
    while (atomic_load(&yard->ready) < WORKERS)
        sched_yield();
    for (uint64_t n = 1; n <= yard->each; n++) {
        enum queue_answer answer;
        put_surely(yard, (uint64_t)(worker + 1) << 32 | n);
        if (yard->class->empty && yard->class->empty(yard->queue))
            atomic_fetch_add(&yard->lies, 1);
        do {
            answer = yard->class->get_nowait(yard->queue, &yard->got[worker][n - 1]);
            if (answer == QUEUE_EMPTY)
                atomic_fetch_add(&yard->lies, 1);
            if (answer != QUEUE_GOT)
                sched_yield();
        } while (answer != QUEUE_GOT);
    }
}

/* Every item once, and each getter sees each putter's items in the order they were put. */
static void check_got(const struct yard *yard)
{
    static bool seen[WORKERS][MOST + 1];
    size_t strange = 0, twice = 0, overtaken = 0;
    memset(seen, 0, sizeof seen);
    for (int getter = 0; getter < WORKERS; getter++) {
        uint64_t last[WORKERS] = {0};
        for (uint64_t i = 0; i < yard->each; i++) {
            uint64_t putter = (yard->got[getter][i] >> 32) - 1, n = (uint32_t)yard->got[getter][i];
            if (putter >= WORKERS || n < 1 || n > yard->each) {
                strange++;
                continue;
            }
            twice += seen[putter][n];
            overtaken += n <= last[putter];
            seen[putter][n] = true;
            last[putter] = n;
        }
    }
    check_int("items never put", strange, 0);
    check_int("items got twice, hence others lost", twice, 0);
    if (yard->class->order == QUEUE_FIFO)
        check_int("items out of order", overtaken, 0);
}

static void run_together(const struct queue_class *class, bool processes, size_t capacity)
{
    struct yard *yard = yard_open(class, capacity);
    struct hand hands[WORKERS];
    for (int i = 0; i < WORKERS; i++)
        hand_start(&hands[i], processes, put_one_get_one, yard, i);
    for (int i = 0; i < WORKERS; i++)
        hand_join(&hands[i]);
    check_got(yard);
    if (class->claim == QUEUE_EXACT)
        check_int(class->name, atomic_load(&yard->lies), 0);
    yard_close(yard, capacity);
}

static bool for_everybody(const struct queue_class *class)
{
    return !class->putters && !class->getters && class->order != QUEUE_BROKEN;
}

static void test_threads(void)
{
    static const size_t capacities[] = {1, 2, 64};
    const struct queue_class *class;
    for (int i = 0; (class = next_queue(&i));)
        for (size_t c = 0; c < 3 && for_everybody(class); c++)
            run_together(class, false, capacities[c]);
}

static void test_processes(void)
{
    static const size_t capacities[] = {1, 2, 64};
    const struct queue_class *class;
    for (int i = 0; !UNDER_TSAN && (class = next_queue(&i));)
        for (size_t c = 0; c < 3 && for_everybody(class) && !class->threads_only; c++)
            run_together(class, true, capacities[c]);
}

/* ---- blocking gets ---- */

static const uint64_t stop = UINT64_MAX;

static void put_each(void *shared, int worker)
{
    struct yard *yard = shared;
    for (uint64_t n = 1; n <= each; n++)
        put_surely(yard, (uint64_t)(worker + 1) << 32 | n);
    atomic_fetch_sub(&yard->putting, 1);
}

static void take_in(struct yard *yard, uint64_t item)
{
    atomic_fetch_add(&yard->sum, item);
    atomic_fetch_add(&yard->count, 1);
}

static void get_until_stop(void *shared, int worker)
{
    struct yard *yard = shared;
    (void)worker;
    atomic_fetch_add(&yard->ready, 1);
    for (uint64_t item; (item = yard->class->get(yard->queue)) != stop;)
        take_in(yard, item);
}

/* Two getters sleep and wake while two putters put and the test itself snatches items away. */
static void run_blocking(const struct queue_class *class, bool processes, size_t capacity)
{
    struct yard *yard = yard_open(class, capacity);
    struct hand hands[4];
    uint64_t item = 0, sum = 0;

    hand_start(&hands[0], processes, get_until_stop, yard, 0);
    hand_start(&hands[1], processes, get_until_stop, yard, 1);
    while (atomic_load(&yard->ready) < 2)
        sched_yield();
    for (int i = 0; i < 100; i++) { /* a sleeping getter holds nobody up */
        check_that(class->get_nowait(yard->queue, &item) != QUEUE_GOT, "got %" PRIu64, item);
        sched_yield();
    }
    atomic_store(&yard->putting, 2);
    hand_start(&hands[2], processes, put_each, yard, 2);
    hand_start(&hands[3], processes, put_each, yard, 3);
    while (atomic_load(&yard->putting) > 0)
        if (class->get_nowait(yard->queue, &item) == QUEUE_GOT)
            take_in(yard, item);
        else
            sched_yield();
    put_surely(yard, stop);
    put_surely(yard, stop);
    for (int i = 0; i < 4; i++)
        hand_join(&hands[i]);
    for (uint64_t n = 1; n <= each; n++)
        sum += (UINT64_C(3) << 32 | n) + (UINT64_C(4) << 32 | n);
    check_int("items got", atomic_load(&yard->count), 2 * each);
    check_int("sum of items got", atomic_load(&yard->sum), sum);
    yard_close(yard, capacity);
}

/* Whether whoever sleeps in it is woken, and gets what nobody else does; some say otherwise. */
static bool wakes(const struct queue_class *class)
{
    return class->order != QUEUE_BROKEN && (!class->wrong || !strstr(class->wrong, "hangs"));
}

/* One getter sleeps and wakes while one putter puts. */
static void run_pair(const struct queue_class *class, bool processes, size_t capacity)
{
    struct yard *yard = yard_open(class, capacity);
    struct hand getter, putter;
    atomic_store(&yard->putting, 1);
    hand_start(&getter, processes, get_until_stop, yard, 0);
    hand_start(&putter, processes, put_each, yard, 2);
    hand_join(&putter);
    put_surely(yard, stop);
    hand_join(&getter);
    check_int("items got", atomic_load(&yard->count), each);
    check_int("sum of items got", atomic_load(&yard->sum),
              each * (UINT64_C(3) << 32) + each * (each + 1) / 2);
    yard_close(yard, capacity);
}

static void test_blocking(void)
{
    int blocking = 0;
    const struct queue_class *class;
    for (int i = 0; (class = next_queue(&i));)
        if (class->get && wakes(class)) {
            blocking++;
            run_pair(class, false, 1);
            run_pair(class, !UNDER_TSAN && !class->threads_only, 3);
            if (!for_everybody(class))
                continue;
            run_blocking(class, false, 3);
            run_blocking(class, false, 1000);
            if (!UNDER_TSAN && !class->threads_only)
                run_blocking(class, true, 3);
        }
    check_that(blocking >= 6, "%d queues with a blocking get", blocking);
}

/* ---- gets with a deadline ---- */

static const struct timespec long_ago = {0}, never = {.tv_sec = INT32_MAX};

static void get_late(const struct queue_class *class, void *queue)
{
    uint64_t item = 77;
    enum queue_answer answer = class->get_timed(queue, &item, &long_ago);
    /* Somebody else may hold the lock just then, and there is no time to wait for it. */
    bool busy = answer == QUEUE_BUSY && strstr(class->name, "-busy") != NULL;
    check_int(class->name, busy ? QUEUE_EMPTY : answer, QUEUE_EMPTY);
    check_int("an item that was not got", item, 77);
}

/* One that is too late leaves no trace: neither an item nor a sleeper who takes another's wake-up.
 */
static void run_timed(const struct queue_class *class)
{
    struct yard *yard = yard_open(class, 3);
    struct hand hand;
    const struct timespec *deadlines[] = {&long_ago, &never};
    for (size_t i = 0; i < 2; i++) {
        uint64_t item = 0;
        get_late(class, yard->queue);
        put_surely(yard, 5 + i);
        check_int(class->name, class->get_timed(yard->queue, &item, deadlines[i]), QUEUE_GOT);
        check_int("item got", item, 5 + i);
    }
    hand_start(&hand, false, get_until_stop, yard, 0);
    while (atomic_load(&yard->ready) < 1)
        sched_yield();
    for (int i = 0; i < 100; i++)
        get_late(class, yard->queue);
    put_surely(yard, 9);
    put_surely(yard, stop);
    hand_join(&hand);
    check_int("the sleeper's item", atomic_load(&yard->sum), 9);
    yard_close(yard, 3);
}

static void get_all_timed(void *shared, int worker)
{
    struct yard *yard = shared;
    uint64_t item = 0;
    (void)worker;
    while (item != stop)
        if (yard->class->get_timed(yard->queue, &item, &never) != QUEUE_GOT)
            atomic_fetch_add(&yard->lies, 1);
        else if (item != stop)
            take_in(yard, item);
}

/* Sleepers with a deadline that does not come are woken as those without. */
static void run_timed_together(const struct queue_class *class)
{
    struct yard *yard = yard_open(class, 3);
    struct hand hands[4];
    uint64_t sum = 0;
    hand_start(&hands[0], false, get_all_timed, yard, 0);
    hand_start(&hands[1], false, get_all_timed, yard, 1);
    hand_start(&hands[2], false, put_each, yard, 2);
    hand_start(&hands[3], false, put_each, yard, 3);
    hand_join(&hands[2]);
    hand_join(&hands[3]);
    put_surely(yard, stop);
    put_surely(yard, stop);
    hand_join(&hands[0]);
    hand_join(&hands[1]);
    for (uint64_t n = 1; n <= each; n++)
        sum += (UINT64_C(3) << 32 | n) + (UINT64_C(4) << 32 | n);
    check_int("given up before the deadline", atomic_load(&yard->lies), 0);
    check_int("items got in time", atomic_load(&yard->count), 2 * each);
    check_int("sum of items got in time", atomic_load(&yard->sum), sum);
    yard_close(yard, 3);
}

static void test_timed(void)
{
    int timed = 0;
    const struct queue_class *class;
    for (int i = 0; (class = next_queue(&i));)
        if (class->get_timed) {
            timed++;
            run_timed(class);
            if (wakes(class))
                run_timed_together(class);
        }
    check_that(timed >= 6, "%d queues with a timed get", timed);
}

int main(void)
{
    each = UNDER_TSAN || whole_test() ? MOST : MOST / 4;
    static const struct check_case cases[] = {
        {"alone: order, Full, Empty, round and round", test_alone},
        {"threads: nothing lost, doubled, overtaken; no lie of an exact queue", test_threads},
        {"processes: the same", test_processes},
        {"blocking get: no wake-up is lost", test_blocking},
        {"timed get: late is Empty, in time is not", test_timed},
        {NULL, NULL},
    };
    return check_main("queue", cases);
}
