/* Every kind of step: its word, whether it can happen now, and who performs it. */
#include "explore/machine/room.h"

const char *step_word(enum step_kind kind)
{
    static const char *const words[STEP_KINDS] = {
        [STEP_LOAD] = "load",
        [STEP_STORE] = "store",
        [STEP_EXCHANGE] = "exchange",
        [STEP_ADD] = "add",
        [STEP_SUB] = "sub",
        [STEP_AND] = "and",
        [STEP_OR] = "or",
        [STEP_XOR] = "xor",
        [STEP_NAND] = "nand",
        [STEP_CAS_STRONG] = "cas",
        [STEP_CAS_WEAK] = "cas weak",
        [STEP_CAS_WEAK_VALUE] = "cas weak",
        [STEP_CAS_VALUE] = "cas",
        [STEP_FENCE] = "fence",
        [STEP_MUTEX_LOCK] = "lock",
        [STEP_MUTEX_TRYLOCK] = "trylock",
        [STEP_MUTEX_UNLOCK] = "unlock",
        [STEP_MUTEX_CONSISTENT] = "consistent",
        [STEP_COND_WAIT] = "wait",
        [STEP_COND_WAKE] = "wake up",
        [STEP_COND_SIGNAL] = "signal",
        [STEP_COND_BROADCAST] = "broadcast",
        [STEP_SPIN_LOCK] = "spin lock",
        [STEP_SPIN_TRYLOCK] = "spin trylock",
        [STEP_SPIN_UNLOCK] = "spin unlock",
        [STEP_SEM_WAIT] = "sem wait",
        [STEP_SEM_TRYWAIT] = "sem trywait",
        [STEP_SEM_POST] = "sem post",
        [STEP_SEM_GETVALUE] = "sem getvalue",
        [STEP_YIELD] = "yield",
        [STEP_FLUSH] = "flush",
        [STEP_DEATH] = "dies",
        [STEP_THREAD_START] = "thread starts",
        [STEP_THREAD_CREATE] = "create",
        [STEP_THREAD_JOIN] = "join",
        [STEP_ONCE] = "once",
        [STEP_ONCE_DONE] = "once done",
        [STEP_PIPE_READ] = "read",
        [STEP_PIPE_WRITE] = "write",
        [STEP_PIPE_CLOSE] = "close",
        [STEP_PIPE_POLL] = "poll",
        [STEP_PIPE_POLL_NOW] = "poll",
    };
    return words[kind] ? words[kind] : "?";
}

/* In sequentially consistent memory a fence changes nothing, so it is no step; with store buffers
 * only the full fence waits for anything. */
bool step_visible(const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    return step_kind(request->what) != STEP_FENCE ||
           (machine.experiment.memory == MEMORY_TSO &&
            step_order(request->what) == __ATOMIC_SEQ_CST);
}

bool step_enabled(const struct machine_worker *worker)
{
    enum step_kind kind = step_kind(worker->fiber.request.what);
    if (!buffer_lets(worker))
        return false;
    if (kind < STEP_MUTEX_LOCK || kind == STEP_YIELD)
        return true;
    if (kind >= STEP_PIPE_READ)
        return pipe_enabled(worker);
    return kind >= STEP_THREAD_START ? thread_enabled(worker) : sync_enabled(worker, false);
}

bool step_timed(const struct machine_worker *worker)
{
    enum step_kind kind = step_kind(worker->fiber.request.what);
    if (kind == STEP_PIPE_POLL)
        return worker->fiber.request.second;
    return kind < STEP_YIELD && sync_timed(worker);
}

bool step_perform(struct machine_worker *worker, struct choice choice)
{
    const struct request *request = &worker->fiber.request;
    enum step_kind kind = step_kind(request->what);
    struct record *record = &machine.record;
    record->kind = (uint8_t)kind;
    record->width = (uint8_t)step_width(request->what);
    record->order = (uint8_t)step_order(request->what);
    record->succeeded = true;
    record->heap = 0;
    record->buffered = false;
    record->address = request->address;
    record->caller = request->caller;
    record->before = record->after = 0;
    if (kind == STEP_FENCE || kind == STEP_YIELD)
        return true;
    if (kind < STEP_FENCE) {
        memory_perform(worker, choice.ingredient == INGREDIENT_WEAK_CAS);
        return true;
    }
    if (kind < STEP_THREAD_START)
        return sync_perform(worker, choice);
    if (kind < STEP_PIPE_READ)
        thread_perform(worker);
    else
        pipe_perform(worker, choice);
    return true;
}
