/* A choice: whose step comes next, and how it is to happen. */
#ifndef QLAB_EXPLORE_MACHINE_CHOICE_H
#define QLAB_EXPLORE_MACHINE_CHOICE_H

#include <stdbool.h>
#include <stdint.h>

/* What a step needs besides the scheduler's will, from the weakest to the strongest. */
enum ingredient {
    INGREDIENT_NONE,
    INGREDIENT_TIMEOUT,  /* a timed wait gives up; offered only when nobody else can move */
    INGREDIENT_EARLY,    /* a timed wait gives up while others can move */
    INGREDIENT_WEAK_CAS, /* a weak compare-exchange fails though the value is as expected */
    INGREDIENT_TRYLOCK,  /* a try is refused though the lock is free */
    INGREDIENT_WAKEUP,   /* a condition's wait returns though nobody signalled */
    INGREDIENT_BUFFER,   /* as a choice: the oldest store in the worker's buffer reaches memory.
                            Needed by any other step that is taken while a store waits, and under
                            C11 by one that takes another message than the newest */
    INGREDIENT_DEATH,    /* the worker takes no step any more */
    INGREDIENTS
};

struct choice {
    uint8_t worker;
    uint8_t ingredient; /* enum ingredient */
    uint8_t pick;       /* which of several outcomes: the worker that a signal wakes; under C11
                           how many messages are newer than the one that is taken */
    uint8_t needs;      /* the strongest ingredient of this step here */
};

/* Whether it is the worker that moves, and not its store buffer or its fate. */
static inline bool choice_moves(struct choice choice)
{
    return choice.ingredient < INGREDIENT_BUFFER;
}

#endif
