/* The reference judge: collect all stays by looking for each item's get among all calls, then grow
 * the connected piece around an Empty's first instant until it grows no more. Each wrong variant
 * changes one comparison or one end.
 */
#include "variants.h"

#include <stdlib.h>

const char *const variant_names[VARIANTS] = {
    "no program order",
    "no chains",
    "joining touching intervals",
    "closed ends",
    "ignoring pending gets",
    "wrong order of pending gets",
    "get.returned for get.invoked",
    "put.invoked for put.returned",
    "a pending get clears everything",
    "testing t = i only",
};

struct stay {
    uint64_t item, from, until, returned;
};

struct reference {
    enum variant variant;
    uint64_t guard;
    size_t count;
    struct stay stays[];
};

static bool is_pending_get(const struct operation *call)
{
    return call->kind == OPERATION_GET && call->answer == ANSWER_PENDING;
}

/* When this put's item leaves, as far as gets that returned tell. */
static uint64_t find_get(const struct operation *calls, size_t count, uint64_t guard,
                         enum variant variant, uint64_t item)
{
    uint64_t until = STAMP_NEVER;
    for (size_t i = 0; i < count; i++) {
        if (calls[i].answer != ANSWER_GOT || calls[i].item != item)
            continue;
        uint64_t end =
            variant == VARIANT_GET_RETURNED ? operation_over(&calls[i], guard) : calls[i].invoked;
        until = end < until ? end : until;
    }
    return until;
}

/* The stay that nobody ends and that returned first (or last), of those not yet `taken`. */
static struct stay *choose_left(struct reference *reference, const bool *taken, bool last)
{
    struct stay *chosen = NULL;
    for (size_t i = 0; i < reference->count; i++) {
        struct stay *stay = &reference->stays[i];
        if (taken[i] || stay->until != STAMP_NEVER)
            continue;
        if (!chosen ||
            (last ? stay->returned > chosen->returned : stay->returned < chosen->returned))
            chosen = stay;
    }
    return chosen;
}

/* The earliest pending get invoked after (`at`, `call`) in the order of (invoked, call). */
static const struct operation *next_pending(const struct operation *calls, size_t count,
                                            const struct operation *last)
{
    const struct operation *next = NULL;
    for (const struct operation *call = calls; call < calls + count; call++) {
        if (!is_pending_get(call))
            continue;
        bool later = !last || call->invoked > last->invoked ||
                     (call->invoked == last->invoked && call > last);
        if (later && (!next || call->invoked < next->invoked))
            next = call;
    }
    return next;
}

static void settle_pending(struct reference *reference, const struct operation *calls, size_t count)
{
    bool *taken = calloc(reference->count + 1, sizeof *taken);
    if (!taken)
        abort();
    const struct operation *get = NULL;
    while ((get = next_pending(calls, count, get))) {
        struct stay *stay;
        while (
            (stay = choose_left(reference, taken, reference->variant == VARIANT_PENDING_ORDER))) {
            stay->until = get->invoked;
            taken[stay - reference->stays] = true;
            if (reference->variant != VARIANT_PENDING_CLEARS)
                break;
        }
    }
    free(taken);
}

struct reference *reference_open(const struct operation *calls, size_t count, uint64_t guard,
                                 enum variant variant)
{
    struct reference *reference = malloc(sizeof *reference + count * sizeof *reference->stays);
    if (!reference)
        abort();
    *reference = (struct reference){.variant = variant, .guard = guard};
    for (size_t i = 0; i < count; i++) {
        if (calls[i].answer != ANSWER_OK)
            continue;
        uint64_t over = operation_over(&calls[i], guard);
        reference->stays[reference->count++] =
            (struct stay){.item = calls[i].item,
                          .from = variant == VARIANT_PUT_INVOKED ? calls[i].invoked : over,
                          .until = find_get(calls, count, guard, variant, calls[i].item),
                          .returned = over};
    }
    if (variant != VARIANT_PENDING_IGNORED)
        settle_pending(reference, calls, count);
    return reference;
}

void reference_close(struct reference *reference)
{
    free(reference);
}

bool reference_inside(const struct reference *reference, uint64_t stamp)
{
    for (size_t i = 0; i < reference->count; i++)
        if (reference->stays[i].from < stamp && stamp <= reference->stays[i].until)
            return true;
    return false;
}

bool reference_spurious(const struct reference *reference, const struct operation *empty)
{
    enum variant variant = reference->variant;
    uint64_t first = empty->invoked;
    uint64_t last = variant == VARIANT_START_ONLY ? first : operation_over(empty, reference->guard);
    uint64_t end = first; /* the piece around `first` is known up to here */
    bool covered = false, grew = true;
    while (grew) {
        grew = false;
        for (size_t i = 0; i < reference->count; i++) {
            struct stay stay = reference->stays[i];
            if (stay.from >= stay.until && variant != VARIANT_CLOSED)
                continue;
            bool joins = stay.from < end;
            if (variant == VARIANT_CLOSED || (variant == VARIANT_TOUCHING && covered))
                joins = stay.from <= end;
            if (variant == VARIANT_NO_CHAINS)
                joins = stay.from < first;
            bool reaches =
                variant == VARIANT_CLOSED && !covered ? stay.until >= end : stay.until > end;
            if (joins && reaches) {
                end = stay.until;
                covered = grew = true;
            }
        }
    }
    return covered && (variant == VARIANT_CLOSED ? last <= end : last < end);
}
