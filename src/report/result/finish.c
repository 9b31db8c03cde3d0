/* The end of every writer. */
#include "report/result/finish.h"

#include <errno.h>

int report_finish(FILE *out)
{
    errno = 0;
    if (fflush(out) == 0 && !ferror(out))
        return 0;
    return errno ? errno : EIO; /* an earlier write failed, and its errno is gone */
}
