/* Telling one execution step by step: shared by whoever has a schedule. */
#ifndef QLAB_EXPLORE_TELL_STORY_H
#define QLAB_EXPLORE_TELL_STORY_H

#include "explore/explore.h"

/* Begins a story where the machine stands, at its start. 0 or ENOMEM. */
int story_open(struct story *story);
/* Takes a step that machine_choices offers and writes it down. 0 or ENOMEM. */
int story_take(struct story *story, struct choice choice);
/* Who ran last before step `count`: a flush or a death runs nobody. SIZE_MAX: nobody yet. */
size_t story_last(const struct story *story, size_t count);
/* Ends the story: its verdict, if it has come to an end; the machine goes back to where the story
 * began. Also after an error. */
void story_close(struct story *story);

#endif
