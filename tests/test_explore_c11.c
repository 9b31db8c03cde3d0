/* C11 memory: the classic litmus tests, each as RC11 says; and queues under it. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "explore/explore.h"
#include "explore/litmus/litmus.h"
#include "explore/memory/orders.h"
#include "explore/names/names.h"
#include "explore/queues.h"
#include "explore/search/big.h"
#include "explore/search/hunt.h"
#include "explore/search/naive.h"
#include "explore/search/symmetric.h"

extern const struct queue_class queue_case_volatile_instrumented;

enum promise { FORBIDDEN, ALLOWED };

struct litmus_case {
    const char *name, *program;
    const char *outcome; /* what was read, and perhaps the last values; '?' is anything */
    enum promise promise;
};

static const struct litmus_case message_passing[] = {
    {"MP", "Wxr1 Wyr1 | Ryr Rxr", "|10", ALLOWED},
    {"MP+rel+rlx", "Wxr1 Wyl1 | Ryr Rxr", "|10", ALLOWED},
    {"MP+rlx+acq", "Wxr1 Wyr1 | Rya Rxr", "|10", ALLOWED},
    {"MP+rel+acq", "Wxr1 Wyl1 | Rya Rxr", "|10", FORBIDDEN},
    {"MP+sc+sc", "Wxr1 Wys1 | Rys Rxr", "|10", FORBIDDEN},
    {"MP+sc+acq", "Wxr1 Wys1 | Rya Rxr", "|10", FORBIDDEN},
    {"MP+rel+sc", "Wxr1 Wyl1 | Rys Rxr", "|10", FORBIDDEN},
    {"MP+rmw-rel+acq", "Wxr1 Ayl1 | Rya Rxr", "0|10", FORBIDDEN},
    {"MP+rmw-rlx+acq", "Wxr1 Ayr1 | Rya Rxr", "0|10", ALLOWED},
    {"MP+rmw-acq+acq", "Wxr1 Aya1 | Rya Rxr", "0|10", ALLOWED},
    {"MP+rel+rmw-acq", "Wxr1 Wyl1 | Eya5 Rxr", "|10", FORBIDDEN},
    {"MP+rel+rmw-rel", "Wxr1 Wyl1 | Eyl5 Rxr", "|10", ALLOWED},
    {"MP+rel+rmw-rlx", "Wxr1 Wyl1 | Eyr5 Rxr", "|10", ALLOWED},
    {"MP+rel+cas-acq", "Wxr1 Wyl1 | Cyar15 Rxr", "|10", FORBIDDEN},
    {"MP+rel+cas-rlx", "Wxr1 Wyl1 | Cyrr15 Rxr", "|10", ALLOWED},
    {"MP+rel+failing-cas-acq", "Wxr1 Wyl1 | Cyra05 Rxr", "|10", FORBIDDEN},
    {"MP+rel+failing-cas-rlx", "Wxr1 Wyl1 | Cybr05 Rxr", "|10", ALLOWED},
    {"ISA2", "Wxr1 Wyl1 | Rya Wzl1 | Rza Rxr", "|1|10", FORBIDDEN},
    {"ISA2+rlx-store", "Wxr1 Wyl1 | Rya Wzr1 | Rza Rxr", "|1|10", ALLOWED},
    {"ISA2+rlx-load", "Wxr1 Wyl1 | Ryr Wzl1 | Rza Rxr", "|1|10", ALLOWED},
    {"WRC", "Wxr1 | Rxr Wyr1 | Ryr Rxr", "|1|10", ALLOWED},
    {"WRC+acq", "Wxr1 | Rxa Wyr1 | Rya Rxr", "|1|10", ALLOWED},
    {"WRC+rel+acq", "Wxr1 | Rxr Wyl1 | Rya Rxr", "|1|10", FORBIDDEN},
    {"WRC+rel+rlx", "Wxl1 | Rxa Wyl1 | Ryr Rxr", "|1|10", ALLOWED},
    {"WRC+all", "Wxl1 | Rxa Wyl1 | Rya Rxa", "|1|10", FORBIDDEN},
    {NULL, NULL, NULL, FORBIDDEN},
};

