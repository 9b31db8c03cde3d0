/* Choosing the clearest lie.
 *
 * Clear is what a student can check by hand: a short chain of items that were certainly inside,
 * another worker's get right there to blame, and few other calls under way. Looked at are the first
 * lies of the first pieces that have any. Only the history until the last of them matters for the
 * verdicts, so the index of intervals is built for that part alone.
 */
#include "measure/witness.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define LIES_MOST     64 /* lies of a piece that are looked at */
#define SEARCHES_MOST 4  /* pieces */
#define EXCERPT_MOST  40 /* operations in the excerpt around the lie */

struct lie {
    size_t worker, index;
};

struct lies {
    size_t count;
    struct lie lie[LIES_MOST];
};

static void lies_visit(void *context, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    struct lies *lies = context;
    (void)instant;
    if (spurious && lies->count < LIES_MOST)
        lies->lie[lies->count++] = (struct lie){.worker = worker, .index = index};
}

static const struct operation *lie_at(const struct history *history, struct lie lie)
{
    return &history->logs[lie.worker].operations[lie.index];
}

#define MURK_STEP                                                                                  \
    UINT64_C(1000000) /* more than calls can be under way in one Empty worth showing */

/* How unclear a lie is: first by the links of its chain, then by the lack of another worker's GOT
 * at the same time, last (below MURK_STEP) by the other workers' calls under way. */
static uint64_t murk_of(const struct history *history, struct lie lie, size_t links)
{
    const struct operation *empty = lie_at(history, lie);
    uint64_t calls = 0;
    bool blamed = false;
    for (size_t w = 0; w < history->workers; w++) {
        const struct history_log *log = &history->logs[w];
        if (w == lie.worker)
            continue;
        for (size_t i = history_invoked_before(log, empty->returned + 1); i-- > 0; calls++) {
            if (log->operations[i].returned < empty->invoked || calls == MURK_STEP - 1)
                break;
            blamed |= log->operations[i].answer == ANSWER_GOT;
        }
    }
    return (2 * links + !blamed) * MURK_STEP + calls;
}

/* The part of a piece that matters for these lies: the calls invoked until the last of them was
 * over, guard and all, since each may have ended an item's stay. `logs` becomes its array of logs.
 * All of it if calls are pending: what they may have taken depends on everything. */
static struct history part_until_last(const struct history *piece, const struct lies *lies,
                                      bool pending, struct history_log *logs)
{
    struct history part = *piece;
    uint64_t last = pending ? STAMP_NEVER : 0;
    for (size_t i = 0; i < lies->count; i++) {
        uint64_t over = operation_over(lie_at(piece, lies->lie[i]), piece->guard);
        last = over > last ? over : last;
    }
    part.logs = logs;
    for (size_t w = 0; w < piece->workers; w++) {
        logs[w] = piece->logs[w];
        logs[w].count =
            last == STAMP_NEVER ? logs[w].count : history_invoked_before(&logs[w], last + 1);
    }
    return part;
}

/* Keeps the clearest of these lies if it is clearly better than the witness. The excerpt is cut
 * from the whole piece, so that it also tells when the items of the chain were got at last. */
static int witness_choose(struct witness *witness, const struct history *piece,
                          const struct history *part, const struct lies *lies)
{
    struct cover *cover = cover_open(part);
    if (!cover)
        return ENOMEM;
    const struct lie *best = NULL;
    uint64_t murk = witness->excerpt.workers ? witness->murk / MURK_STEP * MURK_STEP : UINT64_MAX;
    for (size_t i = 0; i < lies->count; i++) {
        const struct operation *empty = lie_at(part, lies->lie[i]);
        size_t links = cover_chain(cover, empty->invoked, empty->returned, NULL, 0);
        uint64_t its = links ? murk_of(part, lies->lie[i], links) : UINT64_MAX;
        if (its < murk) {
            murk = its;
            best = &lies->lie[i];
        }
    }
    struct history excerpt;
    int error = 0;
    if (best)
        error = witness_cut(piece, cover, best->worker, best->index, EXCERPT_MOST, &excerpt);
    cover_free(cover);
    if (!best || error)
        return error;
    history_free(&witness->excerpt);
    witness->excerpt = excerpt;
    witness->murk = murk;
    return 0;
}

/* The verdicts. Beside a broken queue's lost items Empties are judged as if nothing was known of
 * the end. */
static int judge_piece(bool broken, const struct history *piece, const struct history *known,
                       struct judgement *judgement, struct lies *lies)
{
    int error = judge_history(known, judgement, lies ? lies_visit : NULL, NULL, lies);
    if (error || !judgement->beside_lost || !broken)
        return error;
    if (lies)
        lies->count = 0;
    return judge_emptiness(piece, &judgement->tally, lies ? lies_visit : NULL, lies);
}

int witness_judge(struct witness *witness, const struct history *piece, const struct history *known,
                  struct judgement *judgement)
{
    /* One link, and somebody to blame: it cannot get clearly better. */
    bool perfect = witness->excerpt.workers && witness->murk < 3 * MURK_STEP;
    if (perfect || witness->searches == SEARCHES_MOST)
        return judge_piece(witness->broken, piece, known, judgement, NULL);
    struct lies lies = {.count = 0};
    int error = judge_piece(witness->broken, piece, known, judgement, &lies);
    if (error || lies.count == 0)
        return error;
    witness->searches++;
    struct history_log *logs = calloc(piece->workers, sizeof *logs);
    if (!logs)
        return ENOMEM;
    struct history part = part_until_last(piece, &lies, judgement->tally.pending > 0, logs);
    error = witness_choose(witness, piece, &part, &lies);
    free(logs);
    return error;
}
