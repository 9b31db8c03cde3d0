/* Calls that have begun: for logs that tell of the beginning and of the end of a call apart. */
#ifndef QLAB_HISTORY_FROM_BEGUN_H
#define QLAB_HISTORY_FROM_BEGUN_H

#include "history/gather.h"
#include "history/text.h"

struct begun;

/* NULL when out of memory. */
struct begun *begun_open(void);
void begun_close(struct begun *begun);

/* A call begins at the present line: of .worker, with .kind, .invoked and perhaps an .item. Returns
 * 0, ENOMEM, or EINVAL with the error told: the worker is within a call. */
int begun_start(struct begun *begun, const struct text *lines, const struct record *record);

/* The call of this worker, to be completed and then added; it begins no more. *record is valid
 * until the next start. 0, ENOMEM, or EINVAL with the error told: the worker is in no call. */
int begun_end(struct begun *begun, const struct text *lines, struct field worker,
              struct record *record);

/* Adds what has begun and not ended, as pending. 0 or ENOMEM. */
int begun_rest(struct begun *begun, struct gather *gather);

/* Whether some worker began a second call. */
bool begun_again(const struct begun *begun);

#endif