static const struct litmus_case fences[] = {
    {"MP+frel+acq", "Wxr1 Fl Wyr1 | Rya Rxr", "|10", FORBIDDEN},
    {"MP+rel+facq", "Wxr1 Wyl1 | Ryr Fa Rxr", "|10", FORBIDDEN},
    {"MP+frel+facq", "Wxr1 Fl Wyr1 | Ryr Fa Rxr", "|10", FORBIDDEN},
    {"MP+fsc+fsc", "Wxr1 Fs Wyr1 | Ryr Fs Rxr", "|10", FORBIDDEN},
    {"MP+facqrel+facqrel", "Wxr1 Fb Wyr1 | Ryr Fb Rxr", "|10", FORBIDDEN},
    {"MP+facq+facq", "Wxr1 Fa Wyr1 | Ryr Fa Rxr", "|10", ALLOWED},
    {"MP+frel+frel", "Wxr1 Fl Wyr1 | Ryr Fl Rxr", "|10", ALLOWED},
    {"MP+rlx+fsc", "Wxr1 Wyr1 | Ryr Fs Rxr", "|10", ALLOWED},
    {"MP+fsc+rlx", "Wxr1 Fs Wyr1 | Ryr Rxr", "|10", ALLOWED},
    {"MP+late-frel", "Wxr1 Wyr1 Fl | Ryr Fa Rxr", "|10", ALLOWED},
    {"MP+late-facq", "Wxr1 Wyl1 | Ryr Rxr Fa", "|10", ALLOWED},
    {"MP+frel-rlx-rlx", "Wxr1 Fl Wyr1 Wyr2 | Rya Rxr", "|20", FORBIDDEN},
    {"WRC+fences", "Wxr1 | Rxr Fb Wyr1 | Ryr Fa Rxr", "|1|10", FORBIDDEN},
    {"SB+fsc", "Wxr1 Fs Ryr | Wyr1 Fs Rxr", "0|0", FORBIDDEN},
    {"SB+facqrel", "Wxr1 Fb Ryr | Wyr1 Fb Rxr", "0|0", ALLOWED},
    {"SB+fsc+none", "Wxr1 Fs Ryr | Wyr1 Rxr", "0|0", ALLOWED},
    {"SB+fsc+sc", "Wxr1 Fs Ryr | Wys1 Rxs", "0|0", FORBIDDEN},
    {"2+2W+fsc", "Wxr1 Fs Wyr2 | Wyr1 Fs Wxr2", "| x1y1", FORBIDDEN},
    {"R+fsc", "Wxr1 Fs Wyr1 | Wyr2 Fs Rxr", "|0 x1y2", FORBIDDEN},
    {"RWC+fsc", "Wxr1 | Rxr Fs Ryr | Wyr1 Fs Rxr", "|10|0", FORBIDDEN},
    {"IRIW+fsc", "Wxr1 | Wyr1 | Rxr Fs Ryr | Ryr Fs Rxr", "||10|10", FORBIDDEN},
    {"3SB+fsc", "Wxr1 Fs Ryr | Wyr1 Fs Rzr | Wzr1 Fs Rxr", "0|0|0", FORBIDDEN},
    {"two fences far apart", "Wzr1 Fs Wxr1 | Rxr Wyr1 | Ryr Fs Rzr", "|1|10", ALLOWED},
    {"a fence, then a seq_cst load of it", "Wxr1 Fs Wxr2 | Rxs Rys | Wys1 Rxs", "|20|0", FORBIDDEN},
    {NULL, NULL, NULL, FORBIDDEN},
};

