/* The state graph while it is searched, and what is known of the lies from each of its states. */
#ifndef QLAB_EXPLORE_SEARCH_GRAPH_H
#define QLAB_EXPLORE_SEARCH_GRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/choice.h"
#include "explore/machine/footprint.h"
#include "explore/over.h"
#include "explore/search/findings.h"
#include "explore/search/known.h"
#include "explore/search/states.h"

/* A step out of a state, and the state it leads to (STATE_NONE: not taken yet, or given up). */
struct branch {
    struct choice choice;
    uint32_t target;
    bool timed;   /* on its way somebody looked at the clock before his deadline */
    bool closed;  /* it leads out of every component that is not complete */
    bool settled; /* the same, and it need not be taken: a state that was come to another way */
    struct footprint print; /* of a branch that was taken, or is settled */
};

/* A state whose strongly connected component is not complete yet. */
struct member {
    uint32_t state;
    uint32_t branches; /* where its branches start */
    uint32_t count;
};

/* A state on the path. */
struct frame {
    uint32_t member;
    uint32_t next; /* branches taken */
    uint32_t low;  /* least order reached from here */
};

/* The weight of the least lie that needs no ingredient above some level: uses of ingredients first,
 * then preemptions, switches, steps. */
#define COST(uses, preemptions, switches, steps)                                                   \
    ((uint64_t)(uses) << 48 | (uint64_t)(preemptions) << 32 | (uint64_t)(switches) << 16 |         \
     (uint64_t)(steps))
#define COST_NONE UINT64_MAX

/* Rows of words: what is known of the lies from a state that has any. */
enum {
    ROW_LYING,    /* four words: struct big, the number of interleavings that lie */
    ROW_ODDS = 4, /* a double: that a random scheduler gets there */
    ROW_COSTS,    /* the weight of the least one, for each level, and in it for each worker that
                     ran before */
    ROW_HERE = 1, /* the row of an end that is sought itself */
    ROWS_FIRST,   /* the row of no lie, and that */
};

struct exploration {
    struct findings findings;
    unsigned seek;
    size_t workers, most_states;
    explore_over *over; /* struct search_options */
    size_t levels;      /* level 0 does without luck; each ingredient that is allowed adds
                           one, from the weakest to the strongest */
    uint8_t level_of[INGREDIENTS]; /* the lowest that has the ingredient */
    struct states states;
    uint64_t *rows;
    size_t rows_count, rows_room;
    struct branch *branches;
    size_t branches_count, branches_room;
    struct member *members;
    size_t members_count, members_room;
    struct frame *frames;
    size_t frames_count, frames_room;
    struct trail trail;
    bool races;    /* it looks for races, too: states are also who knows of which access */
    size_t known;  /* states that other programs' searches have met */
    bool commutes; /* what is settled is not taken: only whether something is wrong is asked */
    bool no_memory;
    bool tangled; /* something happened of which no outlook can be told */
    bool unfit; /* with .symmetric or .seq_cst: there is more to tell than that nothing is wrong, or
                   it is no queue for that; without fences in C11 memory: there is one */
};

static inline size_t row_words(const struct exploration *exploration)
{
    return ROW_COSTS + exploration->levels * exploration->workers;
}

static inline uint64_t *row_at(const struct exploration *exploration, uint32_t row)
{
    return exploration->rows + row * row_words(exploration);
}

static inline uint64_t *costs_at(const struct exploration *exploration, uint32_t row, size_t level)
{
    return row_at(exploration, row) + ROW_COSTS + level * exploration->workers;
}

/* Whether anything sought was found yet: else no state has a row. */
static inline bool graph_lies(const struct exploration *exploration)
{
    return exploration->findings.failures || exploration->rows_count > ROWS_FIRST;
}

/* The odds of a row. */
double row_odds(const struct exploration *exploration, uint32_t row);

/* Gives the state a row if it has none; false and .no_memory if that cannot be. */
bool row_make(struct exploration *exploration, struct state *state);

/* Adds a settled state's lying interleavings to those of another that leads to it. */
bool row_add_lying(struct exploration *exploration, struct state *state, const struct state *next);

/* Weight of taking `choice` after worker `last` ran (SIZE_MAX: nobody), where `could` says whether
 * that one could have gone on. */
uint64_t cost_of(struct choice choice, size_t last, bool could);

/* Who ran last once `choice` is taken after worker `last` ran: a flush or a death runs nobody. */
static inline size_t last_after(struct choice choice, size_t last)
{
    return choice_moves(choice) || last == SIZE_MAX ? choice.worker : last;
}

/* Room for one more element of a growing array; false and .no_memory when there is none. */
bool graph_reserve(struct exploration *exploration, void **array, size_t *room, size_t count,
                   size_t size);

#endif
