/* Program order: a worker's calls come one after the other, whatever their stamps say.
 *
 * Let a -> b be the transitive closure of: a.returned + guard < b.invoked; a before b in one
 * worker's log; a put and b the get of its item. An Empty e is spurious iff there is a chain
 * put(x1) -> e, put(x(j+1)) -> get(xj), e -> get(xk). Take each item's put and get for one: then
 * these are the Empties on a cycle. So all of them are found as strongly connected components, in
 * time linear in the calls.
 *
 * It adds something only where a worker's neighbouring calls are nearer than the guard, or touch.
 */
#ifndef QLAB_JUDGE_PROGRAM_H
#define QLAB_JUDGE_PROGRAM_H

#include <stdbool.h>

#include "judge/fates.h"
#include "judge/match.h"

/* Whether some worker's neighbouring calls overlap by their stamps, guard and all. */
bool program_is_tight(const struct history *history);

/* Takes apart every item whose get precedes its put (they become MATCH_GONE and MATCH_NONE), which
 * no queue can have answered. *fresh: how many. 0 or ENOMEM. */
int program_fresh(struct match *match, uint64_t *fresh);

/* Judges every Empty: in order of their returns (as a merge of the logs takes them) an instant in
 * the call at which everything inside can have left, or STAMP_NEVER if it is spurious. `lost`: the
 * items left were lost, and cover nothing. *instants is from malloc. In `own`, a bit
 * a call (NULL: nobody asks), the spurious ones are set. Returns 0 or ENOMEM. */
int program_empties(const struct match *match, bool lost, uint64_t *own, uint64_t **instants);

/* Both of the last, for a history: the verdicts of its Empties, and bits of calls by workers that
 * had put something inside, or that lied. Returns 0, ENOMEM or EOVERFLOW; what is filled is from
 * malloc. */
int program_ask(const struct history *history, const struct fates *fates, uint64_t **verdicts,
                uint64_t **own);

/* A bit a call: something that its worker had put before it was not yet being got when it was
 * invoked (`lost`: the items left do not count). From malloc; NULL when out of memory. */
uint64_t *program_own(const struct match *match, bool lost);

/* Prepares for many chains: notes by call from which stamp on nothing up to it in its log matters
 * any more, for all was over that it moved. Returns 0 or ENOMEM. */
int program_settle(struct match *match);

/* The shortest chain x1..xk of an Empty that is spurious (in a history that was drained without the
 * items left): the numbers of the items' puts, at most
 * `most` of them; *length is k, or 0 if there is none. Time: what the chain's calls follow, but
 * for what is settled. Returns 0 or ENOMEM. */
int program_chain(const struct match *match, size_t worker, size_t index, uint32_t *puts,
                  size_t most, size_t *length);

#endif
