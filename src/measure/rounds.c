/* Plans rounds.
 *
 * Shuffling keeps slow drift (neighbours on the machine, clock speed) from favouring anyone. All
 * queues of a round have the same seed at the same point, so that differences can be paired.
 */
#include "measure/rounds.h"

#include <stdint.h>
#include <stdlib.h>

#include "stats/stats.h"

/* Fisher and Yates. */
static void shuffle(struct planned_run *runs, size_t count, struct random *random)
{
    for (size_t i = count; i > 1; i--) {
        size_t j = (size_t)random_below(random, i);
        struct planned_run run = runs[i - 1];
        runs[i - 1] = runs[j];
        runs[j] = run;
    }
}

/* Flags the first run of every queue. False when out of memory. */
static bool mark_warmups(struct planned_run *runs, size_t count, size_t queues)
{
    bool *ran = calloc(queues, sizeof *ran);
    if (!ran)
        return false;
    for (size_t i = 0; i < count; i++) {
        runs[i].warmup = !ran[runs[i].queue];
        ran[runs[i].queue] = true;
    }
    free(ran);
    return true;
}

struct planned_run *rounds_plan(unsigned rounds, size_t queues, size_t points, uint64_t seed)
{
    size_t round_size, count;
    if (__builtin_mul_overflow(queues, points, &round_size) ||
        __builtin_mul_overflow(round_size, (size_t)rounds, &count) || count == 0)
        return NULL;
    struct planned_run *runs = calloc(count, sizeof *runs);
    if (!runs)
        return NULL;
    struct random random;
    random_seed(&random, seed);
    for (unsigned round = 0; round < rounds; round++) {
        struct planned_run *first = runs + round * round_size;
        for (size_t i = 0; i < round_size; i++)
            first[i] =
                (struct planned_run){.round = round,
                                     .queue = i / points,
                                     .point = i % points,
                                     .seed = random_mix(random_mix(seed, round), i % points)};
        shuffle(first, round_size, &random);
    }
    if (!mark_warmups(runs, count, queues)) {
        free(runs);
        return NULL;
    }
    return runs;
}
