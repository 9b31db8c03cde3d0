/* What is known from other programs: the same verdicts as when each is searched by itself, and the
 * same races. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "explore/clients.h"
#include "explore/explore.h"
#include "explore/queues.h"
#include "explore/search/hunt.h"
#include "explore/search/known.h"
#include "explore/search/symmetric.h"
#include "seed.h"

enum { STATES = 30000, CLIENTS = 40000 };

/* What a search and a hunt of one client came to. */
static struct result {
    struct findings findings;
    bool hunted;
    unsigned races;
} results[CLIENTS];

static size_t compared, wrong, raced;
static uint64_t states_alone, states_shared;

static struct findings search(const struct experiment *experiment, struct known *known)
{
    const struct search_options options = {.most_states = STATES, .known = known};
    struct findings findings = {.stopped = true};
    struct exploration *exploration;
    char why[512] = "";
    if (explore_symmetric(experiment, &options, &exploration, why, sizeof why))
        return findings;
    findings = *explore_findings(exploration);
    explore_close(exploration);
    return findings;
}

static struct result look(struct experiment *experiment, struct known *known)
{
    experiment->budget[INGREDIENT_EARLY] = program_is_timed(experiment->program);
    struct result result = {.findings = search(experiment, known)};
    struct hunt hunt = {.stopped = true};
    char why[512] = "";
    if (result.findings.seen || result.findings.stopped || !result.findings.plain)
        return result;
    if (explore_hunt(experiment, STATES, NULL, known, &hunt, why, sizeof why) == 0)
        free(hunt.schedule);
    result.hunted = !hunt.stopped;
    result.races = hunt.seen;
    return result;
}

/* Whether it was looked at to its end. */
static bool is_whole(const struct result *result)
{
    const struct findings *findings = &result->findings;
    return !findings->stopped && (result->hunted || findings->seen || !findings->plain);
}

/* `counts`: states are no more than those of the queue. Else they say who knows of which access, in
 * memory that other clients write, too. */
static void compare(const struct experiment *experiment, const char *text, bool counts,
                    const struct result *shared, const struct result *alone)
{
    unsigned got = shared->findings.seen | shared->races,
             want = alone->findings.seen | alone->races;
    uint64_t few = shared->findings.states, all = alone->findings.states;
    if (!is_whole(shared) || !is_whole(alone))
        return;
    compared++;
    wrong += alone->findings.seen != 0;
    raced += alone->races != 0;
    if (counts) {
        check_that(few <= all, "%s, %s: %ju states, alone %ju", experiment->queue->name, text,
                   (uintmax_t)few, (uintmax_t)all);
        states_alone += all;
        states_shared += few;
    }
    check_that(!got == !want,
               "%s, %s, capacity %zu, memory %d: seen %x in %ju states, alone %x in %ju",
               experiment->queue->name, text, experiment->capacity, experiment->memory, got,
               (uintmax_t)few, want, (uintmax_t)all);
}

/* Every small client in turn, as a walk through them does: first all with what is known, for the
 * hunt alone forgets which memory is accessed plainly. */
static void walk(const struct queue_class *queue, enum memory_model memory, size_t most)
{
    struct known known;
    struct clients clients;
    bool counts = true;
    known_begin(&known);
    for (int pass = 0; pass < 2; pass++) {
        size_t number = 0;
        for (size_t calls = 1; calls <= most; calls++) {
            clients_begin(&clients, queue, calls);
            while (number < CLIENTS && clients_next(&clients)) {
                struct experiment experiment = {.queue = queue,
                                                .program = &clients.program,
                                                .capacity = clients.capacity,
                                                .memory = memory};
                struct result *shared = &results[number++];
                if (pass == 0) {
                    *shared = look(&experiment, &known);
                } else {
                    struct result alone = look(&experiment, NULL);
                    compare(&experiment, clients.text, counts, shared, &alone);
                }
            }
        }
        counts = counts && !known.plain;
        known_free(&known);
    }
}

static void test_verdicts(void)
{
    static const struct queue_class *const others[] = {
        &queue_unpublished_instrumented, &queue_published_instrumented,
        &queue_fenced_instrumented,      &queue_peeking_instrumented,
        &queue_locked_instrumented,      &queue_careless_instrumented,
        &queue_mixer_instrumented,       &queue_eager_instrumented,
    };
    size_t number = 0, most = whole_test() ? 4 : 3,
           apart = whole_test()   ? 1
                   : light_test() ? 13
                                  : 5;
    printf("seed %ju\n", (uintmax_t)test_seed());
    for (size_t q = 0; queue_table_instrumented[q]; q++)
        for (enum memory_model memory = MEMORY_SC; memory <= MEMORY_TSO; memory++)
            if (number++ % apart == test_seed() % apart)
                walk(queue_table_instrumented[q], memory, most);
    for (size_t q = 0; q < sizeof others / sizeof *others; q++)
        walk(others[q], MEMORY_SC, most);
    walk(&queue_picky_instrumented, MEMORY_SC, 4); /* it takes two calls to come to an item */
    check_that(compared > 100 && wrong > 3 && raced > 3, "%zu compared, %zu wrong, %zu raced",
               compared, wrong, raced);
    check_that(states_shared < states_alone, "%ju states, alone %ju", (uintmax_t)states_shared,
               (uintmax_t)states_alone);
    printf("%zu clients, %zu wrong, %zu raced, %ju states, alone %ju\n", compared, wrong, raced,
           (uintmax_t)states_shared, (uintmax_t)states_alone);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"verdicts and races", test_verdicts},
        {NULL, NULL},
    };
    return check_main("explore_known", cases);
}
