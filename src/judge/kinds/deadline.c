/* Deadlines: two comparisons. */
#include "judge/kinds/deadline.h"

void deadline_judge(const struct history *history, const struct cover *cover, size_t worker,
                    size_t index, bool spurious, struct faults *faults)
{
    const struct operation *empty = &history->logs[worker].operations[index];
    if (empty->manner != MANNER_TIMED || empty->deadline == STAMP_NEVER)
        return;
    if (operation_over(empty, history->guard) < empty->deadline) {
        faults_add(faults, FAULT_EARLY, worker, index);
        return;
    }
    uint64_t from = empty->deadline > empty->invoked ? empty->deadline : empty->invoked;
    if (!spurious && cover_chain(cover, from, empty->returned, NULL, 0))
        faults_add(faults, FAULT_LATE, worker, index);
}
