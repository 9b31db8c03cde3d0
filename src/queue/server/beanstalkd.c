/* A work queue made for nothing else: reserve a job, then delete or release it. */
#include "queue/queue.h"
#include "queue/server/answer.h"
#include "queue/server/client/beanstalkd.h"

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    return server_answer(beanstalkd_reserve(part, item)); /* The window: reserved is not gone */
}

const struct queue_class queue_beanstalkd = {
    .name = "beanstalkd",
    .family = "broker",
    .summary = "a tube of beanstalkd, reserve, then delete or release",
    .claim = QUEUE_INEXACT,
    .order = QUEUE_BAG,
    .window = "a reserved job is not looked for, and may be released",
    .progress = "nobody waits: the server does one command after the other",
    .reference = "beanstalkd, doc/protocol.txt",
    .source = "src/queue/server/beanstalkd.c",
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
