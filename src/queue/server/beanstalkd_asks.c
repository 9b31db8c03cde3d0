/* beanstalkd, and an honest third answer.
 *
 * The twin of beanstalkd.c: the server counts the reserved jobs; before Empty they are asked for.
 */
#include "queue/queue.h"
#include "queue/server/answer.h"
#include "queue/server/client/beanstalkd.h"

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    enum taken taken = beanstalkd_reserve(part, item);
    if (taken == TAKEN_NOTHING && beanstalkd_any(part))
        return QUEUE_BUSY; /* somebody has it in hand */
    return server_answer(taken);
}

const struct queue_class queue_beanstalkd_asks = {
    .name = "beanstalkd-asks",
    .family = "broker",
    .summary = "the same, and before Empty a look at what is reserved: Busy",
    .claim = QUEUE_EXACT,
    .order = QUEUE_BAG,
    .progress = "nobody waits: the server does one command after the other",
    .reference = "beanstalkd, doc/protocol.txt",
    .source = "src/queue/server/beanstalkd_asks.c",
    .processes_only = true,
    .size = beanstalkd_size,
    .init = beanstalkd_init,
    .destroy = beanstalkd_destroy,
    .put = beanstalkd_put,
    .get_nowait = get_nowait,
    .attach = beanstalkd_attach,
    .detach = beanstalkd_detach,
    .settle = beanstalkd_settle,
    .open = beanstalkd_open,
    .close = beanstalkd_close,
};