static const struct litmus_case sequential[] = {
    {"SB", "Wxr1 Ryr | Wyr1 Rxr", "0|0", ALLOWED},
    {"SB+rel+acq", "Wxl1 Rya | Wyl1 Rxa", "0|0", ALLOWED},
    {"SB+sc", "Wxs1 Rys | Wys1 Rxs", "0|0", FORBIDDEN},
    {"SB+sc-stores", "Wxs1 Rya | Wys1 Rxa", "0|0", ALLOWED},
    {"SB+sc-loads", "Wxl1 Rys | Wyl1 Rxs", "0|0", ALLOWED},
    {"SB+sc+one-acq", "Wxs1 Rya | Wys1 Rxs", "0|0", ALLOWED},
    {"SB+rmw-acqrel", "Exb1 Rya | Eyb1 Rxa", "00|00", ALLOWED},
    {"SB+rmw-sc", "Exs1 Rys | Eys1 Rxs", "00|00", FORBIDDEN},
    {"SB+one-rmw-between", "Wxl1 Azb1 Rya | Wyl1 Azb1 Rxa", "00|10", FORBIDDEN},
    {"3SB+sc", "Wxs1 Rys | Wys1 Rzs | Wzs1 Rxs", "0|0|0", FORBIDDEN},
    {"2+2W", "Wxr1 Wyr2 | Wyr1 Wxr2", "| x1y1", ALLOWED},
    {"2+2W+rel", "Wxl1 Wyl2 | Wyl1 Wxl2", "| x1y1", ALLOWED},
    {"2+2W+sc", "Wxs1 Wys2 | Wys1 Wxs2", "| x1y1", FORBIDDEN},
    {"R", "Wxr1 Wyr1 | Wyr2 Rxr", "|0 x1y2", ALLOWED},
    {"R+rel+acq", "Wxl1 Wyl1 | Wyl2 Rxa", "|0 x1y2", ALLOWED},
    {"R+sc", "Wxs1 Wys1 | Wys2 Rxs", "|0 x1y2", FORBIDDEN},
    {"S", "Wxr2 Wyr1 | Ryr Wxr1", "|1 x2", ALLOWED},
    {"S+rel+acq", "Wxr2 Wyl1 | Rya Wxr1", "|1 x2", FORBIDDEN},
    {"S+rel+rlx", "Wxr2 Wyl1 | Ryr Wxr1", "|1 x2", ALLOWED},
    {"LB", "Rxr Wyr1 | Ryr Wxr1", "1|1", FORBIDDEN},
    {"IRIW", "Wxr1 | Wyr1 | Rxr Ryr | Ryr Rxr", "||10|10", ALLOWED},
    {"IRIW+rel+acq", "Wxl1 | Wyl1 | Rxa Rya | Rya Rxa", "||10|10", ALLOWED},
    {"IRIW+sc", "Wxs1 | Wys1 | Rxs Rys | Rys Rxs", "||10|10", FORBIDDEN},
    {"IRIW+acq-sc", "Wxs1 | Wys1 | Rxa Rys | Rya Rxs", "||10|10", ALLOWED},
    {"RWC+sc", "Wxs1 | Rxs Rys | Wys1 Rxs", "|10|0", FORBIDDEN},
    {"RWC+acq", "Wxl1 | Rxa Rya | Wyl1 Rxa", "|10|0", ALLOWED},
    {"Z6.U", "Wxs1 Wyl1 | Ayb1 Ryr | Wys3 Rxs", "|13|0", ALLOWED},
    {NULL, NULL, NULL, FORBIDDEN},
};

static const struct litmus_case coherence[] = {
    {"CoRR", "Wxr1 Wxr2 | Rxr Rxr", "|21", FORBIDDEN},
    {"CoRR, two readers", "Wxr1 | Wxr2 | Rxr Rxr | Rxr Rxr", "||12|21", FORBIDDEN},
    {"CoRR, either", "Wxr1 | Wxr2 | Rxr Rxr | Rxr Rxr", "||21|21", ALLOWED},
    {"CoWR", "Wxr1 Rxr | Wxr2", "0|", FORBIDDEN},
    {"CoWR, another's", "Wxr1 Rxr | Wxr2", "2| x2", ALLOWED},
    {"CoWR, overwritten", "Wxr1 Rxr | Wxr2", "2| x1", FORBIDDEN},
    {"CoRW", "Rxr Wxr1 | Wxr2", "2| x2", FORBIDDEN},
    {"CoRW, own", "Rxr Wxr1", "1", FORBIDDEN},
    {"CoWW", "Wxr1 Wxr2", " x1", FORBIDDEN},
    {"a new value is not owed", "Wxr1 | Rxr", "|0 x1", ALLOWED},
    {"two additions", "Axr1 | Axr1", "0|0", FORBIDDEN},
    {"two exchanges", "Exr1 | Exr2", "0|0", FORBIDDEN},
    {"two compare-exchanges", "Cxrr01 | Cxrr02", "0|0", FORBIDDEN},
    {"an exchange and a store between", "Exr2 | Wxr1 Rxr", "0|1 x1", ALLOWED},
    {"a store before an exchange", "Exr2 | Wxr1", "0| x2", FORBIDDEN},
    {"a compare-exchange fails by an old value", "Wxr1 | Cxrr12", "|0 x1", ALLOWED},
    {"release, then relaxed", "Wxr1 Wyl1 Wyr2 | Rya Rxr", "|20", FORBIDDEN},
    {"release, another's, relaxed", "Wxr1 Wyl1 Wyr3 | Wyr2 | Rya Rxr", "||30", FORBIDDEN},
    {"release, then another's store", "Wxr1 Wyl1 | Wyr2 | Rya Rxr", "||20", ALLOWED},
    {"release, then another's addition", "Wxr1 Wyl1 | Ayr1 | Rya Rxr", "|1|20", FORBIDDEN},
    {"release, then two additions", "Wxr1 Wyl1 | Ayr1 Ayr1 | Rya Rxr", "|12|30", FORBIDDEN},
    {"relaxed, then another's addition", "Wxr1 Wyr1 | Ayr1 | Rya Rxr", "|1|20", ALLOWED},
    {"release, addition, store", "Wxr1 Wyl1 | Ayr1 Wyr5 | Rya Rxr", "|1|50", ALLOWED},
    {NULL, NULL, NULL, FORBIDDEN},
};

