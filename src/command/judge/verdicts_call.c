/* One call in words. */
#include "command/judge/verdicts_call.h"

#include <inttypes.h>

void verdicts_print_call(FILE *out, const struct verdicts *verdicts, uint32_t worker,
                         uint32_t index)
{
    const struct operation *call = verdicts_call(verdicts, worker, index);
    const struct history *history = verdicts->history;
    char room[NAME_ROOM];
    uint64_t item = operation_item(call);
    fprintf(out, "line %" PRIu32 ": ", call->line);
    if (item || call->kind == OPERATION_PUT)
        fprintf(out, "%s of item %s",
                call->manner == MANNER_BACK   ? "give-back"
                : call->answer == ANSWER_FULL ? "Full put"
                : call->kind == OPERATION_PUT ? "put"
                                              : "get",
                history_item_name(history, call->item, room));
    else
        fputs(call->answer == ANSWER_EMPTY    ? "Empty"
              : call->answer == ANSWER_TRUE   ? "empty() = true"
              : call->answer == ANSWER_FALSE  ? "empty() = false"
              : call->kind == OPERATION_EMPTY ? "empty()"
                                              : "get",
              out);
    if (call->returned == STAMP_NEVER)
        fprintf(out, " [%" PRIu64 ", -)", call->invoked);
    else
        fprintf(out, " [%" PRIu64 ", %" PRIu64 "]", call->invoked, call->returned);
    fprintf(out, " of worker %s", history_worker_name(history, history->logs[worker].worker, room));
}
