/* What the explorer finds of each queue and its twin: the shortest lie of the one, and that the
 * other has none, in sequentially consistent memory and with store buffers. */
#include <errno.h>

#include "check.h"
#include "explore/explore.h"
#include "explore/table.h"

static struct program program;

/* NULL and a failed check if it cannot be searched. */
static struct exploration *explore(const char *name, const char *text, size_t capacity,
                                   enum memory_model memory, unsigned seek)
{
    char why[256] = "";
    struct exploration *exploration = NULL;
    const struct queue_class *queue = queue_find_instrumented(name);
    check_that(queue && program_parse(&program, text, why, sizeof why), "%s, %s: %s", name, text,
               why);
    struct experiment experiment = {
        .queue = queue, .program = &program, .capacity = capacity, .memory = memory};
    struct search_options options = {.seek = seek};
    int error = explore_search(&experiment, &options, &exploration, why, sizeof why);
    check_that(!error, "%s, %s: error %d %s", name, text, error, why);
    return error ? NULL : exploration;
}

/* ---- what lies ---- */

struct lie {
    const char *queue, *program;
    size_t capacity;
    enum memory_model memory;
    unsigned seen; /* every verdict that some execution ends in */
    unsigned preemptions, steps, needs;
};

static void check_lie(const struct lie *want)
{
    struct exploration *exploration =
        explore(want->queue, want->program, want->capacity, want->memory, VERDICT_SPURIOUS);
    struct execution execution;
    if (!exploration)
        return;
    unsigned seen = explore_findings(exploration)->seen;
    check_that(seen == want->seen, "%s, %s, memory %d: seen %x, want %x", want->queue,
               want->program, want->memory, seen, want->seen);
    int error = explore_shortest(exploration, &execution);
    check_int(want->queue, error, 0);
    if (!error) {
        check_that(execution.verdict & VERDICT_SPURIOUS, "%s: verdict %x", want->queue,
                   execution.verdict);
        check_that(execution.preemptions == want->preemptions && execution.count == want->steps &&
                       execution.needs == want->needs,
                   "%s, %s, memory %d: %u preemptions, %u steps, needs %x; want %u, %u, %x",
                   want->queue, want->program, want->memory, execution.preemptions,
                   (unsigned)execution.count, execution.needs, want->preemptions, want->steps,
                   want->needs);
        execution_free(&execution);
    }
    explore_close(exploration);
}

static void test_lies(void)
{
    static const unsigned lie = VERDICT_SPURIOUS, buffer = 1u << INGREDIENT_BUFFER;
    const struct lie lies[] = {
        /* an item behind the gap; and one before it, without another to go on to */
        {"mpsc-gap", "put | put,get", 4, MEMORY_SC, lie, 1, 13, 0},
        {"mpsc-gap", "init: put; put | get", 4, MEMORY_SC, lie, 1, 9, 0},
        {"mpsc-gap", "put | put,get", 4, MEMORY_TSO, lie, 1, 16, 0},
        {"two-index", "init: put; put | get | empty", 4, MEMORY_SC, lie, 1, 12, 0},
        {"shard-scan", "init: get put; put | get | get", 4, MEMORY_SC, lie, 1, 19, 0},
        {"spsc-release", "put | get", 4, MEMORY_TSO, lie, 0, 5, buffer},
        {"spsc-release", "put | empty", 4, MEMORY_TSO, lie, 0, 5, buffer},
        {"aba", "init: put; get,put,get,put,get | get", 1, MEMORY_SC,
         lie | VERDICT_REPEATS | VERDICT_LOSES, 2, 53, 0},
    };
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++)
        check_lie(&lies[i]);
}

/* ---- what does not ---- */

static void check_never(const char *name, const char *text, size_t capacity,
                        enum memory_model memory)
{
    struct exploration *exploration = explore(name, text, capacity, memory, 0);
    if (!exploration)
        return;
    const struct findings *findings = explore_findings(exploration);
    check_that(!findings->seen && !findings->stopped, "%s, %s, memory %d: seen %x, stopped %d",
               name, text, memory, findings->seen, findings->stopped);
    explore_close(exploration);
}

static void check_seen(const char *name, const char *text, enum memory_model memory, unsigned want)
{
    struct exploration *exploration = explore(name, text, 4, memory, 0);
    if (!exploration)
        return;
    unsigned seen = explore_findings(exploration)->seen;
    check_that(seen == want, "%s, %s: seen %x, want %x", name, text, seen, want);
    explore_close(exploration);
}