static bool matches(const char *outcome, const char *pattern)
{
    for (; *pattern; outcome++, pattern++)
        if (*pattern != '?' && *pattern != *outcome)
            return false;
    return !*outcome || *outcome == ' ' || *outcome == 'y' || *outcome == 'z';
}

static void check_litmus(const struct litmus_case *cases)
{
    for (const struct litmus_case *one = cases; one->name; one++) {
        struct outcomes outcomes;
        char why[256] = "no such program";
        bool seen = false;
        bool found =
            litmus_parse(one->program) && !outcomes_find(&outcomes, false, why, sizeof why);
        check_that(found, "%s, %s: %s", one->name, one->program, why);
        if (!found)
            continue;
        for (size_t i = 0; i < outcomes.count; i++)
            seen = seen || matches(outcomes.texts[i], one->outcome);
        check_that(seen == (one->promise == ALLOWED), "%s: %s of %s is %s", one->name, one->outcome,
                   one->program, seen ? "allowed" : "forbidden");
        check_that(outcomes.count, "%s comes to something", one->name);
        outcomes_free(&outcomes);
    }
}

static void test_message_passing(void)
{
    check_litmus(message_passing);
}

static void test_fences(void)
{
    check_litmus(fences);
}

static void test_sequential(void)
{
    check_litmus(sequential);
}

static void test_coherence(void)
{
    check_litmus(coherence);
}

static struct program program;

static struct experiment experiment_of(const struct queue_class *queue, const char *text)
{
    char why[256] = "";
    check_that(program_parse(&program, text, why, sizeof why), "%s: %s", text, why);
    return (struct experiment){
        .queue = queue, .program = &program, .capacity = 4, .memory = MEMORY_C11};
}

static const struct queue_class *queue(const char *name)
{
    const struct queue_class *found = queue_find_instrumented(name);
    check_that(found != NULL, "there is a queue %s", name);
    return found;
}

/* The search against enumeration: every choice of a message is a step like any other. */
static void test_counts(void)
{
    const struct {
        const struct queue_class *queue;
        const char *program;
    } trials[] = {
        {queue("vyukov"), "put | put,get"},
        {queue("two-lock"), "put | get"},
        {&queue_textbook_orders_instrumented, "put | get"},
        {queue("michael-scott"), "put | get"},
        {queue("mutex"), "put | put,get"},
        {queue("spsc-seq-cst"), "put,put | get"},
        {&queue_fenced_instrumented, "put,put | get,get"},
        {&queue_published_instrumented, "put,put | get,get"},
    };
    for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
        struct experiment experiment = experiment_of(trials[i].queue, trials[i].program);
        struct search_options options = {.seek = 0};
        struct exploration *exploration = NULL;
        struct findings counted = {.states = 0};
        char why[256] = "", got[BIG_TEXT], want[BIG_TEXT];
        int error = explore_naive(&experiment, &options, &counted, why, sizeof why);
        check_that(!error, "%s: %s", experiment.queue->name, why);
        error = explore_search(&experiment, &options, &exploration, why, sizeof why);
        check_that(!error, "%s: %s", experiment.queue->name, why);
        if (error)
            continue;
        const struct findings *findings = explore_findings(exploration);
        check_text(experiment.queue->name, big_text(&findings->interleavings, got),
                   big_text(&counted.interleavings, want));
        check_text(experiment.queue->name, big_text(&findings->lying, got),
                   big_text(&counted.lying, want));
        check_near(experiment.queue->name, findings->odds, counted.odds, 1e-9);
        check_int(experiment.queue->name, findings->seen, counted.seen);
        explore_close(exploration);
    }
}

