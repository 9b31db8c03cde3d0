/* Tests of queues that a server or a file keeps: nothing is left of a keeper however it ends; a GOT
 * is final when it is settled, and not before; each twin gives its own answer to the same refusal.
 */
#include <dirent.h>
#include <errno.h>
#include <math.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>

#include "check.h"
#include "crew.h"
#include "measure_runs.h"
#include "queue/server/client/keeper.h"

/* ---- the keeper ---- */

/* How many processes have that word on their command line. */
static int processes_with(const char *word)
{
    DIR *all = opendir("/proc");
    int count = 0;
    for (struct dirent *entry; all && (entry = readdir(all));) {
        char path[300], line[256] = "";
        snprintf(path, sizeof path, "/proc/%s/cmdline", entry->d_name);
        FILE *file = fopen(path, "r");
        size_t length = file ? fread(line, 1, sizeof line - 1, file) : 0;
        for (size_t i = 0; i < length; i++)
            line[i] = line[i] ? line[i] : ' ';
        count += length > 0 && strstr(line, word) != NULL;
        if (file)
            fclose(file);
    }
    if (all)
        closedir(all);
    return count;
}

static bool there(const char *folder)
{
    struct stat about;
    return stat(folder, &about) == 0;
}

static void nap_ms(long ms)
{
    nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000}, NULL);
}

/* Waits up to 5 s until neither the folder nor a process with that word is there. */
static void check_gone(const char *what, const char *folder, const char *word)
{
    for (int i = 0; i < 500 && (there(folder) || processes_with(word)); i++)
        nap_ms(10);
    check_that(!there(folder), "%s: %s is gone", what, folder);
    check_int(what, processes_with(word), 0);
}

/* A server that nobody else has: "sleep 1000.PID". */
static char token[40];

static int start_server(struct keeper *keeper)
{
    const char *const argv[] = {"sleep", token, NULL};
    int error = keeper_make(keeper, "test", KEEPER_MEMORY);
    return error ? error : keeper_start(keeper, argv, 0);
}

static void test_ends(void)
{
    struct keeper keeper;
    struct stat about = {0};
    char folder[KEEPER_FOLDER];
    check_int("start", start_server(&keeper), 0);
    memcpy(folder, keeper.folder, sizeof folder);
    check_int("stat", stat(folder, &about), 0);
    check_int("for us alone", about.st_mode & 0777, 0700);
    check_int("lives", keeper_lives(&keeper), true);
    for (int i = 0; i < 500 && processes_with(token) == 0; i++)
        nap_ms(10);
    check_int("the server", processes_with(token), 1);
    keeper_end(&keeper);
    check_that(!there(folder), "%s is gone at once", folder);
    check_int("the server", processes_with(token), 0);
}

static void test_never_started(void)
{
    struct keeper keeper;
    char folder[KEEPER_FOLDER];
    check_int("make", keeper_make(&keeper, "test", KEEPER_DISK), 0);
    memcpy(folder, keeper.folder, sizeof folder);
    check_that(there(folder), "%s is there", folder);
    keeper_end(&keeper);
    check_that(!there(folder), "%s is gone", folder);
}

/* A server that cannot run ends its keeper. */
static void test_no_server(void)
{
    struct keeper keeper;
    const char *const argv[] = {"/no/such/server", NULL};
    check_int("make", keeper_make(&keeper, "test", KEEPER_MEMORY), 0);
    check_int("start", keeper_start(&keeper, argv, 0), 0);
    for (int i = 0; i < 500 && keeper_lives(&keeper); i++)
        nap_ms(10);
    check_int("lives", keeper_lives(&keeper), false);
    keeper_end(&keeper);
}

/* A program that starts a server and is killed, at any moment. What it had not yet given a keeper
 * is left over, and the next one sweeps it. */
