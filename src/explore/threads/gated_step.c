/* A gated worker's steps: compared with the story before and after they are performed. What may
 * wait is tried with no patience; what the story leaves to chance (who is woken, a time-out) is
 * done as it says, which POSIX allows at any time. */
#include "explore/threads/gated_step.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <time.h>

#include "explore/names/source.h"

static bool compares(enum step_kind kind)
{
    return kind >= STEP_CAS_STRONG && kind <= STEP_CAS_VALUE;
}

bool gate_can(const struct story *story, char *why, size_t why_size)
{
    for (size_t i = 0; i < story->count; i++) {
        const struct story_step *step = &story->steps[i];
        if (step->choice.ingredient > INGREDIENT_TIMEOUT || step->record.buffered ||
            step->record.kind == STEP_FENCE || step->record.kind > STEP_YIELD) {
            snprintf(why, why_size,
                     "step %zu (%s) needs a store buffer, a death, bad luck, a thread of the "
                     "queue's or a pipe, which the gate cannot give",
                     i + 1, step_word(step->record.kind));
            return false;
        }
    }
    if (story->verdict & ~(unsigned)(VERDICT_SPURIOUS | VERDICT_ORDER | VERDICT_DEADLOCK)) {
        snprintf(why, why_size, "real threads must not be made to %s",
                 story->verdict & VERDICT_LIVELOCK ? "go round for ever"
                                                   : "use memory that is not allocated");
        return false;
    }
    return true;
}

/* Where the worker is instead of at its step. */
static void diverge_at(size_t number, const struct story_step *step, const struct request *request)
{
    struct place place;
    char file[128];
    names_source(request->caller, &place);
    source_name(file, sizeof file, place.file);
    gate_diverge("step %zu: %c is at %s:%d (%s), not at its %s %s", number + 1,
                 'A' + step->choice.worker, file, place.line, step_word(step_kind(request->what)),
                 step_word(step->record.kind), step->name);
}

/* The result cannot be what the story says. */
static void diverge_after(size_t number, const struct story_step *step)
{
    gate_diverge("step %zu: %c's %s %s came out otherwise", number + 1, 'A' + step->choice.worker,
                 step_word(step->record.kind), step->name);
}

/* Locks within `seconds`: 0, an error of the lock, or ETIMEDOUT if it is held. */
static int lock_within(uint64_t mutex, unsigned seconds)
{
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += seconds;
    return pthread_mutex_clocklock((pthread_mutex_t *)mutex, CLOCK_MONOTONIC, &until);
}

/* What might wait, without waiting. ETIMEDOUT: it would wait. Only a mutex is given a second if the
 * story says that it is to be had: a thread that ended with a robust one may not be gone yet. */
static uint64_t perform_now(struct request *request, bool to_be_had)
{
    int error;
    switch (step_kind(request->what)) {
    case STEP_MUTEX_LOCK:
        return (uint64_t)lock_within(request->address, to_be_had);
    case STEP_SPIN_LOCK:
        error = pthread_spin_trylock((pthread_spinlock_t *)request->address);
        return error == EBUSY ? ETIMEDOUT : (uint64_t)error;
    case STEP_SEM_WAIT:
        if (sem_trywait((sem_t *)request->address) == 0)
            return 0;
        return errno == EAGAIN ? ETIMEDOUT : (uint64_t)errno;
    case STEP_CAS_WEAK: /* the story knows of every spurious failure, the processor adds none */
        request->what += STEP_CAS_STRONG - STEP_CAS_WEAK;
        return native_perform(request);
    case STEP_CAS_WEAK_VALUE:
        request->what += STEP_CAS_VALUE - STEP_CAS_WEAK_VALUE;
        return native_perform(request);
    default:
        return native_perform(request);
    }
}

static bool waits(enum step_kind kind)
{
    return kind == STEP_MUTEX_LOCK || kind == STEP_SPIN_LOCK || kind == STEP_SEM_WAIT;
}

/* Whether the result is the story's. */
static bool as_told(enum step_kind kind, const struct record *record, uint64_t result,
                    uint64_t second)
{
    uint64_t mask = record->width >= 8 ? UINT64_MAX : (UINT64_C(1) << 8 * record->width) - 1;
    if (record->width > 8 || kind == STEP_STORE || kind == STEP_FENCE || kind == STEP_YIELD)
        return true;
    if (compares(kind))
        return (kind <= STEP_CAS_WEAK ? result : second) == record->succeeded;
    if (kind < STEP_FENCE)
        return (result & mask) == (record->before & mask);
    return (!result || result == EOWNERDEAD) == record->succeeded;
}

/* Takes one step in its turn. `kind` differs from the request's in the second half of a wait. */
static uint64_t take(struct request *request, enum step_kind kind)
{
    const struct story_step *step;
    size_t number = gate_turn(&step);
    if (!step) { /* all is over; does it really wait? */
        gate_ended(kind == STEP_COND_WAKE ||
                   (waits(kind) && perform_now(request, false) == ETIMEDOUT));
    }
    if (step->record.kind != kind || step->record.caller != request->caller ||
        step->record.address != request->address)
        diverge_at(number, step, request);
    uint64_t result;
    if (kind == STEP_COND_WAIT)
        result = (uint64_t)pthread_mutex_unlock((pthread_mutex_t *)request->first);
    else if (kind == STEP_COND_WAKE)
        result = (uint64_t)lock_within(request->first, 1);
    else if (step->choice.ingredient == INGREDIENT_TIMEOUT)
        result = ETIMEDOUT;
    else
        result = perform_now(request, true);
    if (kind == STEP_COND_WAKE && step->choice.ingredient == INGREDIENT_TIMEOUT && !result)
        result = ETIMEDOUT;
    else if (kind != STEP_COND_WAIT && !as_told(kind, &step->record, result, request->second))
        diverge_after(number, step);
    gate_taken();
    return result;
}

static uint64_t gated_step(struct request *request)
{
    enum step_kind kind = step_kind(request->what);
    int error = errno;
    uint64_t result;
    if (kind == STEP_FENCE || !gate_holds()) { /* a fence is no step where memory is in order */
        result = native_perform(request);
    } else {
        result = take(request, kind);
        if (kind == STEP_COND_WAIT && !result)
            result = take(request, STEP_COND_WAKE);
    }
    errno = error;
    return result;
}

static void gated_trouble(const char *why)
{
    if (gate_holds())
        gate_diverge("%s", why);
}

const struct observer gated_observer = {.step = gated_step, .trouble = gated_trouble};
