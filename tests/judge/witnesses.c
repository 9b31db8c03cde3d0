/* Witnesses: what is cut out of a large history still convicts. */
#include "witnesses.h"

#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "generate.h"
#include "judge/judge.h"
#include "large.h"
#include "seed.h"

struct convicts {
    size_t worker[4096], index[4096], count;
};

static void note_convict(void *context, size_t worker, size_t index, bool spurious,
                         uint64_t instant)
{
    struct convicts *convicts = context;
    (void)instant;
    if (!spurious || convicts->count == 4096)
        return;
    convicts->worker[convicts->count] = worker;
    convicts->index[convicts->count++] = index;
}

/* Whether the excerpt, judged alone, convicts an Empty like this one. */
struct search {
    const struct history *excerpt;
    struct operation empty;
    size_t worker;
    bool convicted;
};

static void look_for(void *context, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    struct search *search = context;
    (void)instant;
    search->convicted |= spurious && worker == search->worker &&
                         !memcmp(&search->excerpt->logs[worker].operations[index], &search->empty,
                                 sizeof search->empty);
}

static void check_witness(const struct history *history, const struct cover *cover, size_t worker,
                          size_t index, size_t most, uint64_t seed)
{
    struct history excerpt;
    struct tally tally;
    struct fifo whole, part;
    char what[96];
    snprintf(what, sizeof what, "seed %" PRIu64 ", worker %zu, call %zu, most %zu", seed, worker,
             index, most);
    const struct operation *empty = &history->logs[worker].operations[index];
    if (!cover_chain(cover, empty->invoked, empty->returned, NULL, 0))
        return; /* only program order proves it, and no excerpt is made of that */
    check_int(what, witness_cut(history, cover, worker, index, most, &excerpt), 0);
    struct search search = {&excerpt, *empty, worker, false};
    judge_emptiness(&excerpt, &tally, look_for, &search);
    check_that(search.convicted, "%s: got no conviction in the excerpt, want one", what);
    check_int(what, judge_fifo(history, &whole), 0);
    check_int(what, judge_fifo(&excerpt, &part), 0);
    check_that(part.fresh <= whole.fresh, "%s: got %" PRIu64 " fresh, want at most %" PRIu64, what,
               part.fresh, whole.fresh);
    struct cover_link links[64];
    size_t length = cover_chain(cover, empty->invoked, empty->returned, links, 64);
    size_t size = history_operations(&excerpt);
    check_that(size <= 2 * (most + length) + history->workers + 2,
               "%s: got %zu operations, want about %zu", what, size, 2 * (most + length));
    history_free(&excerpt);
}

void test_witnesses(void)
{
    static struct convicts convicts;
    size_t witnesses = 0;
    for (uint64_t i = 0; i < (light_test() ? 20 : 200); i++) {
        uint64_t start = test_seed() * 2000003 + i, seed = start;
        struct history history;
        struct tally tally;
        large_make(&seed, i % 2, &history);
        convicts.count = 0;
        judge_emptiness(&history, &tally, note_convict, &convicts);
        struct cover *cover = cover_open(&history);
        for (int k = 0; k < 5 && convicts.count && cover; k++) {
            size_t chosen = random_below(&seed, convicts.count);
            check_witness(&history, cover, convicts.worker[chosen], convicts.index[chosen],
                          random_below(&seed, 80), start);
            witnesses++;
        }
        check_that(cover != NULL, "cover: got NULL, want one");
        if (cover)
            cover_free(cover);
        history_free(&history);
    }
    check_that(witnesses > 20, "witnesses tried: got %zu, want more than 20", witnesses);
}
