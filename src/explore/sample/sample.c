/* A sample is what its runs came to: see sample.h. */
#include "explore/sample/sample.h"

#include <stdlib.h>

void sample_free(struct sample *sample)
{
    free(sample->schedule);
    *sample = (struct sample){0};
}