static void test_killed(void)
{
    enum { TIMES = 100 };
    struct random random;
    struct keeper *keeper = shared_memory(sizeof *keeper);
    uint64_t seed = test_seed();
    printf("seed %" PRIu64 " ", seed);
    random_seed(&random, seed);
    prctl(PR_SET_CHILD_SUBREAPER, 1); /* a keeper without its program is ours, so its end is seen */
    for (int i = 0; i < TIMES; i++) {
        memset(keeper, 0, sizeof *keeper);
        pid_t child = fork();
        if (child == 0) {
            start_server(keeper);
            pause();
        }
        uint64_t delay = random_below(&random, 10000000);
        nanosleep(&(struct timespec){.tv_nsec = (long)delay}, NULL);
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
    }
    struct keeper next;
    for (int i = 0; i < 1000 && waitpid(-1, NULL, WNOHANG) >= 0; i++)
        nap_ms(10);
    prctl(PR_SET_CHILD_SUBREAPER, 0);
    check_int("processes", processes_with(token), 0);
    check_int("make", keeper_make(&next, "next", KEEPER_MEMORY), 0);
    check_gone("folder", keeper->folder, token);
    keeper_end(&next);
    munmap(keeper, sizeof *keeper);
}

static void test_keeper_killed(void)
{
    struct keeper keeper, next;
    char folder[KEEPER_FOLDER];
    check_int("start", start_server(&keeper), 0);
    memcpy(folder, keeper.folder, sizeof folder);
    kill(keeper.process, SIGKILL);
    waitpid(keeper.process, NULL, 0);
    for (int i = 0; i < 500 && processes_with(token); i++)
        nap_ms(10);
    check_int("its server went with it", processes_with(token), 0);
    check_that(there(folder), "%s is left", folder);
    /* What was to become the server, and was not yet, has the folder's lock until it sees the end
     */
    for (int i = 0; i < 500 && there(folder); i++) {
        check_int("make", keeper_make(&next, "next", KEEPER_MEMORY), 0);
        keeper_end(&next);
        nap_ms(10);
    }
    check_that(!there(folder), "%s is swept by the next one", folder);
    close(keeper.hold);
}

/* Two at once do not sweep each other. */
static void test_two(void)
{
    struct keeper one, two;
    check_int("make", keeper_make(&one, "one", KEEPER_MEMORY), 0);
    check_int("make", keeper_make(&two, "two", KEEPER_MEMORY), 0);
    check_that(there(one.folder), "%s stays", one.folder);
    check_int("start", keeper_start(&two, NULL, 0), 0);
    check_int("start", keeper_start(&one, NULL, 0), 0);
    char folder[KEEPER_FOLDER];
    memcpy(folder, one.folder, sizeof folder);
    keeper_end(&two);
    check_that(there(folder), "%s stays", folder);
    keeper_end(&one);
    check_that(!there(folder), "%s is gone", folder);
}

/* Folders of other names are nobody's to sweep, locked or not. */
static void test_others(void)
{
    struct keeper keeper;
    char other[] = "/tmp/qlab-other-XXXXXX";
    check_that(mkdtemp(other) != NULL, "mkdtemp");
    check_int("make", keeper_make(&keeper, "test", KEEPER_DISK), 0);
    check_that(there(other), "%s stays", other);
    keeper_end(&keeper);
    rmdir(other);
}

/* ---- the queues ---- */

/* Two workers of one queue, each with his part. */
struct pair {
    const struct queue_class *class;
    void *queue, *a, *b;
};

static bool pair_open_lent(struct pair *pair, const char *name, uint64_t lease_ns)
{
    pair->class = queue_find(name);
    const char *why = !pair->class               ? "unknown"
                      : pair->class->unavailable ? pair->class->unavailable
                                                 : pair->class->open();
    if (why) {
        printf("(%s: %s) ", name, why);
        return false;
    }
    pair->queue = shared_memory(pair->class->size(10));
    check_int(name, pair->class->init(pair->queue, 10), 0);
    if (lease_ns > 0)
        pair->class->lease(pair->queue, lease_ns);
    pair->a = pair->class->attach(pair->queue, 0);
    pair->b = pair->class->attach(pair->queue, 1);
    check_that(pair->a && pair->b, "%s: both have a part", name);
    return pair->a && pair->b;
}

static bool pair_open(struct pair *pair, const char *name)
{
    return pair_open_lent(pair, name, 0);
}

static void pair_close(struct pair *pair)
{
    pair->class->detach(pair->a);
    pair->class->detach(pair->b);
    pair->class->destroy(pair->queue);
    pair->class->close();
    munmap(pair->queue, pair->class->size(10));
}

