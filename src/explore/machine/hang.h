/* Who waits for ever, and whether he does so with reason. */
#ifndef QLAB_EXPLORE_MACHINE_HANG_H
#define QLAB_EXPLORE_MACHINE_HANG_H

/* Where nobody moves any more, or all who move go round for ever: 0 if all who have not finished
 * wait for an item, or a place, that is not there; VERDICT_HANGS if it is; VERDICT_HOLDER instead
 * after a death; `otherwise` if somebody's call is no wait, or he waits for who holds a lock
 * and does not go on. */
unsigned hang_verdict(unsigned otherwise);

#endif
