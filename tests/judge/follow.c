/* The sweep follows program order by taking a call for over when its worker's next one begins, and
 * asks the graph only where that and stamps tell different things. Here the graph is always asked.
 * Two wrong judges are to be killed: who trusts stamps alone, and who trusts that early end.
 */
#include "follow.h"

#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "generate.h"
#include "judge/judge.h"
#include "judge/program.h"
#include "seed.h"
#include "variants.h"

enum { CALLS_MOST = 48 };

struct trial {
    const struct history *history;
    const uint64_t *verdicts; /* the graph's, the next one first */
    struct reference *stamps, *early;
    const struct operation *ends; /* the calls, ended early */
    size_t base[8];               /* by worker: where its calls begin among those */
    uint64_t wrong;
};

static uint64_t stamps_killed, early_killed;

/* The calls, each over at the latest just before the worker's next is invoked. */
static size_t end_early(const struct history *history, struct operation *calls)
{
    size_t count = history_flatten(history, calls, CALLS_MOST);
    for (size_t i = 0; i < count; i++) {
        uint64_t over = operation_over(&calls[i], history->guard);
        size_t next = i + 1;
        while (next < count && operation_same_call(&calls[i], &calls[next]))
            next++;
        if (next < count && calls[next].spare == calls[i].spare && calls[next].invoked <= over)
            over = calls[next].invoked - 1;
        calls[i].returned = over;
    }
    return count;
}

static void note(void *context, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    struct trial *trial = context;
    const struct operation *empty = &trial->history->logs[worker].operations[index];
    bool lie = *trial->verdicts++ == STAMP_NEVER;
    trial->wrong += lie != spurious;
    trial->wrong += !spurious && (instant < empty->invoked ||
                                  instant > operation_over(empty, trial->history->guard));
    stamps_killed += reference_spurious(trial->stamps, empty) != lie;
    early_killed +=
        reference_spurious(trial->early, &trial->ends[trial->base[worker] + index]) != lie;
}

/* Whether a look was made while something was certainly inside. */
static bool is_attempt(const struct match *match, const uint64_t *own, const struct operation *look,
                       size_t number)
{
    bool inside = own[number / 64] >> number % 64 & 1;
    for (size_t put = 0; put < match_count(match) && !inside; put++) {
        const struct operation *call = match_call(match, put);
        inside = call->answer == ANSWER_OK &&
                 operation_over(call, match->history->guard) < look->invoked &&
                 look->invoked <= match_got(match, put);
    }
    return inside;
}

static void try_one(const struct history *history, uint64_t seed)
{
    struct fates fates = {0};
    struct match match;
    struct tally tally;
    struct operation calls[CALLS_MOST], ends[CALLS_MOST];
    uint64_t *verdicts = NULL, *own = NULL, attempts = 0, fresh;
    size_t count = history_flatten(history, calls, CALLS_MOST);
    check_int("graph", program_ask(history, &fates, &verdicts, &own), 0);
    check_int("match", match_open(&match, history, NULL), 0);
    check_int("fresh", program_fresh(&match, &fresh), 0);
    struct trial trial = {.history = history, .verdicts = verdicts, .ends = ends};
    memcpy(trial.base, match.base, history->workers * sizeof *trial.base);
    trial.stamps = reference_open(calls, count, history->guard, VARIANT_STAMPS);
    trial.early = reference_open(ends, end_early(history, ends), 0, VARIANT_STAMPS);
    for (size_t number = 0; number < match_count(&match); number++) {
        const struct operation *look = match_call(&match, number);
        attempts += look->kind != OPERATION_PUT && is_attempt(&match, own, look, number);
    }
    check_int("sweep", judge_emptiness(history, &tally, note, &trial), 0);
    check_that(!trial.wrong, "seed %" PRIu64 ": %" PRIu64 " verdicts differ, want 0", seed,
               trial.wrong);
    check_that(tally.attempts == attempts,
               "seed %" PRIu64 ": got %" PRIu64 " attempts, want %" PRIu64, seed, tally.attempts,
               attempts);
    reference_close(trial.stamps);
    reference_close(trial.early);
    match_close(&match);
    free(verdicts);
    free(own);
}

void test_follow(void)
{
    uint64_t count = light_test() ? 20000 : 200000, tight = 0;
    for (uint64_t i = 0; i < count; i++) {
        uint64_t start = test_seed() * 1000000009 + i, seed = start;
        struct history history;
        struct recipe recipe = {.workers = 1 + random_below(&seed, 4),
                                .operations = 3 + random_below(&seed, CALLS_MOST - 2),
                                .put = 45,
                                .lie = random_below(&seed, 2) ? 20 : 0,
                                .other = 10,
                                .depth = 1 + random_below(&seed, 6),
                                .coarse = 1 + random_below(&seed, 6),
                                .order = ORDER_BAG};
        generate_simulated(&seed, &recipe, &history);
        if (random_below(&seed, 3) == 0)
            generate_spoil(&seed, &history);
        history.guard = random_below(&seed, random_below(&seed, 2) ? 4 : 30);
        if (program_is_tight(&history)) {
            tight++;
            try_one(&history, start);
        }
        history_free(&history);
    }
    printf("\n    %" PRIu64
           " histories with calls nearer than the guard; killed: stamps alone %" PRIu64
           ", the early end %" PRIu64 " times ",
           tight, stamps_killed, early_killed);
    check_that(tight > count / 2 && stamps_killed && early_killed,
               "tight %" PRIu64 ", killed %" PRIu64 " and %" PRIu64 ", want many and some", tight,
               stamps_killed, early_killed);
}
