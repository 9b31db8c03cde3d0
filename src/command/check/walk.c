/* Sizes in turn; in a child if the queue is a stranger's. */
#include "command/check/walk.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/check/clock.h"
#include "command/check/needless.h"
#include "command/check/races.h"
#include "command/check/story.h"
#include "command/check/unreached.h"
#include "command/explain/refused.h"
#include "command/explain/verdict.h"
#include "command/line/status.h"
#include "command/session/interrupt.h"
#include "command/strangers.h"
#include "command/twin.h"
#include "explore/clients.h"
#include "explore/explore.h"
#include "explore/machine/machine.h"
#include "explore/search/known.h"
#include "explore/search/symmetric.h"
#include "own/contain.h"
#include "own/own.h"

enum { STATES_MOST = 8 << 20, STORY_S = 10 };

static uint64_t end; /* when the pass is over, on clock_now()'s clock */

struct walker {
    const struct lab *lab;
    const struct queue_class *twin;
    struct walk_plan plan;
    uint64_t met;       /* clients, in this pass, of other parts, too */
    uint64_t states;    /* of those that were looked at */
    bool untold;        /* what was found has no story, or is a loop: a look takes half a second */
    struct known known; /* of that pass */
    struct walk walk;
};

static bool is_over(uint64_t done)
{
    (void)done;
    return clock_now() >= end || interrupted;
}

/* Fills in why the explorer cannot look at the queue. Of C11's memory it knows less than of the
 * others': what it says there does not spoil the answers before. */
static void refuse(struct walk *walk, enum walk_pass pass, const char *why)
{
    if (pass == WALK_WEAK) {
        snprintf(walk->weak, sizeof walk->weak, "%s", why);
        return;
    }
    walk->refused = STATUS_FEATURE;
    snprintf(walk->why, sizeof walk->why, "%s", why);
}

static void note_client(struct walker *walker, const struct clients *clients,
                        const struct answer *answer, enum walk_pass pass)
{
    struct walk *walk = &walker->walk;
    walk->found = true;
    walker->untold = answer->findings.seen & VERDICT_ENDLESS || !answer->findings.states;
    walk->refutes = pass == WALK_STOPPED || answer_refuted(answer);
    walk->pass = pass;
    walk->timeouts = program_is_timed(&clients->program);
    walk->number = walker->met;
    /* relaxed: it only spares the others work */
    for (uint64_t first = walker->plan.first ? *walker->plan.first : 0; first > walk->number;)
        if (atomic_compare_exchange_weak_explicit(walker->plan.first, &first, walk->number,
                                                  memory_order_relaxed, memory_order_relaxed))
            break;
    walk->capacity = clients->capacity;
    snprintf(walk->client, sizeof walk->client, "%s", clients->text);
    snprintf(walk->verdict, sizeof walk->verdict, "%s", answer_verdict_text(answer));
    snprintf(walk->why, sizeof walk->why, "%s", answer->findings.trouble);
}

/* Whether programs have states in common there. */
static bool shares_states(enum walk_pass pass)
{
    return pass == WALK_ORDERED || pass == WALK_BUFFERED;
}

/* One client. False: the walk is over. */
static bool try(struct walker *walker, const struct clients *clients, enum walk_pass pass)
{
    struct walk *walk = &walker->walk;
    if (pass == WALK_WEAK && program_is_timed(&clients->program)) {
        walk->proof[pass].untried++;
        return true;
    }
    struct experiment experiment = {.queue = walker->twin,
                                    .program = &clients->program,
                                    .capacity = clients->capacity,
                                    .memory = walk_ways[pass].memory};
    const struct search_options options = {.known = shares_states(pass) ? &walker->known : NULL,
                                           .most_states = STATES_MOST,
                                           .over = is_over};
    bool raced = true;
    experiment.budget[INGREDIENT_EARLY] = program_is_timed(&clients->program);
    experiment.budget[INGREDIENT_DEATH] = experiment.unvisited = pass == WALK_STOPPED;
    struct answer answer = {.queue = walker->twin};
    struct exploration *exploration;
    char why[sizeof walk->why] = "";
    if (explore_symmetric(&experiment, &options, &exploration, why, sizeof why)) {
        if (!machine.trouble || machine.trouble & VERDICT_REFUSED) {
            refuse(walk, pass, why);
            return false;
        }
        answer.findings.seen = machine.trouble; /* while it was made */
        snprintf(answer.findings.trouble, sizeof answer.findings.trouble, "%.255s", why);
    } else {
        answer.findings = *explore_findings(exploration);
        explore_close(exploration);
    }
    if (!answer.findings.seen && !answer.findings.stopped && answer.findings.plain &&
        pass != WALK_STOPPED)
        raced = races_of(&experiment, is_over, options.known, &answer.findings.seen);
    if (answer.findings.seen & VERDICT_REFUSED) {
        refuse(walk, pass, answer.findings.trouble);
        return false;
    }
    walk->proof[pass].looked++;
    walk->proof[pass].programs += clients->capacity == 1;
    walker->states += answer.findings.states;
    if (answer.findings.seen)
        note_client(walker, clients, &answer, pass);
    return !answer.findings.seen && !answer.findings.stopped && raced && !is_over(0);
}

