/* What the judge asks of calls: each question adds what matters to it, and answers the enum verdict
 * bit that stands whatever comes, or 0. */
#ifndef QLAB_EXPLORE_OUTLOOK_QUESTIONS_H
#define QLAB_EXPLORE_OUTLOOK_QUESTIONS_H

#include "explore/outlook/calls.h"
#include "explore/outlook/matters.h"

unsigned ask_empties(struct matters *matters, const struct calls *calls);
unsigned ask_deadlines(struct matters *matters, const struct calls *calls);
unsigned ask_order(struct matters *matters, const struct calls *calls);
unsigned ask_not_empty(struct matters *matters, const struct calls *calls);

/* Adds to a matter when an Empty, or true, that has been said would have been honest. False: it was
 * a lie whatever comes. */
bool add_if_honest(struct matters *matters, const struct calls *calls, size_t empty);

#endif
