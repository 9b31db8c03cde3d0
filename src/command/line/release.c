/* What was built. */
#include "command/line/release.h"

#include <stdio.h>

#include "command/version.h"
#include "report/result/host.h"

const char release_version[] = QLAB_VERSION;

void release_print(void)
{
    struct host host;
    host_begin(&host);
    printf("qlab %s\ncommit %s, %s, %s\n", release_version, host.commit, host.compiler,
           host.kernel);
}