/* Every history that there is, with what happened before what: in .ends each once. */
static struct findings histories(const struct queue_class *class, const char *text, bool seq_cst)
{
    struct experiment experiment = experiment_of(class, text);
    struct search_options options = {.seek = 0};
    struct exploration *exploration = NULL;
    struct findings findings = {.seen = ~0u};
    char why[256] = "";
    experiment.apart = true;
    experiment.seq_cst = seq_cst;
    int error = explore_search(&experiment, &options, &exploration, why, sizeof why);
    check_that(!error, "%s: %s", class->name, why);
    if (error)
        return findings;
    findings = *explore_findings(exploration);
    explore_close(exploration);
    return findings;
}

/* Where all is seq_cst only the newest message need be read: nothing else can come of it. */
static void test_seq_cst(void)
{
    const struct {
        const struct queue_class *queue;
        const char *program;
        bool fits;
    } trials[] = {
        {&queue_textbook_instrumented, "put | put,get", true},
        {&queue_textbook_instrumented, "put | get | get", true},
        {&queue_textbook_instrumented, "put,put | get,get", true},
        {queue("scq"), "put | put,get", true},
        {queue("scq"), "put,put | get", true},
        {queue("spsc-seq-cst"), "put,put | get", false},
        {queue("vyukov"), "put | get", false},
        {queue("mutex"), "put | get", false},
    };
    for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
        const char *name = trials[i].queue->name;
        struct findings some = histories(trials[i].queue, trials[i].program, true);
        check_int(name, !some.stopped, trials[i].fits); /* else it met what does not fit */
        if (!trials[i].fits)
            continue;
        struct findings all = histories(trials[i].queue, trials[i].program, false);
        check_int(name, some.seen, all.seen);
        check_int(name, (long)some.ends, (long)all.ends);
        check_that(some.states <= all.states, "%s: no more states", name);
    }
}

static unsigned seen_of(const struct queue_class *class, const char *text)
{
    struct experiment experiment = experiment_of(class, text);
    struct search_options options = {.seek = 0};
    struct exploration *exploration = NULL;
    char why[256] = "";
    int error = explore_search(&experiment, &options, &exploration, why, sizeof why);
    check_that(!error, "%s: %s", class->name, why);
    unsigned seen = error ? ~0u : explore_findings(exploration)->seen;
    if (!error)
        explore_close(exploration);
    return seen;
}

/* The lab's own: what is exact is exact. A lie that sequential consistency has, C11 has too. */
static void test_queues(void)
{
    static const char *const exact[] = {"mutex",
                                        "mutex-robust",
                                        "two-lock",
                                        "spin-ticket",
                                        "semaphore",
                                        "two-index-exact",
                                        "shard-scan-exact",
                                        "michael-scott",
                                        "vyukov-exact",
                                        "ring-backoff",
                                        "scq",
                                        "mpsc-gap-busy",
                                        "frozen-segment-exact",
                                        NULL};
    for (const char *const *name = exact; *name; name++)
        check_int(*name, seen_of(queue(*name), "put | put,get"), 0);
    check_int("the textbook's", seen_of(&queue_textbook_orders_instrumented, "put | put,get"), 0);
    check_int("vyukov", seen_of(queue("vyukov"), "put | put,get"), VERDICT_SPURIOUS);
    check_int("an old tail", seen_of(queue("two-index-relaxed"), "put,get | put,empty"),
              VERDICT_SPURIOUS);
    check_int("a tail as new as head", seen_of(queue("two-index-exact"), "put,get | put,empty"), 0);
    check_int("spsc", seen_of(queue("spsc-release"), "put,put | get,get"), 0);
    check_int("eventcount", seen_of(&queue_eventcount_instrumented, "get | put") != 0, 1);
    check_int("with fences", seen_of(&queue_eventcount_fenced_instrumented, "get | put"), 0);
}

static struct findings findings_of(const struct experiment *experiment)
{
    const struct search_options options = {.most_states = 100000, .symmetric = true};
    struct exploration *exploration = NULL;
    char why[256] = "";
    int error = explore_symmetric(experiment, &options, &exploration, why, sizeof why);
    check_that(!error, "%s: %s", experiment->queue->name, why);
    if (error)
        return (struct findings){.seen = ~0u};
    struct findings findings = *explore_findings(exploration);
    explore_close(exploration);
    return findings;
}

