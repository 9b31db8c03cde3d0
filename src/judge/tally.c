/* Adding up tallies. */
#include "judge/judge.h"

void tally_add(struct tally *sum, const struct tally *more)
{
    sum->operations += more->operations;
    sum->put += more->put;
    sum->full += more->full;
    sum->got += more->got;
    sum->busy += more->busy;
    sum->pending += more->pending;
    sum->not_empty += more->not_empty;
    sum->spurious += more->spurious;
    sum->legal_empty += more->legal_empty;
    sum->attempts += more->attempts;
    sum->first_attempts += more->first_attempts;
    sum->first_spurious += more->first_spurious;
    sum->episodes += more->episodes;
    if (more->longest_episode > sum->longest_episode)
        sum->longest_episode = more->longest_episode;
}
