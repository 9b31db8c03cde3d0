/* How fast the explorer is: CPU time of the searches that other explorers are measured by. */
#include <stdio.h>
#include <time.h>

#include "explore/explore.h"
#include "explore/queues.h"

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static int bench(const struct queue_class *queue, const char *text, bool unordered, bool naive)
{
    struct program program;
    struct findings findings;
    char why[256], count[BIG_TEXT];
    double start = cpu_seconds();
    if (!program_parse(&program, text, why, sizeof why))
        return 1;
    struct experiment experiment = {
        .queue = queue, .program = &program, .capacity = 8, .unordered = unordered};
    struct search_options options = {0};
    if (naive) {
        if (explore_naive(&experiment, &options, &findings, why, sizeof why))
            return 1;
    } else {
        struct exploration *exploration;
        if (explore_search(&experiment, &options, &exploration, why, sizeof why))
            return 1;
        findings = *explore_findings(exploration);
        explore_close(exploration);
    }
    printf("%-9s %-34s %-8s %-10s %7.3f s  %9ju states  %5.0f MB  %s interleavings\n", queue->name,
           text, naive ? "naive" : "stateful", unordered ? "Empties" : "all judged",
           cpu_seconds() - start, (uintmax_t)findings.states, (double)findings.memory / 1e6,
           big_text(&findings.interleavings, count));
    return 0;
}

int main(void)
{
    const struct queue_class *vyukov = queue_find_instrumented("vyukov");
    const struct queue_class *textbook = &queue_textbook_instrumented;
    return bench(vyukov, "put | put | put,get", false, true) ||
           bench(textbook, "put | put | put,get", false, false) ||
           bench(textbook, "put | put | put | put,get", false, false) ||
           bench(textbook, "put | put | put | put,get", true, false) ||
           bench(textbook, "put | put | put | put | put,get", true, false);
}
