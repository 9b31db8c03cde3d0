/* Where a merged result was made, and what each class of machines came to. */
#ifndef QLAB_REPORT_MERGE_SHARDS_TABLE_H
#define QLAB_REPORT_MERGE_SHARDS_TABLE_H

#include <stddef.h>

#include "report/result/table.h"
#include "report/result/view.h"

/* A row per queue and class of machines, and one for all classes if there are several. */
void shards_table(struct table *table, const struct view *view);

/* "12 shards on 3 machines of 2 classes · load up to 4.7 · 2 noisy · left out: 1 repeated". */
void shards_sentence(char *text, size_t size, const struct shards *shards);

#endif
