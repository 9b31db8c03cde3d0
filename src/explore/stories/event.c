/* What steps touch, and which of them commute. */
#include "explore/stories/event.h"

#include "explore/machine/machine.h"
#include "explore/machine/run.h"

/* The addresses of all pipes and of everything about threads: no real object has such a one. */
enum { ALL_PIPES = 1, ALL_THREADS = 2 };

static struct touch touch_of(const struct request *request)
{
    unsigned width = step_width(request->what); /* of most objects 0 */
    switch (step_kind(request->what)->on) {
    case STEP_ON_BYTES:
    case STEP_ON_VOLATILE:
        return (struct touch){request->address, width};
    case STEP_ON_OBJECT:
        return (struct touch){request->address, width ? width : 1};
    case STEP_ON_PIPES:
        return (struct touch){ALL_PIPES, 1};
    case STEP_ON_THREADS:
        return (struct touch){ALL_THREADS, 1};
    default:
        return (struct touch){0, 0};
    }
}

struct event event_announced(size_t self)
{
    const struct machine_worker *worker = &machine.worker[self];
    const struct request *request = &worker->fiber.request;
    const struct step_kind *kind = step_kind(request->what);
    struct event event = {
        .choice = {.worker = (uint8_t)self},
        .touches = {touch_of(request)},
        .writes = !kind->only_reads,
        .blocks = kind->enabled != NULL,
        .invokes = !worker->inside && !thread_is(self),
        .joins = kind == &step_thread_join,
    };
    if (kind->with_mutex)
        event.touches[1] = (struct touch){request->first, 1};
    return event;
}

struct event event_take(struct choice choice)
{
    const struct machine_worker *worker = &machine.worker[choice.worker];
    struct event event = event_announced(choice.worker);
    const struct step_kind *kind = step_kind(worker->fiber.request.what);
    unsigned position = worker->position;
    machine_take(choice);
    event.choice = choice;
    if (kind->compares)
        event.writes = machine.record.succeeded;
    /* Time passes only when nobody else can move; after trouble nobody moves, nor do threads when
     * the program is over. */
    event.all = choice.ingredient == INGREDIENT_TIMEOUT || machine.trouble ||
                (machine_ended() && thread_alive());
    event.heap = machine.record.heap;
    if (event.heap & HEAP_FREED)
        event.freed = (struct touch){machine.record.freed,
                                     (uint32_t)(machine.record.freed_end - machine.record.freed)};
    event.returns = worker->position > position;
    event.invokes |= worker->position > position + 1u;
    event.ends = worker->status == WORKER_FINISHED;
    if (kind->locks)
        event.owner = (uint8_t)machine.record.before;
    return event;
}

static bool overlap(const struct touch *a, const struct touch *b)
{
    return a->width && b->width && a->address < b->address + b->width &&
           b->address < a->address + a->width;
}

static bool touches_meet(const struct event *a, const struct event *b)
{
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < 2; k++)
            if (overlap(&a->touches[i], &b->touches[k]))
                return true;
    return false;
}

/* Whether `a` gives back memory that `b` touches. */
static bool takes_away(const struct event *a, const struct event *b)
{
    return overlap(&a->freed, &b->touches[0]) || overlap(&a->freed, &b->touches[1]);
}

/* A robust mutex is free when its owner has ended, and a thread is joined. */
static bool releases(const struct event *end, const struct event *lock)
{
    return end->ends && (lock->joins || lock->owner == end->choice.worker + 1);
}

/* Fresh memory is like other fresh memory; who gets what was given back matters. */
static bool heaps_meet(const struct event *a, const struct event *b)
{
    return (a->heap && b->heap & (HEAP_FREED | HEAP_REUSED)) ||
           (b->heap && a->heap & (HEAP_FREED | HEAP_REUSED));
}

bool event_dependent(const struct event *a, const struct event *b, bool strictly)
{
    if (a->choice.worker == b->choice.worker || a->all || b->all)
        return true;
    if (strictly && ((a->returns && b->invokes) || (a->invokes && b->returns) || heaps_meet(a, b)))
        return true;
    return ((a->writes || b->writes) && touches_meet(a, b)) || takes_away(a, b) ||
           takes_away(b, a) || releases(a, b) || releases(b, a);
}
