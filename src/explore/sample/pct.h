/* Sampling by PCT: see sample.h. */
#ifndef QLAB_EXPLORE_SAMPLE_PCT_H
#define QLAB_EXPLORE_SAMPLE_PCT_H

#include <stddef.h>

#include "explore/experiment.h"
#include "explore/sample/sample.h"

/* Samples; the same seed gives the same. Returns 0; ENOMEM; EBUSY; or EINVAL with the reason in
 * `why`. Free with sample_free. */
int explore_pct(const struct experiment *experiment, const struct sample_options *options,
                struct sample *sample, char *why, size_t why_size);

#endif
