/* Turns: one lock, one condition, and the number of the next step. */
#include "explore/threads/gate.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "explore/threads/native.h"

/* A thread that is a worker. */
struct gated {
    size_t worker;
    size_t next; /* its own next step, or the number of steps */
    bool sent_home;
    jmp_buf leave;
};

static struct gate {
    pthread_mutex_t lock;
    pthread_cond_t moved;
    const struct execution *execution;
    struct timespec until; /* on CLOCK_MONOTONIC */
    size_t inside;         /* workers that have not ended */
    size_t next;           /* the step whose turn it is */
    bool held;             /* a worker has the turn */
    bool over;             /* everybody, leave */
    char divergence[256];
} gate = {.lock = PTHREAD_MUTEX_INITIALIZER, .moved = PTHREAD_COND_INITIALIZER};

static _Thread_local struct gated *self; /* NULL: not a worker, nothing waits */
static _Thread_local bool mine;          /* this worker has the turn ... */
static _Thread_local bool taken;         /* ... and has taken its step */

static char letter(size_t worker)
{
    return (char)('A' + (int)worker);
}

/* With the lock held: ends the run; the first difference found counts. */
static void end(const char *format, va_list arguments)
{
    if (!gate.over)
        vsnprintf(gate.divergence, sizeof gate.divergence, format, arguments);
    gate.over = true;
    pthread_cond_broadcast(&gate.moved);
}

static void leave(void) __attribute__((noreturn));

static void leave(void)
{
    longjmp(self->leave, 1);
}

void gate_diverge(const char *format, ...)
{
    va_list arguments;
    pthread_mutex_lock(&gate.lock);
    va_start(arguments, format);
    end(format, arguments);
    va_end(arguments);
    pthread_mutex_unlock(&gate.lock);
    leave();
}

/* The number of this worker's first step from `from` on. */
static size_t own_step(size_t from)
{
    while (from < gate.execution->count &&
           gate.execution->steps[from].choice.worker != self->worker)
        from++;
    return from;
}

/* With the lock held: hands the turn over, if this worker has it. */
static void hand_over(void)
{
    if (!mine)
        return;
    mine = gate.held = false;
    pthread_cond_broadcast(&gate.moved);
}

/* With the lock held: time is over. */
static void end_late(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    end(format, arguments);
    va_end(arguments);
}

/* Waits until nobody has the turn and the next step is number `step`; takes it if it is a step at
 * all. False: the run is over. */
static bool wait_turn(size_t step)
{
    pthread_mutex_lock(&gate.lock);
    hand_over();
    while (!gate.over && (gate.held || gate.next != step))
        if (pthread_cond_clockwait(&gate.moved, &gate.lock, CLOCK_MONOTONIC, &gate.until)) {
            if (gate.next < gate.execution->count)
                end_late("step %zu: %c never came to it", gate.next + 1,
                         letter(gate.execution->steps[gate.next].choice.worker));
            else
                end_late("after step %zu, the last, somebody goes on for ever", gate.next);
        }
    bool goes_on = !gate.over;
    if (goes_on && step < gate.execution->count) {
        mine = gate.held = true;
        taken = false;
    }
    pthread_mutex_unlock(&gate.lock);
    return goes_on;
}

bool gate_holds(void)
{
    return self != NULL;
}

size_t gate_turn(const struct execution_step **step)
{
    if ((!mine || taken) && !wait_turn(self->next))
        leave();
    *step = self->next < gate.execution->count ? &gate.execution->steps[self->next] : NULL;
    return self->next;
}

void gate_taken(void)
{
    self->next = own_step(self->next + 1);
    pthread_mutex_lock(&gate.lock);
    gate.next++;
    taken = true;
    pthread_mutex_unlock(&gate.lock);
}

void gate_ended(bool waits)
{
    if (!waits || !(gate.execution->verdict & (VERDICT_DEADLOCK | VERDICT_HANGS)))
        gate_diverge("after step %zu, the last, %c %s", gate.execution->count, letter(self->worker),
                     waits ? "waits" : "goes on");
    leave();
}

bool gate_begin(size_t position)
{
    const struct execution *execution = gate.execution;
    if (self->next < execution->count && execution->steps[self->next].record.position == position) {
        if (!wait_turn(self->next))
            leave();
        return true;
    }
    if (execution->history.logs[self->worker].count > position)
        return true;
    if (!wait_turn(execution->count))
        leave();
    return execution->verdict & (VERDICT_DEADLOCK | VERDICT_HANGS);
}

bool gate_mine(void)
{
    return mine;
}

void gate_work(size_t worker, void (*work)(void *), void *context)
{
    struct gated gated = {.worker = worker};
    self = &gated;
    mine = taken = false;
    gated.next = own_step(0);
    if (setjmp(gated.leave) == 0)
        work(context);
    else
        gated.sent_home = true;
    pthread_mutex_lock(&gate.lock);
    hand_over();
    gate.inside--;
    pthread_cond_broadcast(&gate.moved);
    /* Whoever leaves with locks in hand stays alive while others look whether they are held. */
    while (gated.sent_home && gate.inside &&
           !pthread_cond_clockwait(&gate.moved, &gate.lock, CLOCK_MONOTONIC, &gate.until))
        ;
    pthread_mutex_unlock(&gate.lock);
    self = NULL;
}

void gate_open(const struct observer *observer, const struct execution *execution, size_t workers,
               unsigned seconds)
{
    gate.execution = execution;
    gate.inside = workers;
    gate.next = 0;
    gate.held = gate.over = false;
    gate.divergence[0] = '\0';
    clock_gettime(CLOCK_MONOTONIC, &gate.until);
    gate.until.tv_sec += seconds;
    native_observer = observer;
}

void gate_close(void)
{
    native_observer = NULL;
}

const char *gate_divergence(void)
{
    return gate.divergence;
}
