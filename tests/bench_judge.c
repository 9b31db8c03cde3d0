/* How fast the judge is and what memory it takes. Figures only: nothing passes or fails on time.
 *
 * Speed is operations per second of processor time, the best of a few tries. Memory is the most
 * that was resident while judging, less what was before, and the 32 bytes of each record.
 */
#include <inttypes.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "history/trace.h"
#include "judge/generate.h"
#include "judge/judge.h"

static double processor_time(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* A member of /proc/self/status in bytes; 0 where there is none. */
static double memory(const char *member)
{
    char line[256];
    double kilobytes = 0;
    FILE *status = fopen("/proc/self/status", "r");
    while (status && fgets(line, sizeof line, status))
        if (!strncmp(line, member, strlen(member)))
            kilobytes = strtod(line + strlen(member) + 1, NULL);
    if (status)
        fclose(status);
    return kilobytes * 1024;
}

/* Makes VmHWM start again from what is resident now. */
static void reset_peak(void)
{
    FILE *file = fopen("/proc/self/clear_refs", "w");
    if (file) {
        fputs("5", file);
        fclose(file);
    }
}

static void judge_empties(const struct history *history)
{
    struct tally tally;
    if (judge_emptiness(history, &tally, NULL, NULL))
        exit(71);
}

static void judge_order(const struct history *history)
{
    struct fifo fifo;
    if (judge_fifo(history, &fifo))
        exit(71);
}

static void judge_all(const struct history *history)
{
    struct judgement judgement;
    if (judge_history(history, &judgement, NULL, NULL, NULL))
        exit(71);
}

/* Judges a few times and prints the figures. Returns the seconds of the best. */
static double measure(const char *what, void (*judge)(const struct history *),
                      const struct history *history)
{
    double best = 1e9, operations = (double)history_operations(history);
    reset_peak();
    double resident = memory("VmRSS:");
    for (int tries = 0; tries < 3; tries++) {
        double start = processor_time();
        judge(history);
        double seconds = processor_time() - start;
        best = seconds < best ? seconds : best;
    }
    double bytes = (memory("VmHWM:") - resident) / operations + sizeof(struct operation);
    printf("  %-10s %8.0f operations %7.1f M/s %6.1f bytes an operation\n", what, operations,
           operations / best * 1e-6, bytes);
    return best;
}

/* Reads the history back from a file of text, as `qlab judge` does. */
static void measure_reading(const struct history *history)
{
    struct history again;
    struct trace_error error;
    FILE *file = tmpfile();
    double operations = (double)history_operations(history);
    if (!file || trace_write(file, history, NULL))
        exit(71);
    rewind(file);
    reset_peak();
    double resident = memory("VmRSS:"), start = processor_time();
    if (trace_read(file, "trace", &again, &error))
        exit(71);
    double seconds = processor_time() - start;
    printf("  %-10s %8.0f operations %7.1f M/s %6.1f bytes an operation\n", "reading", operations,
           operations / seconds * 1e-6, (memory("VmHWM:") - resident) / operations);
    history_free(&again);
    fclose(file);
}

static void compare_sizes(const char *what, struct recipe recipe, uint64_t guard)
{
    double seconds[2][2];
    printf("%s\n", what);
    for (int large = 0; large < 2; large++) {
        uint64_t seed = 1;
        struct history history;
        recipe.operations = large ? 10000000 : 1000000;
        generate_simulated(&seed, &recipe, &history);
        history.guard = guard;
        seconds[0][large] = measure("emptiness", judge_empties, &history);
        seconds[1][large] = measure("fifo", judge_order, &history);
        measure("both", judge_all, &history);
        if (!large)
            measure_reading(&history);
        history_free(&history);
    }
    printf("  an operation of 10^7 takes %.2f (emptiness) and %.2f (fifo) times one of 10^6\n",
           seconds[0][1] / seconds[0][0] / 10, seconds[1][1] / seconds[1][0] / 10);
}

int main(void)
{
    /* Large blocks go back to the system when freed, so that the peak shows each judge's own. */
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
    const struct recipe busy = {.workers = 8, .put = 48, .lie = 2, .depth = 1000, .coarse = 1};
    struct recipe prefilled = busy, honest = busy;
    prefilled.prefilled = true;
    honest.lie = 0;
    compare_sizes("8 workers put and get, up to 1000 items inside", busy, 0);
    compare_sizes("8 workers put everything, then get it", prefilled, 0);
    compare_sizes("8 workers, their calls nearer than the guard: by program order", honest, 100);

    uint64_t seed = 1;
    struct history history;
    struct recipe small = busy;
    small.operations = 1023;
    generate_simulated(&seed, &small, &history);
    double start = processor_time();
    judge_empties(&history);
    judge_order(&history);
    printf("a history of 1023 operations: %.3f ms for both\n", (processor_time() - start) * 1e3);
    history_free(&history);
    return 0;
}
