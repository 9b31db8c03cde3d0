/* The visitor: one more worker, who comes when all is over and gets, alone. What he does is undone
 * when he leaves. See visitor.c. */
#ifndef QLAB_EXPLORE_MACHINE_VISITOR_H
#define QLAB_EXPLORE_MACHINE_VISITOR_H

#include <stdbool.h>
#include <stdint.h>

#include "history/history.h"

/* Lets him come: every store that waits reaches memory. */
void visitor_comes(void);
/* One get_nowait() of his to its end: its answer and, if it got one, the item; ANSWER_PENDING if it
 * never returns. */
enum operation_answer visitor_gets(uint64_t *item);
/* Everything is as it was before he came. */
void visitor_leaves(void);

#endif
