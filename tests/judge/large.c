/* Large random histories, every figure of the sweeps recounted slowly from the definitions. */
#include "large.h"

#include <stdlib.h>

#include "../check.h"
#include "checker.h"
#include "generate.h"
#include "seed.h"
#include "judge/judge.h"
#include "judge/program.h"
#include "variants.h"

void large_make(uint64_t *seed, bool pending, struct history *history)
{
    struct recipe recipe = {.workers = 1 + random_below(seed, 20),
                            .operations = 200 + random_below(seed, 2000),
                            .put = 40 + (unsigned)random_below(seed, 20),
                            .lie = (unsigned)random_below(seed, 3) * 10,
                            .other = (unsigned)random_below(seed, 2) * 10,
                            .depth = 1 + random_below(seed, 30),
                            .coarse = 1 + random_below(seed, 4),
                            .stride = random_below(seed, 2) * 4096,
                            .prefilled = random_below(seed, 8) == 0,
                            .pending = pending};
    generate_simulated(seed, &recipe, history);
    for (uint64_t spoils = random_below(seed, 4); spoils; spoils--)
        generate_spoil(seed, history);
    history->guard = random_below(seed, 3) ? 0 : random_below(seed, 20);
}

/* Episodes and first attempts of one worker, in program order. */
static void recount_worker(const struct reference *reference, const struct history_log *log,
                           struct tally *tally)
{
    bool first = true, lying = false;
    uint64_t start = 0;
    for (size_t i = 0; i < log->count; i++) {
        const struct operation *call = &log->operations[i];
        if (call->kind == OPERATION_PUT || call->answer == ANSWER_PENDING)
            continue;
        bool attempt = reference_inside(reference, call->invoked);
        bool empty = operation_says_empty(call);
        bool spurious = empty && reference_spurious(reference, call);
        tally->attempts += attempt;
        tally->first_attempts += attempt && first;
        tally->first_spurious += spurious && first;
        tally->spurious += spurious;
        tally->legal_empty += empty && !spurious;
        tally->episodes += spurious && !lying;
        start = spurious && !lying ? call->invoked : start;
        if (spurious && call->returned - start > tally->longest_episode)
            tally->longest_episode = call->returned - start;
        first = call->answer == ANSWER_GOT;
        lying = (lying || spurious) && call->answer != ANSWER_GOT;
    }
}

static void check_emptiness(const struct history *history, const struct operation *calls,
                            size_t count, uint64_t seed)
{
    struct tally got, want = {.operations = count};
    char what[64];
    snprintf(what, sizeof what, "seed %" PRIu64, seed);
    check_int(what, judge_emptiness(history, &got, NULL, NULL), 0);
    struct reference *reference = reference_open(calls, count, history->guard, VARIANT_STAMPS);
    for (size_t worker = 0; worker < history->workers; worker++)
        recount_worker(reference, &history->logs[worker], &want);
    for (size_t i = 0; i < count; i++) {
        want.put += calls[i].answer == ANSWER_OK;
        want.full += calls[i].answer == ANSWER_FULL;
        want.got += calls[i].answer == ANSWER_GOT;
        want.busy += calls[i].answer == ANSWER_BUSY;
        want.pending += calls[i].answer == ANSWER_PENDING;
    }
    for (size_t i = 0; i < count; i++)
        want.not_empty += calls[i].answer == ANSWER_FALSE;
    if (program_is_tight(history)) {
        check_that(got.spurious >= want.spurious && got.attempts >= want.attempts &&
                       got.spurious + got.legal_empty == want.spurious + want.legal_empty,
                   "%s: got %" PRIu64 " spurious of %" PRIu64 " attempts, want at least %" PRIu64
                   " of %" PRIu64,
                   what, got.spurious, got.attempts, want.spurious, want.attempts);
        reference_close(reference);
        return;
    }
    const uint64_t *left = (const uint64_t *)&got, *right = (const uint64_t *)&want;
    for (size_t i = 0; i < sizeof got / sizeof *left; i++) {
        snprintf(what, sizeof what, "seed %" PRIu64 ", tally member %zu", seed, i);
        check_int(what, left[i], right[i]);
    }
    reference_close(reference);
}

/* What is known of one item, collected the slow way. */
struct life {
    uint64_t put_invoked, put_over, get_invoked, get_over, gets;
};

static struct life find_life(const struct operation *calls, size_t count, uint64_t guard,
                             uint64_t item)
{
    struct life life = {STAMP_NEVER, STAMP_NEVER, STAMP_NEVER, STAMP_NEVER, 0};
    for (size_t i = 0; i < count; i++) {
        uint64_t over = operation_over(&calls[i], guard);
        if (calls[i].item != item || calls[i].answer == ANSWER_FULL)
            continue;
        if (calls[i].kind == OPERATION_PUT) {
            life.put_invoked = calls[i].invoked;
            life.put_over = over;
            continue;
        }
        life.gets++;
        life.get_invoked =
            calls[i].invoked < life.get_invoked ? calls[i].invoked : life.get_invoked;
        life.get_over = over < life.get_over ? over : life.get_over;
    }
    return life;
}

/* Items at fault, from the definitions of the three violations. No pending calls. */
static struct fifo recount_fifo(const struct operation *calls, size_t count, uint64_t guard)
{
    struct fifo fifo = {0};
    struct life *lives = calloc(count + 1, sizeof *lives);
    size_t items = 0;
    for (size_t i = 0; i < count; i++) {
        bool seen = !calls[i].item;
        for (size_t j = 0; j < i && !seen; j++)
            seen = calls[j].item == calls[i].item;
        if (!seen && lives)
            lives[items++] = find_life(calls, count, guard, calls[i].item);
    }
    for (size_t y = 0; y < items; y++) {
        fifo.repeat += lives[y].gets > 1 ? lives[y].gets - 1 : 0;
        fifo.fresh += lives[y].gets && lives[y].get_over < lives[y].put_invoked;
        bool overtook = false;
        for (size_t x = 0; x < items && !overtook; x++)
            overtook = lives[x].put_over < lives[y].put_invoked &&
                       lives[y].get_over < lives[x].get_invoked &&
                       lives[y].get_over >= lives[y].put_invoked &&
                       lives[y].put_invoked != STAMP_NEVER;
        fifo.order += overtook;
    }
    free(lives);
    return fifo;
}

static void check_fifo(const struct history *history, const struct operation *calls, size_t count,
                       uint64_t seed)
{
    struct fifo got, want = recount_fifo(calls, count, history->guard);
    char what[64];
    snprintf(what, sizeof what, "seed %" PRIu64 ": fresh, repeat, order", seed);
    check_int(what, judge_fifo(history, &got), 0);
    check_that(got.fresh >= want.fresh && (got.fresh == want.fresh || program_is_tight(history)),
               "%s: got %" PRIu64 ", want %" PRIu64, what, got.fresh, want.fresh);
    check_int(what, got.repeat, want.repeat);
    check_that(got.order >= want.order && (got.order == want.order || program_is_tight(history)),
               "%s: got %" PRIu64 ", want %" PRIu64, what, got.order, want.order);
}

void test_large(void)
{
    static struct operation calls[4096];
    for (uint64_t i = 0; i < (light_test() ? 20 : 200); i++) {
        uint64_t start = test_seed() * 1000003 + i, seed = start;
        struct history history;
        large_make(&seed, i % 2, &history);
        size_t count = history_flatten(&history, calls, sizeof calls / sizeof *calls);
        check_emptiness(&history, calls, count, start);
        if (i % 2 == 0)
            check_fifo(&history, calls, count, start);
        history_free(&history);
    }
}