static void test_exact(void)
{
    static const struct {
        const char *queue, *programs[8];
    } exact[] = {
        {"mpsc-gap-busy",
         {"put | put,get", "init: put; put | get", "put,put | get,get", "put | put | put,get",
          "init: put; put | put | get,get"}},
        {"two-index-exact",
         {"init: put; put | get | empty", "put,get | put,get", "put | put,empty,get | empty",
          "init: put; put,get | put,get | empty"}},
        {"shard-scan-exact",
         {"init: get put; put | get | get", "init: put put get; put,put | get | empty",
          "put,get | put,get", "put | put,get | get"}},
        {"spsc-seq-cst", {"put | get", "put | empty", "put,put | get,get"}},
        {"spin-ticket", {"put | put,get", "put,get | put,get", "put | get | empty"}},
    };
    for (size_t i = 0; i < sizeof exact / sizeof *exact; i++)
        for (size_t k = 0; exact[i].programs[k]; k++)
            for (enum memory_model memory = MEMORY_SC; memory <= MEMORY_TSO; memory++)
                check_never(exact[i].queue, exact[i].programs[k], 4, memory);
    /* Places are used again, a putter waits for room, nodes come round. */
    check_never("mpsc-gap-busy", "put,put | put,get,get", 1, MEMORY_SC);
    check_never("spsc-seq-cst", "put,put,put | get,get,get", 1, MEMORY_TSO);
    /* Exact as long as memory is: what lies needs the store buffer. */
    check_never("spsc-release", "put,put | get,get | empty", 4, MEMORY_SC);
    check_never("spsc-seq-cst", "put,put | get,get | empty", 4, MEMORY_SC);
    check_seen("spsc-seq-cst", "put,put | get,get | empty", MEMORY_TSO, VERDICT_NOT_EMPTY);
    /* The same programs, with counts. */
    check_never("michael-scott", "init: put; get,put,get,put,get | get", 1, MEMORY_SC);
    check_never("michael-scott", "init: put; get,put,get | get", 1, MEMORY_TSO);
}

/* A bag keeps no order, and is not blamed for it; a queue is. */
static void test_order(void)
{
    static const char overtaking[] = "init: put put get put put; get,get | put,get";
    check_never("shard-scan-exact", overtaking, 4, MEMORY_SC);
    check_never("mutex", overtaking, 4, MEMORY_SC);
    struct exploration *exploration =
        explore("aba", "init: put; get,put,get | get", 1, MEMORY_SC, 0);
    struct execution execution;
    if (!exploration)
        return;
    check_int("seen", explore_findings(exploration)->seen, VERDICT_REPEATS);
    if (explore_shortest(exploration, &execution) == 0) {
        check_int("preemptions", execution.preemptions, 1);
        check_int("steps", execution.count, 38);
        check_int("item got again", execution.history.logs[1].operations[0].item, 1);
        check_int("item got first", execution.history.logs[0].operations[0].item, 1);
        execution_free(&execution);
    }
    explore_close(exploration);
}

/* Queues for few workers are not explored with more. */
static void test_few(void)
{
    static const struct {
        const char *queue, *program, *says;
    } cases[] = {
        {"mpsc-gap", "put | get | get", "for 1 getter, here 2 workers get"},
        {"spsc-release", "put | put,get", "for 1 putter, here 2 workers put"},
        {"mpsc-gap", "put | get | empty", "no empty()"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct exploration *exploration = NULL;
        char why[256] = "";
        program_parse(&program, cases[i].program, why, sizeof why);
        struct experiment experiment = {
            .queue = queue_find_instrumented(cases[i].queue), .program = &program, .capacity = 4};
        check_int(
            cases[i].queue,
            explore_search(&experiment, &(struct search_options){0}, &exploration, why, sizeof why),
            EINVAL);
        check_that(strstr(why, cases[i].says) != NULL, "%s, %s: said \"%s\"", cases[i].queue,
                   cases[i].program, why);
    }
}

/* ---- where order does not matter ---- */

static unsigned seen_unordered(const struct queue_class *queue, const char *text)
{
    char why[256] = "";
    struct exploration *exploration = NULL;
    check_that(program_parse(&program, text, why, sizeof why), "%s: %s", text, why);
    struct experiment experiment = {
        .queue = queue, .program = &program, .capacity = 1, .unordered = true};
    int error =
        explore_search(&experiment, &(struct search_options){0}, &exploration, why, sizeof why);
    check_that(!error, "%s, %s: error %d %s", queue->name, text, error, why);
    unsigned seen = error ? 0 : explore_findings(exploration)->seen;
    if (!error)
        explore_close(exploration);
    return seen;
}

static bool never_empty(void *queue)
{
    (void)queue;
    return false;
}

/* Less is kept of the past then, but not so little that a get seems to come before its put, or that
 * nobody can say any more that nothing was inside. */
static void test_unordered(void)
{
    static const char *const exact[] = {"michael-scott", "vyukov-exact", "mutex", "leased"};
    static const char *const programs[] = {"get,get,get | put,get,put", "put,get,get | get,get,put",
                                           "get | put,get,put"};
    for (size_t q = 0; q < sizeof exact / sizeof *exact; q++)
        for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
            check_int(exact[q], seen_unordered(queue_find_instrumented(exact[q]), programs[i]), 0);
    struct queue_class liar = *queue_find_instrumented("mutex");
    liar.empty = never_empty;
    liar.order = QUEUE_BAG;
    check_int("before the put", seen_unordered(&liar, "empty | put"), VERDICT_NOT_EMPTY);
    check_int("after the get", seen_unordered(&liar, "put,get | empty"), VERDICT_NOT_EMPTY);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"the shortest lies", test_lies},
        {"no lie, in SC and in TSO", test_exact},
        {"order, and who does not promise it", test_order},
        {"queues for few", test_few},
        {"where order does not matter", test_unordered},
        {NULL, NULL},
    };
    return check_main("explore queues", cases);
}
