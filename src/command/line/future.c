/* Results that were written later than now. */
#include "command/line/future.h"

#include "command/line/status.h"
#include "report/folder/runs.h"

void future_tell(const char *folder, const struct result *result)
{
    const char *when = *result->written ? result->written : result->host.started;
    if (run_time_future(when))
        complain(0, "%s: it lies in the future: %.16s UTC; is a clock wrong?", folder, when);
}