static enum queue_answer ask(const struct pair *pair, void *part)
{
    uint64_t item = 0;
    enum queue_answer answer = pair->class->get_nowait(part, &item);
    if (answer == QUEUE_GOT)
        check_int("settled", pair->class->settle(part, item, true), true);
    return answer;
}

/* One item is inside, A has got it and not settled it: what is B told? */
static const struct {
    const char *name;
    enum queue_answer meanwhile;
    bool waits; /* B would wait for A: it is not asked meanwhile */
} twins[] = {
    {"sqlite-fail", QUEUE_EMPTY, false},        {"sqlite-busy", QUEUE_BUSY, false},
    {"sqlite-wait", QUEUE_GOT, true},           {"pg-skip-locked", QUEUE_EMPTY, false},
    {"pg-skip-locked-asks", QUEUE_BUSY, false}, {"pg-for-update", QUEUE_GOT, true},
    {"redis-lmove", QUEUE_EMPTY, false},        {"redis-lmove-asks", QUEUE_BUSY, false},
    {"redis-stream", QUEUE_EMPTY, false},       {"redis-stream-batch", QUEUE_EMPTY, false},
    {"redis-stream-lease", QUEUE_EMPTY, false}, {"beanstalkd", QUEUE_EMPTY, false},
    {"beanstalkd-asks", QUEUE_BUSY, false},     {"rabbitmq", QUEUE_EMPTY, false},
};

static bool put_both(const struct pair *pair)
{
    const uint64_t items[] = {UINT64_MAX, 7};
    if (pair->class->put_many)
        return pair->class->put_many(pair->b, items, 2);
    return pair->class->put(pair->b, items[0]) && pair->class->put(pair->b, items[1]);
}

static void check_twin(const struct pair *pair, enum queue_answer meanwhile, bool waits)
{
    const struct queue_class *class = pair->class;
    uint64_t item = 0;
    check_int("empty at first", class->get_nowait(pair->a, &item), QUEUE_EMPTY);
    check_int("put", class->put(pair->b, 5), true);
    check_int("got", class->get_nowait(pair->a, &item), QUEUE_GOT);
    check_int(class->name, (int64_t)item, 5);
    if (!waits)
        check_int(class->name, ask(pair, pair->b), meanwhile);
    check_int("given back", class->settle(pair->a, item, false), true);
    item = 0;
    check_int("again", class->get_nowait(pair->b, &item), QUEUE_GOT);
    check_int("what was given back", (int64_t)item, 5);
    check_int("done", class->settle(pair->b, item, true), true);
    check_int("empty again", ask(pair, pair->a), QUEUE_EMPTY);
    check_int("put many", put_both(pair), true);
    check_int("first", class->get_nowait(pair->a, &item), QUEUE_GOT);
    check_that(item == UINT64_MAX, "%s: the first item, whole", class->name);
    class->settle(pair->a, item, true);
    check_int("second", class->get_nowait(pair->a, &item), QUEUE_GOT);
    check_int("second", (int64_t)item, 7);
    class->settle(pair->a, item, true);
    check_int("empty at last", ask(pair, pair->a), QUEUE_EMPTY);
    check_int("empty at last", ask(pair, pair->b), QUEUE_EMPTY);
}

static void test_twins(void)
{
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
        struct pair pair;
        if (!pair_open(&pair, twins[i].name))
            continue;
        check_twin(&pair, twins[i].meanwhile, twins[i].waits);
        pair_close(&pair);
    }
}

/* Pushed to A, who has begun with one of them: B is told that there is none. */
static void test_pushed(void)
{
    struct pair pair;
    uint64_t item = 0;
    if (!pair_open(&pair, "rabbitmq-prefetch"))
        return;
    check_int("empty at first", ask(&pair, pair.a), QUEUE_EMPTY);
    check_int("put both", put_both(&pair), true);
    check_int("first", pair.class->get_nowait(pair.a, &item), QUEUE_GOT);
    check_int("done", pair.class->settle(pair.a, item, true), true);
    check_int("not begun, and A's", ask(&pair, pair.b), QUEUE_EMPTY);
    check_int("second", pair.class->get_nowait(pair.a, &item), QUEUE_GOT);
    check_int("second", (int64_t)item, 7);
    check_int("done", pair.class->settle(pair.a, item, true), true);
    check_int("empty again", ask(&pair, pair.a), QUEUE_EMPTY);
    check_int("put both", put_both(&pair), true);
    pair.class->detach(pair.a); /* what was pushed to it goes back */
    pair.a = pair.class->attach(pair.queue, 0);
    for (int i = 0; i < 2; i++)
        check_int("given back", ask(&pair, pair.b), QUEUE_GOT);
    check_int("empty at last", ask(&pair, pair.a), QUEUE_EMPTY);
    pair_close(&pair);
}

