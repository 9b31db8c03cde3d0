/* A parcel: what a run came to, handed from a contained child to its parent in memory of both. */
#ifndef QLAB_MEASURE_PARCEL_H
#define QLAB_MEASURE_PARCEL_H

#include "measure/outcome.h"

struct parcel;

/* An empty parcel; NULL: no memory. */
struct parcel *parcel_make(void);
void parcel_free(struct parcel *parcel);

/* In the child: copies the outcome into it. 0 or ENOMEM: it has more than fits. */
int parcel_pack(struct parcel *parcel, const struct measure_outcome *outcome);

/* In the parent: an outcome of its own. 0, ENOMEM, or EBADMSG: the child's memory was written to by
 * who had no business there. */
int parcel_unpack(const struct parcel *parcel, struct measure_outcome *outcome);

#endif
