/* What can happen next. */
#ifndef QLAB_EXPLORE_MACHINE_CHOICES_H
#define QLAB_EXPLORE_MACHINE_CHOICES_H

#include <stddef.h>

#include "explore/machine/choice.h"

/* Every step that can happen now, in order of workers: none at an end. `list` has MACHINE_CHOICES
 * places. */
size_t machine_choices(struct choice *list);

#endif
