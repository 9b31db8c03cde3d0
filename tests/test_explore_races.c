/* Data races by states and by stories: two ways to look for them, and one answer. */
#include <stdio.h>
#include <stdlib.h>

#include "check.h"
#include "explore/clients.h"
#include "explore/explore.h"
#include "explore/queues.h"
#include "explore/search/hunt.h"
#include "explore/stories/dpor.h"
#include "seed.h"

enum { STORIES = 500, STATES = 100000 };

static size_t compared, raced;

static void compare(const struct experiment *experiment, const char *text)
{
    const unsigned races = (unsigned)VERDICT_RACE | VERDICT_VOLATILE;
    struct stories stories;
    struct hunt hunt;
    char why[512] = "";
    const struct dpor_options options = {.most = STORIES};
    if (!dpor_takes(experiment) || explore_dpor(experiment, &options, &stories, why, sizeof why))
        return;
    unsigned seen = stories.seen;
    bool stopped = stories.stopped;
    stories_free(&stories);
    if (stopped || seen & VERDICT_FREED) /* which ends a story, and may be seen first */
        return;
    int error = explore_hunt(experiment, STATES, NULL, NULL, &hunt, why, sizeof why);
    check_that(!error, "%s, %s: error %d %s", experiment->queue->name, text, error, why);
    if (error)
        return;
    free(hunt.schedule);
    check_that(hunt.stopped || !(hunt.seen & races) == !(seen & races),
               "%s, %s, capacity %zu: by states %x, by stories %x", experiment->queue->name, text,
               experiment->capacity, hunt.seen, seen);
    compared++;
    raced += (seen & races) != 0;
}

/* Every small client, or some of them. */
static void try(const struct queue_class *queue)
{
    size_t number = 0, apart = whole_test() ? 1 : light_test() ? 23 : 7;
    struct clients clients;
    for (size_t calls = 2; calls <= 3; calls++) {
        clients_begin(&clients, queue, calls);
        while (clients_next(&clients)) {
            const struct experiment experiment = {
                .queue = queue, .program = &clients.program, .capacity = clients.capacity};
            if (number++ % apart == test_seed() % apart)
                compare(&experiment, clients.text);
        }
    }
}

static void test_both(void)
{
    static const struct queue_class *const others[] = {
        &queue_unpublished_instrumented, &queue_published_instrumented,
        &queue_fenced_instrumented,      &queue_peeking_instrumented,
        &queue_locked_instrumented,      &queue_careless_instrumented,
        &queue_mixer_instrumented,       &queue_eager_instrumented,
    };
    printf("seed %ju\n", (uintmax_t)test_seed());
    for (size_t q = 0; queue_table_instrumented[q]; q++)
        try(queue_table_instrumented[q]);
    for (size_t q = 0; q < sizeof others / sizeof *others; q++)
        try(others[q]);
    check_that(compared > 100 && raced > 3, "%zu compared, %zu raced", compared, raced);
}

/* What a worker does before its first step races like all else. */
static void test_before_steps(void)
{
    static struct program program;
    char why[512] = "";
    struct exploration *exploration;
    struct hunt hunt = {.seen = 0};
    const struct experiment experiment = {
        .queue = &queue_eager_instrumented, .program = &program, .capacity = 1};
    check_that(program_parse(&program, "put | get", why, sizeof why), "%s", why);
    int error =
        explore_search(&experiment, &(struct search_options){0}, &exploration, why, sizeof why);
    check_int("search", error, 0);
    if (!error) {
        check_int("there is plain code", explore_findings(exploration)->plain, 1);
        explore_close(exploration);
    }
    check_int("hunt", explore_hunt(&experiment, STATES, NULL, NULL, &hunt, why, sizeof why), 0);
    check_int("seen", hunt.seen, VERDICT_RACE);
    free(hunt.schedule);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"by states and by stories", test_both},
        {"before the first step", test_before_steps},
        {NULL, NULL},
    };
    return check_main("explore_races", cases);
}