/* A is dead or slow, and B is given A's item when the lease is over. Who is done first, is. */
static void test_lease(void)
{
    for (int slow = 0; slow < 2; slow++) {
        struct pair pair;
        uint64_t item = 0;
        if (!pair_open_lent(&pair, "redis-stream-lease", 2000000))
            return;
        check_int("put", pair.class->put(pair.b, 5), true);
        check_int("got", pair.class->get_nowait(pair.a, &item), QUEUE_GOT);
        item = 0;
        enum queue_answer answer = QUEUE_EMPTY;
        for (int i = 0; i < 5000 && answer != QUEUE_GOT; i++, nap_ms(1))
            answer = pair.class->get_nowait(pair.b, &item);
        check_int("given to another", (int64_t)item, 5);
        check_int("the first", pair.class->settle(slow ? pair.a : pair.b, 5, true), true);
        check_int("the second", pair.class->settle(slow ? pair.b : pair.a, 5, true), false);
        check_int("no more", pair.class->get_nowait(pair.a, &item), QUEUE_EMPTY);
        pair_close(&pair);
    }
}

/* Put at the primary, looked for at a replica that is behind: never before it has it, if the put
 * waited for that; and for a while Empty, if it did not. */
static void test_replica(void)
{
    static const char *const names[] = {"redis-replica", "redis-replica-wait"};
    for (int i = 0; i < 2; i++) {
        struct pair pair;
        uint64_t item = 0, empties = 0;
        if (!pair_open(&pair, names[i]))
            continue;
        for (uint64_t n = 1; n <= 100; n++) {
            check_int("put", pair.class->put(pair.a, n), true);
            while (pair.class->get_nowait(pair.b, &item) == QUEUE_EMPTY)
                empties++;
            check_int(names[i], (int64_t)item, (int64_t)n);
        }
        if (i == 1)
            check_int("Empties beside an item", (int64_t)empties, 0);
        printf("%s: %" PRIu64 " Empties ", names[i], empties);
        pair_close(&pair);
    }
}

/* The primary dies: nobody is served until the replica is promoted, and all that was told OK by
 * both is there. The next queue has a new pair. */
static void test_failover(void)
{
    struct pair pair;
    for (int times = 0; times < 2; times++) {
        uint64_t item = 0;
        if (!pair_open(&pair, "redis-failover-wait"))
            return;
        for (uint64_t n = 1; n <= 100; n++)
            check_int("put", pair.class->put(pair.a, n), true);
        check_int("fail", pair.class->fail(pair.b), true);
        check_int("nobody serves", pair.class->get_nowait(pair.a, &item), QUEUE_BUSY);
        check_int("nor the replica", pair.class->get_nowait(pair.a, &item), QUEUE_BUSY);
        check_int("promote", pair.class->promote(pair.b), true);
        check_int("put", pair.class->put(pair.b, 101), true);
        for (uint64_t n = 1; n <= 101; n++) {
            check_int("got", pair.class->get_nowait(pair.a, &item), QUEUE_GOT);
            check_int("the next", (int64_t)item, (int64_t)n);
        }
        check_int("no more", pair.class->get_nowait(pair.a, &item), QUEUE_EMPTY);
        check_int("the other", pair.class->get_nowait(pair.b, &item), QUEUE_EMPTY);
        pair_close(&pair);
    }
}

