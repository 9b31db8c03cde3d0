/* Gathering: calls in any order, from a file of any format, become histories, one per queue.
 *
 * Items and workers stay the numbers they are as long as all of them are numbers. From the first
 * word on they are numbered by a table of names.
 */
#ifndef QLAB_HISTORY_GATHER_H
#define QLAB_HISTORY_GATHER_H

#include "history/history.h"
#include "history/record.h"
#include "history/text.h"

struct gather;
struct part;

/* NULL when out of memory. */
struct gather *gather_open(void);
void gather_close(struct gather *gather);

/* Adds a call. 0 or ENOMEM. */
int gather_add(struct gather *gather, const struct record *record);

/* The calls that name no queue (part.h), if they are added one by one; NULL when out of memory. */
struct part *gather_part(struct gather *gather);

/* What is known of all queues: ticks, guard, order, capacity, drained, ended. */
struct history *gather_facts(struct gather *gather);

/* A worker that was killed; an item that a getter holds counts as inside. 0 or ENOMEM. */
int gather_gone(struct gather *gather, struct field worker);
void gather_reserved_inside(struct gather *gather);

/* The file does not say who made a call; the records' workers mean nothing. */
void gather_nameless(struct gather *gather);

/* Puts every worker's calls in order and checks what only the whole can show. Fills *trace, or
 * returns EINVAL with the error told, or ENOMEM. */
int gather_finish(struct gather *gather, const struct text *lines, struct trace *trace);

#endif
