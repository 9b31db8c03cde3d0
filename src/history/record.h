/* A record: what one line of a file says, before it is known whose history it is of. */
#ifndef QLAB_HISTORY_RECORD_H
#define QLAB_HISTORY_RECORD_H

#include "history/history.h"
#include "history/text.h"

/* One call as a reader found it. The fields need not live longer. */
struct record {
    struct field worker, item, queue; /* queue: no text if there is but one */
    bool has_item, has_priority;
    int64_t priority;
    struct operation operation; /* all but .item */
};

#endif
