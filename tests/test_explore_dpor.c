/* Engine B: its counts against the known ones and against enumeration, its verdicts against the
 * stateful search, and the data races that it alone sees. */
#include "check.h"
#include "explore/explore.h"
#include "explore/stories/dpor.h"
#include "explore/stories/event.h"
#include "explore/queues.h"

#include <stdlib.h>

static struct experiment scenario_of(const struct queue_class *queue, const char *text)
{
    static struct program program;
    char why[256] = "";
    check_that(program_parse(&program, text, why, sizeof why), "program %s: %s", text, why);
    return (struct experiment){.queue = queue, .program = &program, .capacity = 4};
}

static const struct queue_class *queue(const char *name)
{
    const struct queue_class *found = queue_find_instrumented(name);
    check_that(found != NULL, "there is a queue %s", name);
    return found;
}

static struct stories tell(const struct experiment *experiment, bool strictly)
{
    struct stories stories = {0};
    char why[256] = "";
    int error = explore_dpor(experiment, &(struct dpor_options){.strictly = strictly}, &stories,
                             why, sizeof why);
    check_that(!error, "%s: error %d %s", experiment->queue->name, error, why);
    return stories;
}

static void test_oracles(void)
{
    const struct {
        const struct queue_class *queue;
        const char *program;
        uint64_t loosely, strictly, lying;
    } cases[] = {
        {queue("vyukov"), "put | put,get", 9, 18, 2},
        {queue("vyukov"), "put | put | put,get", 262, 1124, 112},
        {&queue_textbook_instrumented, "put | put,get", 31, 47, 0},
        {&queue_textbook_instrumented, "put | put | put,get", 15896, 32514, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct experiment experiment = scenario_of(cases[i].queue, cases[i].program);
        struct stories loosely = tell(&experiment, false), strictly = tell(&experiment, true);
        check_int(cases[i].program, loosely.count, cases[i].loosely);
        check_int("nothing is told twice", loosely.redundant, 0);
        check_int("with real time", strictly.count, cases[i].strictly);
        check_int("lying", strictly.lying, cases[i].lying);
        stories_free(&loosely);
        stories_free(&strictly);
    }
}

/* Distinct stories among all interleavings: a set of hashes of what happened before what. */
struct census {
    struct hash *known;
    size_t count, room;
    struct event path[256];
    size_t depth;
    bool strictly;
};

static void census_add(struct census *census)
{
    struct hash story = {0, 0}; /* a sum: the order of the interleaving must not matter */
    for (size_t i = 0; i < census->depth; i++) {
        struct hash hash = {census->path[i].choice.worker, census->path[i].choice.pick};
        hash_bytes(&hash, census->path[i].clock, sizeof census->path[i].clock);
        story.low += hash.low;
        story.high += hash.high;
    }
    for (size_t i = 0; i < census->count; i++)
        if (census->known[i].low == story.low && census->known[i].high == story.high)
            return;
    if (census->count == census->room) {
        census->room = 2 * census->room + 64;
        census->known = realloc(census->known, census->room * sizeof *census->known);
    }
    census->known[census->count++] = story;
}

static void census_walk(struct census *census)
{
    struct choice choices[MACHINE_CHOICES];
    size_t count = machine_choices(choices);
    if (!count)
        census_add(census);
    for (size_t i = 0; i < count && census->depth < 256; i++) {
        machine_save(choices[i].worker);
        struct event *event = &census->path[census->depth];
        *event = event_take(choices[i]);
        for (size_t k = 0; k < census->depth; k++)
            if (event_dependent(&census->path[k], event, census->strictly))
                event_join(event, &census->path[k]);
        event->clock[choices[i].worker]++;
        census->depth++;
        census_walk(census);
        census->depth--;
        machine_back();
    }
}

static void test_enumeration(void)
{
    const struct {
        const struct queue_class *queue;
        const char *program;
    } cases[] = {
        {queue("vyukov"), "put | put,get"},
        {queue("vyukov"), "put,get | get,put"},
        {queue("two-lock"), "put | put,get"},
        {queue("semaphore"), "put,get | get"},
        {queue("mutex-trylock"), "put | get | put,empty"},
        {queue("semaphore-trylock"), "put,get | put,get"},
        {&queue_crossed_instrumented, "put | get"},
        {&queue_careless_instrumented, "init: put; get | get"},
        {&queue_sleeper_instrumented, "get | get | put"},
        {&queue_holder_instrumented, "put | get"},
        {&queue_patient_instrumented, "get | put | get"},
        {&queue_freed_instrumented, "init: put; get | get"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int strictly = 0; strictly < 2; strictly++) {
            struct experiment experiment = scenario_of(cases[i].queue, cases[i].program);
            struct stories stories = tell(&experiment, strictly);
            struct census census = {.strictly = strictly};
            char why[256];
            check_int("open", machine_open(&experiment, why, sizeof why), 0);
            census_walk(&census);
            machine_close();
            check_that(census.count == stories.count,
                       "%s, %s, strictly %d: %ju stories told, %zu in all interleavings",
                       experiment.queue->name, cases[i].program, strictly, (uintmax_t)stories.count,
                       census.count);
            free(census.known);
            stories_free(&stories);
        }
}

/* Both engines see the same, but for livelocks, which are no end of an execution. */
static void check_agreement(const struct queue_class *class, const char *program)
{
    struct experiment experiment = scenario_of(class, program);
    struct exploration *exploration;
    char why[256];
    if (explore_search(&experiment, &(struct search_options){0}, &exploration, why, sizeof why))
        return; /* it has no empty(), or its prefix waits: told before any search */
    unsigned want = explore_findings(exploration)->seen & ~(unsigned)VERDICT_LIVELOCK;
    bool lies = !big_is_zero(&explore_findings(exploration)->lying);
    explore_close(exploration);
    struct stories stories = tell(&experiment, true);
    check_that(stories.seen == want, "%s, %s: engine B has seen %x, engine A %x", class->name,
               program, stories.seen, want);
    check_that((stories.lying > 0) == lies, "%s, %s: %ju lying stories, engine A: %d", class->name,
               program, (uintmax_t)stories.lying, lies);
    check_int("stopped", stories.stopped, 0);
    check_text("race", stories.seen & VERDICT_FREED ? "" : stories.race, "");
    stories_free(&stories);
}

static void test_agreement(void)
{
    static const struct queue_class *const toys[] = {
        &queue_textbook_instrumented,
        &queue_freed_instrumented,
        &queue_sleeper_instrumented,
        &queue_careless_instrumented,
        &queue_crossed_instrumented,
        &queue_ordered_instrumented,
        &queue_polite_instrumented,
        &queue_spinner_instrumented,
        &queue_holder_instrumented,
        &queue_patient_instrumented,
        &queue_bare_instrumented,
        &queue_counted_instrumented,
        &queue_fed_instrumented,
        &queue_piped_instrumented,
        &queue_heavy_instrumented,
        &queue_eventcount_instrumented,
        &queue_eventcount_fenced_instrumented,
        &queue_hasty_instrumented,
    };
    static const char *const programs[] = {
        "put | put,get",
        "put,get | put,get",
        "put | get | get",
        "init: put; put,get|get",
        "init: put put; get | get",
        "put | get | empty",
        "get | put",
        "init: put; put | get|get",
        "init: put; get | get,put,get",
    };
    /* With feeders every step has a hundred others to come before: short ones. */
    static const char *const fed[] = {"put,empty", "put | get", "init: put put; get | get",
                                      "init: put; put | get"};
    for (size_t k = 0; k < sizeof programs / sizeof *programs; k++) {
        for (size_t i = 0; queue_table_instrumented[i]; i++) {
            const struct queue_class *class = queue_table_instrumented[i];
            /* scq's getters go round each other: engine A closes that by its states, stories have
             * no end of it within a test's time. */
            bool endless = strcmp(class->name, "scq") == 0 && k > 1;
            if (!class->unavailable && !class->detach && !endless)
                check_agreement(class, programs[k]);
        }
        for (size_t i = 0; i < sizeof toys / sizeof *toys; i++)
            if (toys[i]->empty || !strstr(programs[k], "empty"))
                check_agreement(toys[i], programs[k]);
    }
    for (size_t i = 0; queue_table_instrumented[i]; i++)
        for (size_t k = 0; queue_table_instrumented[i]->detach && k < 4; k++)
            check_agreement(queue_table_instrumented[i], fed[k]);
    check_agreement(queue("vyukov"), "put | put | put,get");
    check_agreement(queue("vyukov-exact"), "put | put | put,get");
    check_agreement(queue("two-lock"), "put,get | put,get | put");
    check_agreement(queue("mutex-trylock"), "put,get | put,get | put");
    check_agreement(queue("semaphore"), "put,get | put,get | put");
    check_agreement(queue("mutex"), "get_timed | get_timed,put");
    check_agreement(queue("mutex-robust"), "get_timed | get_timed,put");
    check_agreement(queue("semaphore"), "get_timed | put");
    check_agreement(&queue_spinner_instrumented, "put,get | put,get | put");
}

/* Every deliberate mistake is named, and its twin is clean. */
static void test_races(void)
{
    static const struct {
        const struct queue_class *queue;
        unsigned seen;
        const char *said[3]; /* parts of it */
    } cases[] = {
        {&queue_unpublished_instrumented,
         VERDICT_RACE,
         {"slots[0]: ", "A writes it (racy.c:", "B reads it (racy.c:"}},
        {&queue_published_instrumented, 0, {0}},
        {&queue_fenced_instrumented, 0, {0}},
        {&queue_peeking_instrumented,
         VERDICT_RACE,
         {"tail: ", "B reads it (racy.c:", "A writes it (toy.h:"}},
        {&queue_locked_instrumented, 0, {0}},
        {&queue_freed_instrumented,
         VERDICT_FREED,
         {"gives it back (freed.c:", "reads it (freed.c:", "nothing orders"}},
        {&queue_textbook_instrumented, 0, {0}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct experiment experiment = scenario_of(cases[i].queue, "put | put,get");
        if (cases[i].seen != VERDICT_FREED)
            experiment = scenario_of(cases[i].queue, "put | get");
        struct stories stories = tell(&experiment, true);
        check_that(stories.seen == cases[i].seen, "%s: seen %x, want %x", cases[i].queue->name,
                   stories.seen, cases[i].seen);
        for (size_t k = 0; k < 3; k++)
            check_that(cases[i].said[k] ? strstr(stories.race, cases[i].said[k]) != NULL
                                        : !*stories.race,
                       "%s: said \"%s\", want \"%s\"", cases[i].queue->name, stories.race,
                       cases[i].said[k] ? cases[i].said[k] : "");
        check_int("a schedule iff something is seen", stories.schedule != NULL, cases[i].seen != 0);
        stories_free(&stories);
    }
}

static void test_budget(void)
{
    struct experiment experiment = scenario_of(queue("vyukov"), "put | put | put,get");
    struct stories stories;
    char why[256];
    struct dpor_options options = {.strictly = true, .most = 100};
    check_int("error", explore_dpor(&experiment, &options, &stories, why, sizeof why), 0);
    check_int("stopped", stories.stopped, 1);
    check_int("stories", stories.count, 100);
    stories_free(&stories);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"oracles", test_oracles}, {"enumeration", test_enumeration}, {"agreement", test_agreement},
        {"races", test_races},     {"budget", test_budget},           {NULL, NULL},
    };
    return check_main("explore_dpor", cases);
}