/* The same while everybody puts and gets, run after run with one session's servers. */
static void test_failover_measured(void)
{
    static const char *const names[] = {"redis-failover-wait", "redis-failover"};
    for (int i = 0; i < 4 && !UNDER_TSAN; i++) {
        const struct queue_class *queue = queue_find(names[i % 2]);
        if (queue->unavailable || (i < 2 && queue->open()))
            return;
        struct scenario scenario = small("failover", true);
        scenario.knob[KNOB_CONSUMERS] = 2;
        scenario.knob[KNOB_RATE] = 2000;
        scenario.knob[KNOB_PATIENCE] = 5000000;
        struct measure_outcome outcome = run(queue, &scenario, STAMP_FENCED, 0);
        check_int("died", outcome.died + outcome.stalled, 0);
        check_int("spurious", outcome.tally.spurious, 0);
        check_int("drained", outcome.drained, 1);
        if (i % 2 == 0)
            check_int("lost", outcome.faulty.count[FAULT_LOST], 0);
        check_that(outcome.tally.got - outcome.faulty.count[FAULT_REPEAT] +
                           outcome.faulty.count[FAULT_LOST] ==
                       outcome.tally.put,
                   "%s: got %" PRIu64 " of %" PRIu64, queue->name, outcome.tally.got,
                   outcome.tally.put);
        for (size_t m = 0; m < workload_measures(scenario.workload); m++)
            check_that(!isnan(outcome.readings.value[m]), "%s: %s has a value", queue->name,
                       scenario.workload->measures[m]->name);
        readings_free(&outcome.readings);
        history_free(&outcome.witness);
        if (i >= 2)
            queue->close();
    }
}

/* Measured with work in hand and with items given back: who claims to be exact never lies, nothing
 * is lost, and everything is got in the end. */
static void test_measured(void)
{
    uint64_t calls = 0, given_back = 0;
    for (size_t q = 0; queue_table[q] && !UNDER_TSAN; q++) {
        const struct queue_class *queue = queue_table[q];
        if (!queue->open || queue->unavailable || queue->open())
            continue;
        struct scenario scenario = small("prefilled", true);
        scenario.knob[KNOB_ITEMS] = 100;
        scenario.knob[KNOB_WORK] = 20000;
        scenario.knob[KNOB_ROLLBACK] = 20;
        scenario.knob[KNOB_OPS] = 200;
        struct measure_outcome outcome = run(queue, &scenario, STAMP_FENCED, 0);
        check_int(queue->name, outcome.tally.got, outcome.tally.put);
        check_int("lost", outcome.faulty.count[FAULT_LOST], 0);
        check_int("died", outcome.died + outcome.stalled, 0);
        if (queue->claim == QUEUE_EXACT)
            check_int(queue->name, outcome.tally.spurious, 0);
        calls += outcome.tally.operations;
        given_back += outcome.tally.busy;
        readings_free(&outcome.readings);
        history_free(&outcome.witness);
        queue->close();
    }
    printf("%" PRIu64 " calls, %" PRIu64 " of them Busy ", calls, given_back);
    check_that(calls == 0 || given_back > 0, "items were given back");
    check_no_child();
}

/* What cannot be given back is not. */
static void test_final(void)
{
    struct scenario scenario = small("prefilled", false);
    scenario.knob[KNOB_ROLLBACK] = 50;
    struct measure_outcome outcome = run(queue_find("mutex"), &scenario, STAMP_FENCED, 0);
    check_int("got", outcome.tally.got, outcome.tally.put);
    check_int("busy", outcome.tally.busy, 0);
    readings_free(&outcome.readings);
}

int main(void)
{
    const struct check_case cases[] = {
        {"a keeper's end is the end of all", test_ends},
        {"a keeper that was never started", test_never_started},
        {"a server that cannot run", test_no_server},
        {"kill -9 of the program, at random moments", test_killed},
        {"kill -9 of the keeper", test_keeper_killed},
        {"two keepers", test_two},
        {"other folders", test_others},
        {"twins: one refusal, three answers", test_twins},
        {"items that are pushed", test_pushed},
        {"an item that is lent", test_lease},
        {"a replica that is behind", test_replica},
        {"a replica that takes over", test_failover},
        {"failover, measured", test_failover_measured},
        {"measured: given back and got in the end", test_measured},
        {"a final GOT is not given back", test_final},
        {NULL, NULL},
    };
    snprintf(token, sizeof token, "1000.%ld", (long)getpid());
    return check_main("servers", cases);
}
