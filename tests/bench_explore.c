/* How fast the explorer is: CPU time of the searches that other explorers are measured by. Of
 * GenMC's figures for the textbook's queue, RC11 and CPU time with compiling: 0.06 s and 1.13 s. */
#include <stdio.h>
#include <time.h>

#include "explore/explore.h"
#include "explore/queues.h"
#include "explore/sample/pct.h"
#include "explore/sample/random.h"
#include "explore/search/symmetric.h"

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

enum engine { STATEFUL, NAIVE, PROOF };

static int bench(const struct queue_class *queue, const char *text, bool unordered,
                 enum memory_model memory, enum engine engine)
{
    struct program program;
    struct findings findings;
    char why[256], count[BIG_TEXT];
    double start = cpu_seconds();
    if (!program_parse(&program, text, why, sizeof why))
        return 1;
    struct experiment experiment = {.queue = queue,
                                    .program = &program,
                                    .capacity = 8,
                                    .unordered = unordered,
                                    .memory = memory};
    struct search_options options = {0};
    if (engine == NAIVE) {
        if (explore_naive(&experiment, &options, &findings, why, sizeof why))
            return 1;
    } else {
        struct exploration *exploration;
        if ((engine == PROOF ? explore_symmetric : explore_search)(&experiment, &options,
                                                                   &exploration, why, sizeof why))
            return 1;
        findings = *explore_findings(exploration);
        explore_close(exploration);
    }
    printf("%-9s %-34s %-3s %-8s %-10s %7.3f s  %9ju states  %5.0f MB  %s interleavings\n",
           queue->name, text, memory == MEMORY_C11 ? "c11" : "sc",
           engine == NAIVE ? "naive" : "stateful", unordered ? "Empties" : "all judged",
           cpu_seconds() - start, (uintmax_t)findings.states, (double)findings.memory / 1e6,
           big_text(&findings.interleavings, count));
    return 0;
}

typedef int explore_sampler(const struct experiment *, const struct sample_options *,
                            struct sample *, char *why, size_t why_size);

/* Executions a second, every history judged and races looked for. */
static int bench_samples(const struct queue_class *queue, const char *text, const char *name,
                         explore_sampler *sampler)
{
    struct program program;
    struct sample sample;
    char why[256];
    double start = cpu_seconds();
    if (!program_parse(&program, text, why, sizeof why))
        return 1;
    struct experiment experiment = {.queue = queue, .program = &program, .capacity = 8};
    struct sample_options options = {.runs = 1000000, .depth = 3};
    if (sampler(&experiment, &options, &sample, why, sizeof why))
        return 1;
    double seconds = cpu_seconds() - start;
    printf("%-9s %-34s %-3s %-8s %-10s %7.3f s  %6.0f k/s\n", queue->name, text, "sc", name,
           "all judged", seconds, (double)sample.runs / seconds / 1e3);
    sample_free(&sample);
    return 0;
}

int main(void)
{
    const char *three = "put | put | put,get", *four = "put | put | put | put,get",
               *five = "put | put | put | put | put,get";
    const struct queue_class *vyukov = queue_find_instrumented("vyukov");
    const struct queue_class *textbook = &queue_textbook_instrumented;
    const struct queue_class *orders = &queue_textbook_orders_instrumented;
    return bench(vyukov, three, false, MEMORY_SC, NAIVE) ||
           bench_samples(textbook, three, "random", explore_random) ||
           bench_samples(textbook, three, "pct", explore_pct) ||
           bench(textbook, three, false, MEMORY_SC, STATEFUL) ||
           bench(textbook, four, false, MEMORY_SC, STATEFUL) ||
           bench(textbook, four, true, MEMORY_SC, STATEFUL) ||
           bench(textbook, five, true, MEMORY_SC, STATEFUL) ||
           bench(textbook, three, false, MEMORY_C11, PROOF) ||
           bench(textbook, four, false, MEMORY_C11, PROOF) ||
           puts("the same with the memory orders that it needs:") < 0 ||
           bench(orders, three, false, MEMORY_C11, PROOF) ||
           bench(orders, four, false, MEMORY_C11, PROOF);
}