/* The orders of the n-th line with that text, of those that were listed, into sites. */
static size_t sites_of(const char *text, size_t n, struct order_site *sites)
{
    const struct order_site *listed;
    size_t all = orders_listed(&listed), count = 0;
    int line = 0;
    for (size_t turn = 0; turn <= n; turn++) {
        int next = INT_MAX;
        for (size_t i = 0; i < all; i++) {
            struct place place;
            names_source(listed[i].caller, &place);
            if (strstr(place.text, text) && place.line > line && place.line < next)
                next = place.line;
        }
        line = next;
    }
    for (size_t i = 0; i < all; i++) {
        struct place place;
        names_source(listed[i].caller, &place);
        if (place.line == line)
            sites[count++] = listed[i];
    }
    return count;
}

/* Orders that only clients of five and six calls need: a node comes round while another sleeps. */
static void test_long_clients(void)
{
    static const char tail[] = "tail = atomic_load_explicit(&q->tail";
    const struct {
        const char *text;
        size_t n;
        const char *program;
        size_t capacity;
        unsigned seen;
    } trials[] = {
        {"atomic_store_explicit(&q->nodes[node].next", 0, "put,put,get | get,put", 2,
         VERDICT_SPURIOUS},
        {tail, 0, "put,put,put | get,get,put", 2, VERDICT_LOSES},
        {tail, 1, "put,get,put | get,put,get", 1, VERDICT_LOSES},
    };
    for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
        static struct order_site sites[ORDER_SITES];
        const struct order_site *weak[ORDER_SITES];
        struct experiment experiment = experiment_of(queue("michael-scott"), trials[i].program);
        experiment.capacity = trials[i].capacity;
        orders_list();
        struct findings strong = findings_of(&experiment);
        check_int("as written", strong.seen | strong.stopped, 0);
        size_t count = sites_of(trials[i].text, trials[i].n, sites);
        check_that(count, "%s is met", trials[i].text);
        for (size_t k = 0; k < count; k++)
            weak[k] = &sites[k];
        orders_weaken(weak, count, __ATOMIC_RELAXED);
        check_int(trials[i].program, findings_of(&experiment).seen, trials[i].seen);
        orders_weaken(NULL, 0, 0);
    }
}

/* Who reads what nobody has handed to him, races. */
static void test_races(void)
{
    const struct {
        const struct queue_class *queue;
        unsigned seen;
    } trials[] = {
        {&queue_unpublished_instrumented, VERDICT_RACE},
        {&queue_published_instrumented, 0},
        {&queue_fenced_instrumented, 0},
        {&queue_peeking_instrumented, VERDICT_RACE},
        {&queue_locked_instrumented, 0},
    };
    for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
        struct experiment experiment = experiment_of(trials[i].queue, "put,put | get,get");
        struct hunt hunt = {.seen = 0};
        char why[256] = "";
        int error = explore_hunt(&experiment, 100000, NULL, NULL, &hunt, why, sizeof why);
        check_that(!error, "%s: %s", experiment.queue->name, why);
        check_int(experiment.queue->name, hunt.seen, trials[i].seen);
        check_that(!hunt.stopped, "%s: everything was looked at", experiment.queue->name);
        free(hunt.schedule);
    }
}

/* What is not modelled is not answered. */
static void test_refused(void)
{
    struct experiment experiment = experiment_of(queue("given-up"), "put | get_timed");
    struct search_options options = {.seek = 0};
    struct exploration *exploration = NULL;
    char why[256] = "";
    check_int("get_timed", explore_search(&experiment, &options, &exploration, why, sizeof why),
              EINVAL);
    check_text("and why", why, "get_timed: C11 memory knows no time; expected sc or tso");
    check_int("volatile", seen_of(&queue_case_volatile_instrumented, "put | get"), VERDICT_REFUSED);
    check_int("two widths", seen_of(&queue_halves_instrumented, "put | get") & VERDICT_REFUSED,
              VERDICT_REFUSED);
}

static const struct check_case cases[] = {
    {"counts", test_counts},
    {"all of it seq_cst", test_seq_cst},
    {"queues", test_queues},
    {"long clients", test_long_clients},
    {"races", test_races},
    {"refused", test_refused},
    {"message passing", test_message_passing},
    {"fences", test_fences},
    {"seq_cst and the order of stores", test_sequential},
    {"coherence, atomicity, release sequences", test_coherence},
    {NULL, NULL},
};

int main(void)
{
    return check_main("explore c11", cases);
}
