/* Up to symmetry: the same counts as with everybody in his own place, from fewer states. */
#include "check.h"
#include "explore/explore.h"
#include "explore/queues.h"
#include "explore/search/symmetric.h"
#include "seed.h"

enum { MOST = 30000 }; /* states; larger programs are left out */

typedef int search_function(const struct experiment *, const struct search_options *,
                            struct exploration **, char *, size_t);

static struct findings find(search_function *search, const struct queue_class *queue,
                            const char *text, size_t capacity, bool unordered)
{
    static struct program program;
    struct findings findings = {0};
    struct exploration *exploration;
    char why[256] = "";
    check_that(program_parse(&program, text, why, sizeof why), "%s: %s", text, why);
    struct experiment experiment = {
        .queue = queue, .program = &program, .capacity = capacity, .unordered = unordered};
    struct search_options options = {.most_states = MOST};
    int error = search(&experiment, &options, &exploration, why, sizeof why);
    check_that(!error, "%s, %s: error %d %s", queue->name, text, error, why);
    if (error)
        return findings;
    findings = *explore_findings(exploration);
    explore_close(exploration);
    return findings;
}

/* Searches both ways; returns whether symmetry was of use. */
static bool compare(const struct queue_class *queue, const char *text, size_t capacity)
{
    bool used = false;
    for (int unordered = 0; unordered < 2; unordered++) {
        struct findings all = find(explore_search, queue, text, capacity, unordered);
        struct findings some = find(explore_symmetric, queue, text, capacity, unordered);
        if (all.stopped)
            continue;
        char want[BIG_TEXT], got[BIG_TEXT];
        big_text(&all.interleavings, want);
        big_text(&some.interleavings, got);
        check_text(text, got, want);
        check_that(some.seen == all.seen && some.spins == all.spins && some.odds == all.odds &&
                       !some.stopped,
                   "%s, %s: seen %x, want %x", queue->name, text, some.seen, all.seen);
        if (some.symmetric)
            check_that(some.states <= all.states, "%s, %s: %ju states, all are %ju", queue->name,
                       text, (uintmax_t)some.states, (uintmax_t)all.states);
        else
            check_int(text, some.states, all.states);
        used |= some.symmetric;
    }
    return used;
}

/* Every queue that says it treats all alike, in programs in which some workers do the same. */
static void test_counts(void)
{
    static const char *const programs[] = {
        "put | put",           "put | put | put,get",        "put,get | put,get",
        "put | get | get",     "init: put put; get | get",   "put,put | put,put",
        "put | put | get",     "init: put; get | put | get", "put,get | put | put,get",
        "get | get | put,put", "put | get,put | get,put",    "init: put; get,get | put | get,get",
    };
    size_t alike = 0, used = 0, count = light_test() ? 8 : sizeof programs / sizeof *programs;
    for (size_t q = 0; queue_table_instrumented[q]; q++) {
        const struct queue_class *queue = queue_table_instrumented[q];
        if (!queue->alike)
            continue;
        alike++;
        for (size_t i = 0; i < count; i++) {
            static struct program program;
            char why[256];
            program_parse(&program, programs[i], why, sizeof why);
            struct experiment experiment = {.queue = queue, .program = &program, .capacity = 2};
            for (experiment.capacity = 1; experiment.capacity <= 4; experiment.capacity += 3)
                if (!experiment_check(&experiment, why, sizeof why))
                    used += compare(queue, programs[i], experiment.capacity);
        }
    }
    for (size_t i = 0; i < count; i++)
        used += compare(&queue_textbook_instrumented, programs[i], 4);
    check_that(alike >= 5 && used > 3 * count, "%zu queues, of use %zu times", alike, used);
}

/* The more do the same, the more it saves: nearly as many times as they can be put in order. (Not
 * in the textbook queue: its nodes come from a heap, where each worker has his first address. Nor
 * with clang, which keeps more of what nobody reads any more; there it may just not cost.) */
static void test_savings(void)
{
    static const struct {
        const char *program;
        double least;
    } cases[] = {{"put | put", 1.7}, {"put | put | put", 4.5}, {"put | put | put | put", 13}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct queue_class *queue = queue_find_instrumented("vyukov-exact");
        struct findings all = find(explore_search, queue, cases[i].program, 4, true);
        struct findings some = find(explore_symmetric, queue, cases[i].program, 4, true);
        double saved = (double)all.states / (double)some.states;
#ifdef __clang__
        bool enough = saved >= 1;
#else
        bool enough = saved > cases[i].least;
#endif
        check_that(enough, "%s: %.2f times fewer states", cases[i].program, saved);
    }
}

/* A queue that does not say so is searched as ever; what lies is told with everybody in his place.
 */
static void test_others(void)
{
    struct findings mutex =
        find(explore_symmetric, queue_find_instrumented("mutex"), "put | put | get", 4, false);
    check_that(!mutex.symmetric && !mutex.seen, "mutex: symmetric %d", mutex.symmetric);
    struct findings lies =
        find(explore_symmetric, queue_find_instrumented("vyukov"), "put | put | put,get", 4, false);
    char lying[BIG_TEXT];
    check_that(!lies.symmetric && lies.seen == VERDICT_SPURIOUS, "vyukov: seen %x", lies.seen);
    check_text("vyukov", big_text(&lies.lying, lying), "498036");
}

int main(void)
{
    static const struct check_case cases[] = {
        {"the same counts", test_counts},
        {"fewer states", test_savings},
        {"others", test_others},
        {NULL, NULL},
    };
    return check_main("explore_symmetry", cases);
}
