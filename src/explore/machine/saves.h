/* Going back: what a step may change is saved before it. */
#ifndef QLAB_EXPLORE_MACHINE_SAVES_H
#define QLAB_EXPLORE_MACHINE_SAVES_H

#include <stdbool.h>
#include <stddef.h>

/* Saves what a step of `worker` may change, or what any may; machine_back undoes up to the last
 * save and forgets it, machine_again keeps it. Saves nest. False: out of memory. */
bool machine_save(size_t worker);
bool machine_save_all(void);
void machine_back(void);
void machine_again(void);
/* Whether the next machine_back will undo a step that `worker` takes now, too. */
bool machine_undoes(size_t worker);
/* Bytes that the saves hold at most. */
size_t machine_saved(void);
/* Forgets them all. */
void saves_close(void);

#endif
