/* What a queue was wrong in besides its Empties: every kind in numbers and words. */
#ifndef QLAB_REPORT_RESULT_WRONG_H
#define QLAB_REPORT_RESULT_WRONG_H

#include "history/stamp.h"
#include "judge/faulty.h"
#include "lab/wrong.h"

struct wrong_class {
    enum fault_kind fault;
    const char *name;       /* in CSV and JSON: "lost_items" */
    const char *word;       /* the verdict: "LOSES" */
    const char *head;       /* of its column: "lost" */
    const char *help;       /* what is counted */
    const char *one, *many; /* what happened, after a number: "item was lost" */
};

extern const struct wrong_class wrong_classes[WRONGS];

/* The kinds that were seen: WRONG_BITs. Raw stamps are too rough for deadlines. */
unsigned wrong_seen(const struct faulty *faulty, enum stamp_kind stamp);

#endif