/* Whether somebody else has found one that goes wrong and comes before. */
static bool is_beaten(const struct walker *walker)
{
    return walker->plan.first &&
           atomic_load_explicit(walker->plan.first, memory_order_relaxed) < walker->met;
}

/* All clients of that size. False: the walk is over. */
static bool try_size(struct walker *walker, size_t calls, enum walk_pass pass)
{
    struct clients clients;
    struct walk_proof *proof = &walker->walk.proof[pass];
    const struct walk_plan *plan = &walker->plan;
    clients_begin(&clients, walker->twin, calls);
    while (clients_next(&clients)) {
        walker->met++;
        bool ours = !plan->parts || (walker->met - 1) % plan->parts + 1 == plan->part;
        if (ours && calls >= plan->least && (is_beaten(walker) || !try(walker, &clients, pass)))
            return false;
    }
    proof->calls = calls;
    proof->clients = proof->looked;
    proof->states = walker->states;
    return true;
}

static void walk_pass(struct walker *walker, enum walk_pass pass, uint64_t nanoseconds)
{
    uint64_t began = clock_now();
    end = began + nanoseconds;
    known_begin(&walker->known);
    walker->states = walker->met = 0;
    for (size_t calls = 1; calls <= walker->plan.calls[pass]; calls++)
        if (!try_size(walker, calls, pass))
            break;
    walker->walk.proof[pass].nanoseconds = clock_now() - began;
    known_free(&walker->known);
}

static int walk_in_child(void *argument)
{
    struct walker *walker = argument;
    struct walk *walk = &walker->walk;
    if (!own_load(walker->twin, walk->why, sizeof walk->why))
        return 1;
    size_t passes = walker->plan.orders > 0;
    for (int pass = 0; pass < WALK_PASSES; pass++)
        passes += walker->plan.calls[pass] > 0;
    const uint64_t share = walker->plan.seconds * NS_A_SECOND / passes;
    for (int pass = 0; pass < WALK_PASSES && !walk->found && !walk->refused; pass++)
        if (walker->plan.calls[pass])
            walk_pass(walker, (enum walk_pass)pass, share);
    if (walker->plan.orders && !walk->found && !walk->refused && !*walk->weak)
        needless_tell(walker->twin, walker->plan.orders, share, &walk->orders);
    if (walk->found && !walker->untold)
        story_tell(walker->lab, walk, STORY_S);
    if (!walk->found && !walk->refused)
        walk->covered =
            unreached_tell(walker->twin, walk->unreached, sizeof walk->unreached, &walk->destroys);
    return 0;
}

/* What its code did instead of coming back is what was found. */
static void note_ending(struct walk *walk, const struct ending *ending)
{
    if (walk->found)
        return; /* only the story was not told in time */
    ending_words(ending, walk->why, sizeof walk->why);
    walk->found = walk->refutes = true;
    snprintf(walk->verdict, sizeof walk->verdict, "%s",
             ending->how == END_CRASHED ? "CRASHES"
             : ending->how == END_TIME  ? "NEVER RETURNS"
                                        : "EXITS");
    const char *colon = strrchr(ending->place, ':');
    walk->line = colon ? atoi(colon + 1) : 0;
}

int walk_clients(const struct lab *lab, const struct walk_plan *plan, struct walk *walk)
{
    struct lab_error error = {0};
    struct walker *walker = contain_share(sizeof *walker);
    const struct limits limits = {.seconds = plan->seconds + STORY_S + 5};
    struct ending ending = {0};
    if (!walker)
        return complain(STATUS_SYSTEM, "out of memory");
    interrupt_listen();
    walker->lab = lab;
    walker->twin = twin_of(lab->queues[0].queue, &error);
    walker->plan = *plan;
    if (!walker->twin) {
        walker->walk.refused = *error.text ? error.status : STATUS_FEATURE;
        snprintf(walker->walk.why, sizeof walker->walk.why, "%s",
                 *error.text ? error.text : "it is no code that the explorer sees");
    } else if (refused(walker->twin, walker->walk.why, sizeof walker->walk.why)) {
        walker->walk.refused = STATUS_FEATURE;
    } else if (!own_is(walker->twin)) {
        walk_in_child(walker);
    } else if (contain(walk_in_child, walker, &limits, &ending)) {
        contain_unshare(walker, sizeof *walker);
        return complain(STATUS_SYSTEM, "no process for %s", lab->queues[0].queue->name);
    }
    *walk = walker->walk;
    contain_unshare(walker, sizeof *walker);
    walk->why[sizeof walk->why - 1] = walk->story[sizeof walk->story - 1] = '\0';
    walk->client[sizeof walk->client - 1] = walk->verdict[sizeof walk->verdict - 1] = '\0';
    walk->orders.needless[sizeof walk->orders.needless - 1] = '\0';
    walk->schedule[sizeof walk->schedule - 1] = walk->unreached[sizeof walk->unreached - 1] = '\0';
    if (ending.how != END_RETURNED)
        note_ending(walk, &ending);
    return 0;
}

bool walk_is_here(void)
{
    return true;
}
