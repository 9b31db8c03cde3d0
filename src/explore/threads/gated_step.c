/* A gated worker's steps: compared with what was told before and after they are performed. What may
 * wait is tried with no patience; what the told execution leaves to chance (who is woken, a
 * time-out) is done as it says, which POSIX allows at any time. */
#include "explore/threads/gated_step.h"

#include <errno.h>
#include <stdio.h>

#include "explore/names/source.h"
#include "explore/threads/gate.h"

/* Whether real threads come to the gate with it. */
static bool performable(const struct step_kind *kind)
{
    return kind->native || kind->attempt;
}

bool gate_can(const struct execution *execution, char *why, size_t why_size)
{
    for (size_t i = 0; i < execution->count; i++) {
        const struct execution_step *step = &execution->steps[i];
        if (step->choice.ingredient > INGREDIENT_TIMEOUT || step->record.buffered ||
            step->record.age || step->record.kind == STEP_FENCE ||
            !performable(step_kinds[step->record.kind])) {
            snprintf(why, why_size,
                     "step %zu (%s) needs a store buffer, a death, bad luck, a thread of the "
                     "queue's or a pipe, which the gate cannot give",
                     i + 1, step_word(step->record.kind));
            return false;
        }
    }
    if (execution->verdict &
        (VERDICT_LIVELOCK | VERDICT_FREED | VERDICT_REFUSED | VERDICT_HOLDER | VERDICT_RACE)) {
        snprintf(why, why_size, "real threads must not be made to %s",
                 execution->verdict & VERDICT_LIVELOCK ? "go round for ever"
                                                       : "use memory that is not allocated");
        return false;
    }
    return true;
}

/* Where the worker is instead of at its step. */
static void diverge_at(size_t number, const struct execution_step *step,
                       const struct request *request)
{
    struct place place;
    char file[128];
    names_source(request->caller, &place);
    source_name(file, sizeof file, place.file);
    gate_diverge("step %zu: %c is at %s:%d (%s), not at its %s %s", number + 1,
                 'A' + step->choice.worker, file, place.line, step_kind(request->what)->word,
                 step_word(step->record.kind), step->name);
}

/* The result cannot be what was told. */
static void diverge_after(size_t number, const struct execution_step *step)
{
    gate_diverge("step %zu: %c's %s %s came out otherwise", number + 1, 'A' + step->choice.worker,
                 step_word(step->record.kind), step->name);
}

/* What might wait, without waiting. ETIMEDOUT: it would wait. It is given a second where that helps
 * if it was told to be had. */
static uint64_t perform_now(struct request *request, enum step step, bool to_be_had)
{
    const struct step_kind *kind = step_kinds[step];
    return kind->attempt ? kind->attempt(request, to_be_had) : kind->native(request);
}

/* Whether the result is what was told. */
static bool as_told(const struct step_kind *kind, const struct record *record, uint64_t result,
                    uint64_t second)
{
    uint64_t mask = record->width >= 8 ? UINT64_MAX : (UINT64_C(1) << 8 * record->width) - 1;
    if (record->width > 8 || kind->silent)
        return true;
    if (kind->compares)
        return (kind->by_value ? second : result) == record->succeeded;
    if (kind->on == STEP_ON_BYTES)
        return (result & mask) == (record->before & mask);
    return (!result || result == EOWNERDEAD) == record->succeeded;
}

/* Takes one step in its turn. `kind` differs from the request's in the second half of a wait. */
static uint64_t take(struct request *request, enum step kind)
{
    bool second = kind != step_of(request->what);
    const struct execution_step *step;
    size_t number = gate_turn(&step);
    if (!step) { /* all is over; does it really wait? */
        gate_ended(second ||
                   (step_kinds[kind]->enabled && perform_now(request, kind, false) == ETIMEDOUT));
    }
    if (step->record.kind != kind || step->record.caller != request->caller ||
        step->record.address != request->address)
        diverge_at(number, step, request);
    uint64_t result;
    if (!second && step->choice.ingredient == INGREDIENT_TIMEOUT)
        result = ETIMEDOUT;
    else
        result = perform_now(request, kind, true);
    if (step_kinds[kind]->wakes) /* nobody really sleeps here */
        result = step->record.woken;
    if (second && !step->record.succeeded && !result) /* time is up, or was already */
        result = ETIMEDOUT;
    else if (!as_told(step_kinds[kind], &step->record, result, request->second))
        diverge_after(number, step);
    gate_taken();
    return result;
}

static uint64_t gated_step(struct request *request)
{
    enum step kind = step_of(request->what);
    int error = errno;
    uint64_t result;
    if (kind == STEP_FENCE || !gate_holds()) { /* a fence is no step where memory is in order */
        result = native_perform(request);
    } else {
        result = take(request, kind);
        if (step_kinds[kind]->then && !result)
            result = take(request, step_kinds[kind]->then);
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
