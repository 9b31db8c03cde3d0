/* Each trace stands for a kind of public bug report. */
#include "traces.h"

#include <stdlib.h>

#include "../check.h"
#include "history/trace.h"
#include "judge/judge.h"

/* What is found, without what is not: "spurious 2, order 1". */
static const struct {
    const char *file, *found;
} traces[] = {
    {"one-lost", " spurious 2 order 2 inside 1 either 1/2 either-order 1/2"},
    {"one-lost-drained", " lost 1 beside 2"},
    {"lost-silent", " order 1 inside 1 either-order 1/1"},
    {"lost-silent-drained", " lost 1"},
    {"abandoned-get", " spurious 1 inside 1 either 1/1"},
    {"abandoned-get-pending", " pending 1"},
    {"hang", " pending 1 hang 1 inside 1"},
    {"hang-empty", " pending 1"},
    {"hang-gone", " pending 1"},
    {"hang-two", " spurious 1 pending 1 inside 1 either 1/1"},
    {"late", " late 1"},
    {"early", " early 1 inside 1"},
    {"not-empty", " not-empty 1"},
    {"not-empty-nothing", " not-empty 1"},
    {"full", " full 1 inside 1"},
    {"full-honest", " inside 2"},
    {"stack", " order 1"},
    {"stack-lifo", ""},
    {"stack-bag", ""},
    {"lifo-fault", " order 1"},
    {"priority", " order 1"},
    {"per-putter", ""},
    {"redelivery", ""},
    {"redelivery-beside", ""},
    {"redelivery-lie", " spurious 1"},
    {"reserved-beside", " spurious 1"},
    {"reserved-inside", " spurious 1"},
    {"repeated", " repeat 1 fresh 1"},
    {"two-queues", ""},
    {"batch", ""},
    {"batch-pending", " pending 1 inside 1"},
    {"closed", " spurious 1 inside 1 either 1/1"},
    {"own-put", " spurious 1 inside 1 either 1/1"},
    {"program-order", " spurious 1"},
    {"pending-program-order", " pending 1 inside 1"},
    {"relay", " spurious 1"},
};

static void add(char text[200], const char *what, uint64_t count)
{
    size_t length = strlen(text);
    if (count)
        snprintf(text + length, 200 - length, " %s %" PRIu64, what, count);
}

static void add_either(char text[200], const char *what, struct either either)
{
    size_t length = strlen(text);
    if (either.count)
        snprintf(text + length, 200 - length, " %s %" PRIu64 "/%" PRIu64, what, either.lost,
                 either.count);
}

void traces_describe(const struct judgement *judgement, char text[200])
{
    static const char *const faults[FAULT_KINDS] = {
        "full", "not-empty", "lost", "repeat", "fresh", "order", "hang", "early", "late"};
    text[0] = '\0';
    add(text, "spurious", judgement->tally.spurious);
    add(text, "pending", judgement->tally.pending);
    for (int kind = 0; kind < FAULT_KINDS; kind++)
        add(text, faults[kind], judgement->count[kind]);
    add(text, "inside", judgement->inside_at_end);
    add(text, "beside", judgement->beside_lost);
    add_either(text, "either", judgement->either);
    add_either(text, "either-order", judgement->either_order);
    add_either(text, "either-late", judgement->either_late);
}

bool traces_judge(FILE *file, const char *name, struct judgement *sum)
{
    struct trace trace;
    struct trace_error error = {""};
    *sum = (struct judgement){0};
    if (!file || trace_read_all(file, name, NULL, &trace, &error)) {
        check_that(false, "%s: got \"%s\", want a trace", name, error.text);
        if (file)
            fclose(file);
        return false;
    }
    fclose(file);
    for (size_t i = 0; i < trace.count; i++) {
        struct judgement judgement;
        check_int(name, judge_history(&trace.queues[i], &judgement, NULL, NULL, NULL), 0);
        judgement_add(sum, &judgement);
    }
    trace_free(&trace);
    return true;
}

void test_traces(void)
{
    for (size_t i = 0; i < sizeof traces / sizeof *traces; i++) {
        struct judgement sum;
        char path[300], found[200];
        snprintf(path, sizeof path, QLAB_SOURCE_ROOT "/tests/judge/traces/%s.csv", traces[i].file);
        if (!traces_judge(fopen(path, "r"), path, &sum))
            continue;
        traces_describe(&sum, found);
        check_text(traces[i].file, found, traces[i].found);
        bool silent = strspn(found, "pending inside 0123456789") == strlen(found);
        check_int(traces[i].file, judgement_wrong(&sum), !silent);
    }
}
