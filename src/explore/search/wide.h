/* Memory for tables that are looked at all over. */
#ifndef QLAB_EXPLORE_SEARCH_WIDE_H
#define QLAB_EXPLORE_SEARCH_WIDE_H

#include <stddef.h>

/* As malloc(), for free(); of large pages where it is large, which saves most of the misses of the
 * processor's address cache. */
void *wide_memory(size_t size);

#endif
