/* Tasks: four different tasks, each given to a worker by name, as one does with Process.
 *
 * Not the data are split but the work: worker k does tasks k, k + workers, and so on, and nobody
 * can help anybody. So however many workers there are, the whole takes as long as the longest task:
 * the speed-up is at most the work of all tasks over that of the longest (Amdahl's law).
 */
#include <stdlib.h>
#include <string.h>

#include "measure/workload/common.h"

static const struct measure makespan = {
    .name = "makespan",
    .label = "makespan",
    .help = "from the first worker's start to the last one's end",
    .unit = MEASURE_TIME,
};
static const struct measure speed_up = {
    .name = "speed_up",
    .label = "speed-up",
    .help =
        "how many times faster than one worker that does all tasks in turn, in the same round if "
        "it ran there",
    .unit = MEASURE_FACTOR,
    .times_of = "makespan",
};
static const struct measure bound = {
    .name = "bound",
    .label = "bound",
    .help = "the most it can be: as many as there are workers, or all the work over that of the "
            "longest "
            "task",
    .unit = MEASURE_FACTOR,
    .model_of = "speed_up",
};

#define UNIT 256 /* of work, between two looks at the clock */

/* One unit of each task. They leave what they found, so that no compiler drops the work. */

static uint64_t count_primes(struct random *random)
{
    uint64_t primes = 0, from = random_below(random, 1000000);
    for (uint64_t n = from; n < from + UNIT / 8; n++) {
        uint64_t d = 2;
        while (d * d <= n && n % d != 0)
            d++;
        primes += n > 1 && d * d > n;
    }
    return primes;
}

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static uint64_t sort_numbers(struct random *random)
{
    uint64_t numbers[UNIT];
    for (size_t i = 0; i < UNIT; i++)
        numbers[i] = random_next(random);
    qsort(numbers, UNIT, sizeof numbers[0], by_value);
    return numbers[UNIT / 2];
}

static uint64_t search_text(struct random *random)
{
    char text[UNIT + 1];
    uint64_t found = 0;
    for (size_t i = 0; i < UNIT; i++)
        text[i] = (char)('a' + random_below(random, 3));
    text[UNIT] = '\0';
    for (const char *at = text; (at = strstr(at, "abba")); at++)
        found++;
    return found;
}

static uint64_t wait_for_reply(struct random *random)
{
    nanosleep(&(struct timespec){.tv_nsec = (long)random_below(random, 100000)}, NULL);
    return 1;
}

/* The tasks, and how many times the scenario's work each is long: by the time in which it has the
 * processor, or, for one that only waits, by the clock. */
static const struct {
    uint64_t (*unit)(struct random *random);
    uint64_t length;
    clockid_t clock;
} tasks[] = {{count_primes, 8, CLOCK_THREAD_CPUTIME_ID},
             {sort_numbers, 4, CLOCK_THREAD_CPUTIME_ID},
             {search_text, 2, CLOCK_THREAD_CPUTIME_ID},
             {wait_for_reply, 2, CLOCK_MONOTONIC}};
enum { TASKS = sizeof tasks / sizeof tasks[0] };

static size_t tasks_room(const struct scenario *scenario)
{
    (void)scenario;
    return TASKS;
}

static void tasks_work(struct worker *worker)
{
    for (size_t t = worker->index; t < TASKS; t += worker->rig->board->workers) {
        uint64_t time = tasks[t].length * worker->scenario->knob[KNOB_WORK];
        uint64_t until = clock_ns(tasks[t].clock) + time;
        while (clock_ns(tasks[t].clock) < until && worker_on(worker))
            worker->control->note[0] += tasks[t].unit(&worker->random);
    }
}

static int tasks_measure(const struct piece *piece, struct readings *readings)
{
    uint64_t all = 0, longest = 0;
    for (size_t t = 0; t < TASKS; t++) {
        all += tasks[t].length;
        longest = tasks[t].length > longest ? tasks[t].length : longest;
    }
    uint64_t work = all * piece->scenario->knob[KNOB_WORK];
    double most = (double)all / (double)longest;
    readings_set(readings, &makespan, piece_span(piece));
    readings_set(readings, &speed_up, (double)work / piece_span(piece));
    readings_set(readings, &bound, most < (double)piece->workers ? most : (double)piece->workers);
    return 0;
}

const struct workload_class workload_tasks = {
    .name = "tasks",
    .summary = "four different tasks, each given to one worker by name",
    .knobs = KNOB_BIT(KNOB_CONSUMERS) | KNOB_BIT(KNOB_WORK) | KNOB_BIT(KNOB_DURATION),
    .traits = TRAIT_ONE_PIECE | TRAIT_NO_QUEUE | TRAIT_ASIDE,
    .measures = {&makespan, &speed_up, &bound},
    .room = tasks_room,
    .work = tasks_work,
    .measure = tasks_measure,
};
