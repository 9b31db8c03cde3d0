/* Tests of the cpython-mp queues on real threads and processes: what all four do alike here, where
 * their answers differ in cpython/holes.c. */
#include "cpython/bench.h"

static void test_order(void)
{
    /* One write; two writes; more than any pipe holds at first; frames that fill pages. */
    static const size_t bytes[] = {0, 16384 - 8, 16384 - 7, 100000, 4096 - 12};
    for (size_t q = 0; q < 4; q++)
        for (size_t b = 0; b < 5; b++) {
            struct bench bench = bench_open(four[q], 10, bytes[b]);
            for (uint64_t round = 0; round < 3; round++) {
                for (uint64_t n = 1; n <= 10; n++)
                    check_int("room", four[q]->put(bench.part, 10 * round + n), true);
                check_int("put when Full", four[q]->put(bench.part, 1000), false);
                for (uint64_t n = 1; n <= 10; n++)
                    check_int(four[q]->name, four[q]->get(bench.part), 10 * round + n);
            }
            check_int(four[q]->name, look(&bench), QUEUE_EMPTY);
            check_int("empty()", four[q]->empty(bench.part), true);
            bench_close(&bench);
        }
}

/* A queue can be filled and flushed before anybody reads: far more than 64 KiB. */
static void test_flush(void)
{
    enum { ITEMS = 20000 };
    for (size_t q = 0; q < 4; q++) {
        struct bench bench = bench_open(four[q], ITEMS, 0);
        fill(&bench, ITEMS);
        for (uint64_t n = 1; n <= ITEMS; n++)
            if (look(&bench) != QUEUE_GOT || bench.item != n) {
                check_int(four[q]->name, bench.item, n);
                break;
            }
        check_int(four[q]->name, look(&bench), QUEUE_EMPTY);
        bench_close(&bench);
    }
}

enum { PUTTERS = 2, GETTERS = 2, EACH = UNDER_TSAN ? 300 : 2000 };

struct yard {
    const struct queue_class *class;
    struct queue queue;
    _Atomic int made; /* release: the queue; partner: join_in() */
    _Atomic uint64_t sum, overtaken;
};

static void *join_in(struct yard *yard, int worker)
{
    while (!atomic_load(&yard->made))
        sched_yield();
    return yard->class->attach(&yard->queue, (unsigned)worker);
}

static void put_all(void *shared, int worker)
{
    struct yard *yard = shared;
    void *part = join_in(yard, worker);
    for (uint64_t n = 1; n <= EACH; n++)
        while (!yard->class->put(part, (uint64_t)worker << 32 | n))
            sched_yield();
    yard->class->detach(part);
}

/* Takes its share, and looks that each putter's items come in their order. */
static void get_share(void *shared, int worker)
{
    struct yard *yard = shared;
    void *part = join_in(yard, worker);
    uint64_t last[PUTTERS + 1] = {0};
    for (int i = 0; i < PUTTERS * EACH / GETTERS; i++) {
        uint64_t item = yard->class->get(part), putter = item >> 32 & 3, n = (uint32_t)item;
        atomic_fetch_add(&yard->sum, item);
        if (putter < 1 || putter > PUTTERS || n <= last[putter])
            atomic_fetch_add(&yard->overtaken, 1);
        else
            last[putter] = n;
    }
    yard->class->detach(part);
}

/* Nothing is lost, doubled or overtaken; with processes that were there before the queue, too. */
static void run_together(const struct queue_class *class, bool processes)
{
    struct yard *yard = shared_memory(sizeof *yard);
    struct hand hands[PUTTERS + GETTERS];
    uint64_t sum = 0;
    yard->class = class;
    for (int i = 0; i < PUTTERS + GETTERS; i++)
        hand_start(&hands[i], processes, i < PUTTERS ? put_all : get_share, yard, i + 1);
    check_int("init", class->init(&yard->queue, 50), 0);
    atomic_store(&yard->made, 1);
    for (int i = 0; i < PUTTERS + GETTERS; i++)
        hand_join(&hands[i]);
    for (uint64_t putter = 1; putter <= PUTTERS; putter++)
        for (uint64_t n = 1; n <= EACH; n++)
            sum += putter << 32 | n;
    check_int("sum of items", atomic_load(&yard->sum), sum);
    check_int("out of order", atomic_load(&yard->overtaken), 0);
    class->destroy(&yard->queue);
    munmap(yard, sizeof *yard);
}

static void test_together(void)
{
    for (size_t q = 0; q < 4; q++) {
        run_together(four[q], false);
        if (!UNDER_TSAN)
            run_together(four[q], true);
    }
}

int main(void)
{
    static const struct check_case cases[] = {
        {"small and large items come in order, Full is Full", test_order},
        {"what was put is written when detach() returns", test_flush},
        {"threads and processes: nothing lost, doubled, overtaken", test_together},
        {"the lock is held: Empty, Busy, or wait", test_refused},
        {"the feeder is held up: Empty, Busy, or wait", test_in_flight},
        {"the time of a timed get goes to the lock", test_timed},
        {"half a frame blocks whoever reads it", test_half_frame},
        {"a computing putter holds its feeder up", test_interpreter},
        {NULL, NULL},
    };
    return check_main("cpython", cases);
}
