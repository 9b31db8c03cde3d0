/* Tests of the fast rings under the explorer: no Empty and no empty() of scq and ring-backoff lies.
 * scq may answer Empty for its threshold alone: one that is too low by one does lie. */
#include "check.h"
#include "explore/explore.h"
#include "explore/table.h"

extern const struct queue_class queue_scq_tight_instrumented; /* just enough for two getters */
extern const struct queue_class queue_scq_hasty_instrumented; /* too low by one */

static void check_lies(const struct queue_class *queue, const char *text, size_t capacity,
                       enum memory_model memory, bool want)
{
    static struct program program;
    char why[256] = "";
    struct exploration *exploration = NULL;
    check_that(queue && program_parse(&program, text, why, sizeof why), "%s: %s", text, why);
    struct experiment experiment = {
        .queue = queue, .program = &program, .capacity = capacity, .memory = memory};
    int error =
        explore_search(&experiment, &(struct search_options){0}, &exploration, why, sizeof why);
    check_that(!error, "%s, %s: error %d %s", queue->name, text, error, why);
    if (error)
        return;
    const struct findings *findings = explore_findings(exploration);
    check_that((findings->failures > 0) == want && !findings->stopped && !*findings->trouble,
               "%s, %s, capacity %zu, memory %d: seen %x, stopped %d, trouble '%s'; want %s",
               queue->name, text, capacity, memory, findings->seen, findings->stopped,
               findings->trouble, want ? "a lie" : "none");
    explore_close(exploration);
}

static void test_exact(void)
{
    static const char *const programs[] = {
        "put | put,get",
        "put,get | put,get",
        "put | put | put,get",
        "put | put | get,empty",
        "init: put put; get | get | put,get",
        "put | get,get,get",
    };
    static const char *const names[] = {"scq", "ring-backoff"};
    for (size_t name = 0; name < 2; name++) {
        const struct queue_class *queue = queue_find_instrumented(names[name]);
        for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
            check_lies(queue, programs[i], 4, MEMORY_SC, false);
            check_lies(queue, programs[i], 4, MEMORY_TSO, false);
        }
        /* Rings go round, putters are late; in scq slots become unsafe. */
        check_lies(queue, "put,get | put,get", 1, MEMORY_SC, false);
        check_lies(queue, "put | put,get", 1, MEMORY_TSO, false);
    }
}

/* Two slots, two getters: three in vain before the last index. */
static void test_threshold(void)
{
    static const char program[] = "put,put | get,get,get | get";
    check_lies(&queue_scq_tight_instrumented, program, 1, MEMORY_SC, false);
    check_lies(&queue_scq_hasty_instrumented, program, 1, MEMORY_SC, true);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"no Empty lies, in SC and in TSO", test_exact},
        {"the threshold of scq: as low as it may be, and lower", test_threshold},
        {NULL, NULL},
    };
    return check_main("rings", cases);
}
