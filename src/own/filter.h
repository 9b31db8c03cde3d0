/* System calls that a contained child may not make. */
#ifndef QLAB_OWN_FILTER_H
#define QLAB_OWN_FILTER_H

#include <stdbool.h>

/* In the child, for good: they fail from now on with EPERM. With `processes` it may fork and signal
 * whom it started. False: this build or kernel has no filter. */
bool filter_install(bool processes);

/* Whether this build has one. */
bool filter_is_here(void);

#endif
